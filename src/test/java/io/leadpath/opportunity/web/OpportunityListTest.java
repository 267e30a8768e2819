package io.leadpath.opportunity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.ContactDetails;
import io.leadpath.account.Contacts;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.OpportunityDetails;
import io.leadpath.opportunity.Stage;
import io.leadpath.support.Caller;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The lists of opportunities, and of the accounts and contacts they are made with. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:lists;DB_CLOSE_DELAY=-1") // nobody else's records
class OpportunityListTest {
    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Contacts contacts;

    @Autowired
    Opportunities opportunities;

    private String tag;
    private String account;

    @BeforeEach
    void recordOneOfEach() {
        tag = "T" + UUID.randomUUID().toString().replace("-", "");
        account = UUID.randomUUID().toString();
        accounts.add(new Account(
                account,
                new AccountDetails(
                        tag + " Ltd", null, null, null, null, null, null, null, null, null, null, null, "ae"),
                Instant.now(),
                0));
        contacts.add(new Contact(
                UUID.randomUUID().toString(),
                account,
                new ContactDetails(
                        null, "Ada", tag, null, null, null, null, null, null, null, null, null, null, false, false,
                        "ae"),
                Instant.now(),
                0));
        add("open", Stage.PROPOSAL, "ae");
        add("won", Stage.CLOSED_WON, "ae2");
    }

    @ParameterizedTest
    @CsvSource({
        "stage=OPEN, open, won",
        "stage=CLOSED, won, open",
        "stage=PROPOSAL, open, won",
        "owner=me, open, won",
        "owner=ae2, won, open"
    })
    void showsTheOpportunitiesThatTheFilterMeans(String filter, String shown, String hidden) {
        assertThat(page("ae", "/opportunities?q=" + tag + "&" + filter))
                .contains(tag + shown, tag + " Ltd", ">1 opportunity<", "/accounts/" + account)
                .doesNotContain(tag + hidden);
    }

    @Test
    void findsAccountsAndTheirContacts() {
        assertThat(page("sdr", "/accounts?q=" + tag)).contains("/accounts/" + account, ">1 account<");
        assertThat(page("analyst", "/contacts?accountId=" + account))
                .contains("Ada " + tag, "At <a href=\"/accounts/" + account, ">1 contact<", "name=\"accountId\"");
        assertThat(page("channel", "/contacts?q=" + tag)).contains("Ada " + tag);
    }

    @ParameterizedTest
    @CsvSource({
        "/opportunities?stage=LOST, &#39;stage&#39; must be one of OPEN",
        "/opportunities?owner=nobody-there, &#39;owner&#39; must be the id",
        "/opportunities?sort=weight%2Casc, &#39;sort&#39; must be",
        "/accounts?sort=weight%2Casc, &#39;sort&#39; must be",
        "/accounts?owner=ae, &#39;owner&#39; is not a field",
        "/contacts?accountId=none, &#39;accountId&#39; must be the id of an account",
        "/contacts?after=made-up, &#39;after&#39; must be"
    })
    void whatTheAddressGetsWrongIsToldOnThePage(String address, String sentence) {
        assertThat(page("sdr", address)).contains("This list cannot be shown as its address asks for it.", sentence);
    }

    @Test
    void whoseCloseDateHasPassedIsOnTheOwnersHomePage() {
        assertThat(page("ae", "/"))
                .contains("Past their close date", tag + "open")
                .doesNotContain(tag + "won");
        assertThat(page("sdr", "/")).doesNotContain(tag + "open");
    }

    private void add(String name, Stage stage, String owner) {
        var details = new OpportunityDetails(
                tag + name,
                new BigDecimal("10"),
                LocalDate.of(2020, 1, 31),
                stage,
                50,
                null,
                null,
                null,
                owner,
                null,
                null);
        opportunities.add(new Opportunity(UUID.randomUUID().toString(), account, null, details, Instant.now(), 0));
    }

    private String page(String user, String address) {
        var answer = Caller.browser(port, user).with("Accept", "text/html").get(address);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
