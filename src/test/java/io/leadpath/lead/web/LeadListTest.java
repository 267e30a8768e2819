package io.leadpath.lead.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The list of leads: what its address may ask for, and who is shown what. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:lists;DB_CLOSE_DELAY=-1") // nobody else's leads
class LeadListTest {
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Test
    void wordsAndFiltersInTheAddressNarrowTheList() {
        var tag = tag();
        create(tag + "web", "WEB", "sdr2");
        create(tag + "phone", "PHONE_INQUIRY", "sdr2");

        var list = page("manager", "/leads?q=" + tag + "&source=PHONE_INQUIRY&owner=sdr2&status=OPEN");

        assertThat(list.body())
                .contains(tag + "phone", ">1 lead<", "value=\"" + tag + "\"")
                .containsPattern("<option value=\"PHONE_INQUIRY\"[^>]*selected")
                .doesNotContain(tag + "web");
    }

    @Test
    void meIsWhoeverLooks() {
        var tag = tag();
        create(tag + "mine", "WEB", "sdr2");

        assertThat(page("sdr2", "/leads?owner=me&q=" + tag).body()).contains(tag + "mine");
        assertThat(page("sdr", "/leads?owner=me&q=" + tag).body()).contains("No lead fits.");
    }

    @Test
    void theNextPageGoesOnWhereThisOneEndsWithTheSameFilters() {
        var tag = tag();
        create(tag + "a", "WEB", "sdr2");
        create(tag + "b", "WEB", "sdr2");
        create(tag + "c", "WEB", "sdr2");

        var first =
                page("sdr", "/leads?q=" + tag + "&sort=lastName,desc&size=2").body();
        assertThat(first).contains(tag + "c", tag + "b", ">3 leads<", "aria-sort=\"descending\"");
        assertThat(first).doesNotContain(">" + tag + "a<");
        var second = page("sdr", next(first)).body();

        assertThat(second).contains(">" + tag + "a<", ">3 leads<", "First page").doesNotContain(tag + "c");
        assertThat(NEXT.matcher(second).find()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "status=NEVER, &#39;status&#39; must be one of OPEN",
        "owner=nobody-there, &#39;owner&#39; must be the id of a user or a group",
        "source=NOWHERE, &#39;source&#39; must be one of WEB",
        "'sort=email,asc', &#39;sort&#39; must be field",
        "after=made-up, &#39;after&#39; must be",
        "size=1000000, &#39;size&#39; must be",
        "q=%00, holds a character that cannot be stored",
        "colour=red, &#39;colour&#39; is not a field of this request"
    })
    void whatTheAddressGetsWrongIsToldOnThePage(String parameter, String sentence) {
        var list = page("sdr", "/leads?" + parameter.replace(",", "%2C"));

        assertThat(list.body())
                .contains("This list cannot be shown as its address asks for it.", sentence, "<h1>Leads</h1>");
    }

    @Test
    void aFilterWithABadValueIsTiedToItsMessage() {
        assertThat(page("sdr", "/leads?status=NEVER").body())
                .containsPattern("<select id=\"status\"[^>]*aria-invalid=\"true\" aria-describedby=\"wrong\"");
    }

    @Test
    void nothingFoundSaysWhatToDo() {
        assertThat(page("sdr", "/leads?q=" + tag()).body()).contains("No lead fits.", "show all</a>", ">0 leads<");
    }

    @Test
    void channelManagersSeePartnersLeadsOnly() {
        var tag = tag();
        create(tag + "direct", "WEB", "sdr2");
        var partner = partner();
        var made = Caller.program(port, "channel", "channel")
                .post("/api/leads", "{\"lastName\":\"" + tag + "partner\",\"partnerAccountId\":\"" + partner + "\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);

        assertThat(page("channel", "/leads?q=" + tag).body())
                .contains(tag + "partner")
                .doesNotContain(tag + "direct");
        assertThat(page("analyst", "/leads?q=" + tag).body()).contains(tag + "partner", tag + "direct");
    }

    @ParameterizedTest
    @CsvSource({
        "sdr, true, true, false",
        "ae, false, false, false",
        "manager, true, true, true",
        "channel, true, true, false",
        "analyst, false, false, false",
        "admin, true, true, true"
    })
    void offersWhatTheRoleMayDo(String user, boolean mayAdd, boolean mayImport, boolean mayConvertInBulk) {
        var tag = tag();
        var partner = partner();
        Caller.program(port, "manager", "manager")
                .post(
                        "/api/leads",
                        "{\"lastName\":\"" + tag + "\",\"source\":\"WEB\",\"partnerAccountId\":\"" + partner + "\"}");

        var body = page(user, "/leads?source=WEB&q=" + tag).body();

        assertThat(body).contains(tag);
        assertThat(body.contains("href=\"/leads/new\"")).isEqualTo(mayAdd);
        assertThat(body.contains("href=\"/imports\"")).isEqualTo(mayImport);
        assertThat(body.contains("href=\"/conversions/bulk?source=WEB&amp;q=" + tag + "\""))
                .isEqualTo(mayConvertInBulk);
    }

    private String next(String body) {
        var next = NEXT.matcher(body);
        assertThat(next.find()).as(body).isTrue();
        return next.group(1).replace("&amp;", "&");
    }

    private Answer page(String user, String address) {
        var answer = Caller.browser(port, user).with("Accept", "text/html").get(address);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private void create(String lastName, String source, String owner) {
        var made = Caller.program(port, "manager", "manager")
                .post(
                        "/api/leads",
                        "{\"lastName\":\"" + lastName + "\",\"source\":\"" + source + "\",\"owner\":\"" + owner
                                + "\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
    }

    private String partner() {
        var id = UUID.randomUUID().toString();
        var details = new AccountDetails(
                "Partner " + id, null, null, null, null, null, null, null, null, null, null, null, null);
        accounts.add(new Account(id, details, Instant.now(), 0));
        return id;
    }

    /** Letters that no other test's leads have. */
    private static String tag() {
        return "T" + UUID.randomUUID().toString().replace("-", "");
    }
}
