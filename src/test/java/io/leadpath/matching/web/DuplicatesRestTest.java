package io.leadpath.matching.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class DuplicatesRestTest {
    private static final Instant BEFORE = Instant.parse("2026-01-05T08:00:00Z");
    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Contacts contacts;

    @Autowired
    Opportunities opportunities;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    @Test
    void ranksAllFourKindsOfRecordsWithTheirReasons() {
        var name = unique("Ranked");
        var phone = phone();
        var account = account("name", name + ", Inc.", "website", "https://www." + name + ".co.uk");
        var deal = deal(account, Stage.PROPOSAL);
        deal(account, Stage.CLOSED_WON);
        var contact = contact(account("name", unique("Elsewhere")), "lastName", "Other", "mobile", "+1" + phone);
        var twin = lead("lastName", "Twin", "phone", "(" + phone.substring(0, 3) + ") " + phone.substring(3));

        var matches = duplicates(lead(
                "lastName",
                "Asked",
                "company",
                name.toUpperCase(),
                "phone",
                "+1 " + phone,
                "website",
                name + ".co.uk"));

        assertThat(ids(matches)).containsExactly(account, deal, twin, contact);
        assertThat(texts(matches, "type")).containsExactly("ACCOUNT", "OPPORTUNITY", "LEAD", "CONTACT");
        assertThat(texts(matches, "score")).containsExactly("95", "85", "60", "60");
        assertThat(texts(matches, "blocking")).containsExactly("true", "false", "false", "false");
        assertThat(reasons(matches.get(0))).containsExactly("SAME_COMPANY_NAME", "SAME_WEBSITE");
        assertThat(reasons(matches.get(1)))
                .containsExactly("OPEN_AT_MATCHING_ACCOUNT", "SAME_COMPANY_NAME", "SAME_WEBSITE");
        assertThat(reasons(matches.get(2))).containsExactly("SAME_PHONE");
        assertThat(reasons(matches.get(3))).containsExactly("SAME_PHONE");
        assertThat(matches.get(0).fieldNames())
                .toIterable()
                .containsExactly("type", "id", "name", "reasons", "score", "blocking", "accountId");
    }

    @Test
    void aContactWithTheSameAddressBringsItsAccountAndItsOpenDeals() {
        var account = account("name", unique("Employer"));
        var deal = deal(account, Stage.PROSPECTING);
        var email = unique("ann") + "@mail.example";
        var contact = contact(account, "firstName", "Ann", "lastName", "Lee", "email", email.toUpperCase());

        var matches = duplicates(lead("firstName", "Ann", "lastName", "Lee", "email", email));

        assertThat(ids(matches)).containsExactly(contact, account, deal);
        assertThat(reasons(matches.get(0))).containsExactly("SAME_EMAIL", "SAME_NAME");
        assertThat(matches.get(0).get("blocking").asBoolean()).isTrue();
        assertThat(reasons(matches.get(1))).containsExactly("CONTACT_WORKS_THERE");
        assertThat(matches.get(1).get("blocking").asBoolean()).isFalse();
    }

    @Test
    void theDomainOfTheMailLeadsToTheAccountUnlessEverybodyMayBeThere() {
        var domain = unique("mailed") + ".com.au";
        var account = account("name", unique("Far"), "website", "www." + domain);
        account("name", unique("Page"), "website", "https://gmail.com/somebody");

        var matches = duplicates(lead("email", "ann@sales." + domain));

        assertThat(ids(matches)).containsExactly(account);
        assertThat(reasons(matches.get(0))).containsExactly("EMAIL_AT_WEBSITE");
        assertThat(duplicates(lead("email", unique("ann") + "@gmail.com"))).isEmpty();
        assertThat(duplicates(lead("website", "http://gmail.com/" + unique("x"))))
                .isEmpty();
    }

    @Test
    void aCompanySpeltOtherwiseIsSimilarAndBlocksNothing() {
        var name = unique("Presti");
        var account = account("name", name + "-Biz");

        var matches = duplicates(lead("company", "The " + name + "biz Ltd."));

        assertThat(ids(matches)).containsExactly(account);
        assertThat(reasons(matches.get(0))).containsExactly("SIMILAR_COMPANY_NAME");
        assertThat(matches.get(0).get("blocking").asBoolean()).isFalse();
    }

    @Test
    void anIndividualIsComparedWithAccountsThatBearTheName() {
        var last = unique("Solo");
        var account = account("name", "Han " + last);

        var matches = duplicates(lead("firstName", "Han", "lastName", last));

        assertThat(ids(matches)).containsExactly(account);
        assertThat(reasons(matches.get(0))).containsExactly("SAME_NAME");
    }

    @Test
    void ofTheSameInCommonTheMoreAlikeNameComesFirst() {
        var phone = "+1" + phone();
        var account = account();
        var stranger = contact(account, "firstName", "Zoe", "lastName", "Quux", "phone", phone);
        var alike = contact(account, "firstName", "Jonathan", "lastName", "Smyth", "phone", phone);

        var matches = duplicates(lead("firstName", "Jonatan", "lastName", "Smith", "phone", phone));

        assertThat(ids(matches)).containsExactly(alike, stranger);
    }

    @Test
    void neitherTheLeadItselfNorOneThatWasMergedNorWhatItBecameIsADuplicate() {
        var phone = "+1" + phone();
        var kept = lead("phone", phone);
        var merged = lead("phone", phone);
        assertThat(as("manager")
                        .post("/api/leads/" + merged + "/merge", "{\"into\":\"" + kept + "\"}")
                        .status())
                .isEqualTo(200);
        var company = unique("Became");
        var converted = lead("company", company);
        assertThat(as("admin")
                        .post(
                                "/api/leads/" + converted + "/conversion",
                                "{\"bypassReason\":\"Signed\",\"ownerId\":\"ae\"}")
                        .status())
                .isEqualTo(201);

        assertThat(duplicates(kept)).isEmpty();
        assertThat(ids(duplicates(merged))).containsExactly(kept);
        assertThat(duplicates(converted)).isEmpty();
    }

    @Test
    void oneSwitchboardOfThousandsHidesNobody() {
        var phone = "+1" + phone();
        var model = lead("lastName", "Crowd", "phone", phone);
        copy(model, 5000);
        var account = account("name", unique("Switchboard"));
        var known = contact(account, "firstName", "Ida", "lastName", unique("Rare"), "phone", phone);
        var rare = contacts.get(known).details().lastName();

        var matches = duplicates(lead("firstName", "Ida", "lastName", rare, "phone", phone));

        assertThat(matches.get(0).get("id").asText()).isEqualTo(known);
        assertThat(reasons(matches.get(0))).containsExactly("SAME_PHONE", "SAME_NAME");
        assertThat(texts(matches, "type")).filteredOn("LEAD"::equals).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource({"sdr, 200", "ae, 200", "manager, 200", "analyst, 200", "admin, 200", "channel, 403"})
    void whoReadsTheLeadSeesItsDuplicates(String user, int status) {
        assertThat(as(user).get("/api/leads/" + lead() + "/duplicates").status())
                .isEqualTo(status);
    }

    @Test
    void aChannelManagerSeesPartnersLeadsOnly() {
        var partner = account();
        var phone = "+1" + phone();
        var own = lead("phone", phone, "partnerAccountId", partner);
        var partners = lead("phone", phone, "partnerAccountId", partner);
        var others = lead("phone", phone);

        var seen = as("channel").get("/api/leads/" + own + "/duplicates").json().get("matches");

        assertThat(ids(list(seen))).containsExactly(partners);
        assertThat(ids(duplicates(own))).containsExactlyInAnyOrder(partners, others);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sdr", "channel"})
    void anUnknownLeadHasNone(String user) {
        var answer = as(user).get("/api/leads/nowhere/duplicates");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("code").asText()).isEqualTo("NOT_FOUND");
    }

    @Test
    void nobodySeesThemWithoutALogin() {
        assertThat(Caller.nobody(port).get("/api/leads/nowhere/duplicates").status())
                .isEqualTo(401);
    }

    @Test
    void anEditedRecordIsFoundByWhatItSaysNow() {
        var phone = phone();
        var edited = lead("phone", "+1" + phone());
        var asked = lead("mobile", phone);
        assertThat(duplicates(asked)).isEmpty();

        assertThat(as("sdr")
                        .with("If-Match", "*")
                        .send("PATCH", "/api/leads/" + edited, "{\"phone\":\"+1 " + phone + "\"}", "application/json")
                        .status())
                .isEqualTo(200);

        assertThat(ids(duplicates(asked))).containsExactly(edited);
    }

    private List<JsonNode> duplicates(String lead) {
        var answer = as("sdr").get("/api/leads/" + lead + "/duplicates");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return list(answer.json().get("matches"));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<String> reasons(JsonNode match) {
        return list(match.get("reasons")).stream().map(JsonNode::asText).toList();
    }

    private static List<String> ids(List<JsonNode> matches) {
        return texts(matches, "id");
    }

    private static List<String> texts(List<JsonNode> matches, String field) {
        return matches.stream().map(match -> match.get(field).asText()).toList();
    }

    /** As the product stores them, with ids of their own. */
    private void copy(String lead, int times) {
        var columns = jdbc.sql("SELECT * FROM lead WHERE id = :id")
                .param("id", lead)
                .query()
                .singleRow()
                .keySet();
        var others = columns.stream()
                .filter(column -> !column.equalsIgnoreCase("id"))
                .toList();
        jdbc.sql("INSERT INTO lead (id, " + String.join(", ", others) + ") SELECT 'copy-' || n.x, "
                        + String.join(", ", others) + " FROM lead, SYSTEM_RANGE(1, " + times
                        + ") AS n(x) WHERE id = :id")
                .param("id", lead)
                .update();
    }

    private String lead(Object... fields) {
        var known = fields(fields);
        known.putIfAbsent("lastName", unique("Person"));
        var answer =
                as(known.containsKey("partnerAccountId") ? "channel" : "sdr").post("/api/leads", text(known));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asText();
    }

    private String account(Object... fields) {
        var known = fields(fields);
        known.putIfAbsent("name", unique("Account"));
        var account =
                new Account(UUID.randomUUID().toString(), json.convertValue(known, AccountDetails.class), BEFORE, 0);
        accounts.add(account);
        return account.id();
    }

    private String contact(String account, Object... fields) {
        var contact = new Contact(
                UUID.randomUUID().toString(),
                account,
                json.convertValue(fields(fields), ContactDetails.class),
                BEFORE,
                0);
        contacts.add(contact);
        return contact.id();
    }

    private String deal(String account, Stage stage) {
        var details = new OpportunityDetails(
                unique("Deal"), null, LocalDate.parse("2027-09-30"), stage, 10, null, null, null, "ae", null, null);
        var deal = new Opportunity(UUID.randomUUID().toString(), account, null, details, BEFORE, 0);
        opportunities.add(deal);
        return deal.id();
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }

    private String text(Map<String, Object> fields) {
        return json.valueToTree(fields).toString();
    }

    private static Map<String, Object> fields(Object... fields) {
        var known = new HashMap<String, Object>();
        for (var i = 0; i < fields.length; i += 2) {
            known.put((String) fields[i], fields[i + 1]);
        }
        return known;
    }

    private static String unique(String prefix) {
        return prefix.toLowerCase() + "x" + Long.toString(System.nanoTime(), 36) + NUMBERS.incrementAndGet();
    }

    private static String phone() {
        return "415200" + NUMBERS.incrementAndGet();
    }
}
