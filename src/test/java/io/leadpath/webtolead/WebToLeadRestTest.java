package io.leadpath.webtolead;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadpath.lead.LeadIntake;
import io.leadpath.notification.Notices;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import io.leadpath.support.Contingency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The public form: what it answers, and what becomes of what was sent. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "leadpath.web-to-lead.worker=false",
            "leadpath.web-to-lead.per-address=10000",
            "leadpath.web-to-lead.overall=10000",
            "leadpath.web-to-lead.consent-version=2026-01",
            "leadpath.web-to-lead.return-urls=https://www.example.com/thanks"
        })
class WebToLeadRestTest {
    private static final String PATH = "/public/leads";

    @LocalServerPort
    int port;

    @Autowired
    SubmissionIntake intake;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aFormThatIsSentBecomesALeadThatIsWorked() {
        var name = unique();
        var answer = form(Map.of(
                "firstName", "Zoë",
                "lastName", name,
                "email", name + "@example.com",
                "description", "Two lines,\r\nplease call",
                "consent", "on",
                "utm_campaign", "spring"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(lead(name)).as("nothing happens before the answer").isNull();
        takeIn();
        var lead = lead(name);
        assertThat(lead.get("firstName").asText()).isEqualTo("Zoë");
        assertThat(lead.get("status").asText()).isEqualTo("OPEN");
        assertThat(lead.get("source").asText()).isEqualTo("WEB");
        assertThat(path(lead).findValuesAsText("id")).contains("workLead");
        var consent = activity(lead, "CONSENT_GIVEN");
        assertThat(consent.get("notes").asText()).contains("2026-01", "I agree");
        assertThat(consent.get("when").asText()).isNotBlank();
        assertThat(waiting()).isZero();
    }

    @Test
    void jsonIsTakenAsWell() {
        var name = unique();

        var answer = json(
                "{\"lastName\":\"" + name + "\",\"consent\":true,\"source\":\"Fair in Lyon\",\"other\":{\"a\":1}}");

        assertThat(answer.status()).isEqualTo(202);
        takeIn();
        assertThat(lead(name).get("source").asText()).isEqualTo("OTHER");
        assertThat(lead(name).get("sourceDetail").asText()).isEqualTo("Fair in Lyon");
    }

    @Test
    void aSecondEnquiryIsAddedToTheLeadInProgress() {
        var name = unique();
        var fields = Map.of("lastName", name, "email", name + "@example.com", "consent", "yes");
        form(fields);
        takeIn();

        form(fields);
        takeIn();

        assertThat(activities(lead(name)).findValuesAsText("outcome")).contains("NEW_ENQUIRY", "CONSENT_GIVEN");
    }

    @Test
    void withoutConsentNothingIsKept() {
        var name = unique();
        var before = count("lead");

        form(Map.of("lastName", name));
        form(Map.of("lastName", name, "consent", "off"));

        assertThat(jdbc.sql("SELECT COUNT(content) FROM web_submission")
                        .query(Long.class)
                        .single())
                .isZero();
        takeIn();
        assertThat(count("lead")).isEqualTo(before);
        assertThat(waiting()).isZero();
    }

    @Test
    @Contingency(
            row = 3,
            rules = {LeadIntake.class, SubmissionIntake.class})
    void whatAProgramFillsInIsInvalidAndBothersNobody() {
        var name = unique();
        form(Map.of("lastName", name, "referenceCode", "x", "consent", "on"));
        takeIn();

        assertInvalid(lead(name), "FILLED_IN_BY_A_PROGRAM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"email\":\"ann(at)example.com\"",
                "\"phone\":\"12345678901234567890123456789012345678901\"",
                "\"city\":\"one\\ntwo\"",
                "\"description\":\"nul \\u0000\"",
            })
    @Contingency(
            row = 3,
            rules = {SubmissionIntake.class})
    void whatBreaksTheRulesOfARecordIsInvalidAndBothersNobody(String field) {
        var name = unique();
        json("{\"lastName\":\"" + name + "\",\"consent\":true," + field + "}");
        takeIn();

        var lead = lead(name);
        assertInvalid(lead, "INVALID_SUBMISSION");
        assertThat(lead.toString()).as("a value is kept as it is or not at all").doesNotContain("ann(at)", "nul ");
    }

    @Test
    void anEnquiryWithoutANameIsInvalid() {
        var email = unique() + "@example.com";
        form(Map.of("email", email, "consent", "on"));
        takeIn();

        assertInvalid(lead(email), "INVALID_SUBMISSION");
    }

    @Test
    void aBlockedDomainIsInvalidAsEverywhere() {
        var name = unique();
        form(Map.of("lastName", name, "email", name + "@shop.invalid", "consent", "on"));
        takeIn();

        assertInvalid(lead(name), "BLOCKED_DOMAIN");
    }

    @Test
    void everySubmissionIsAnsweredTheSame() {
        var known = unique() + "@example.com";
        form(Map.of("lastName", "Known", "email", known, "consent", "on"));
        takeIn();

        var answers = Stream.of(
                        form(Map.of("lastName", "New", "email", unique() + "@example.com", "consent", "on")),
                        form(Map.of("lastName", "Known", "email", known, "consent", "on")),
                        form(Map.of("lastName", "Spam", "email", "a@shop.invalid", "consent", "on")),
                        form(Map.of("lastName", "Bad", "email", "nonsense", "consent", "on")),
                        form(Map.of("lastName", "Robot", "referenceCode", "x", "consent", "on")),
                        form(Map.of("lastName", "No consent")),
                        form(Map.of()),
                        json("{"),
                        json("[]"),
                        post("%%%=%", "application/x-www-form-urlencoded"),
                        post("x", "text/plain"),
                        post("--x\r\n\r\n", "multipart/form-data; boundary=x"),
                        post("x", "no type at all"))
                .toList();
        takeIn();

        assertThat(answers).extracting(WebToLeadRestTest::whatIsSeen).containsOnly(whatIsSeen(answers.get(0)));
        assertThat(answers.get(0).status()).isEqualTo(202);
    }

    @Test
    void aBrowserSeesAPageOrTheConfiguredOneAndNoOther() {
        var fields = new LinkedHashMap<>(Map.of("lastName", unique(), "consent", "on"));
        var page = browser().form(PATH, fields);
        assertThat(page.status()).isEqualTo(202);
        assertThat(page.body()).contains("Thank you").startsWith("<!DOCTYPE html>");

        fields.put("returnUrl", "https://evil.example/");
        var elsewhere = browser().form(PATH, fields);
        assertThat(elsewhere.status()).isEqualTo(202);
        assertThat(elsewhere.header("Refresh")).isEmpty();
        assertThat(elsewhere.body()).doesNotContain("evil");

        fields.put("returnUrl", "https://www.example.com/thanks");
        var led = browser().form(PATH, fields);
        assertThat(led.status()).isEqualTo(202);
        assertThat(led.header("Refresh")).isEqualTo("0; url=https://www.example.com/thanks");
        assertThat(led.body()).contains("href=\"https://www.example.com/thanks\"");
        takeIn();
    }

    @Test
    void aSubmissionThatIsTooLargeIsRefusedHoweverItIsSent() {
        var before = waiting();
        var large = "{\"consent\":true,\"description\":\"" + "x".repeat(16 * 1024) + "\"}";

        for (var type : List.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data")) {
            var answer = post(large, type);
            assertThat(answer.status()).as(type).isEqualTo(413);
            assertThat(answer.json().get("code").asText()).isEqualTo("PAYLOAD_TOO_LARGE");
        }
        assertThat(waiting()).isEqualTo(before);
    }

    @Test
    void otherSitesGetNoCredentialsAndNoSession() {
        var answer = Caller.nobody(port)
                .with("Accept", "application/json")
                .with("Sec-Fetch-Site", "cross-site")
                .post(PATH, "{}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(Caller.nobody(port).get(PATH).status()).isEqualTo(405);
        takeIn();
    }

    @Test
    void aTechnicalFaultKeepsTheSubmissionAndHoldsUpNoOther() {
        var broken = unique();
        form(Map.of("lastName", broken, "consent", "on"));
        jdbc.sql("ALTER TABLE activity RENAME TO activity_elsewhere").update();
        try {
            takeIn();
        } finally {
            jdbc.sql("ALTER TABLE activity_elsewhere RENAME TO activity").update();
        }
        assertThat(waiting()).isOne();
        assertThat(lead(broken)).isNull();

        var name = unique();
        form(Map.of("lastName", name, "consent", "on"));
        takeIn();

        assertThat(lead(name)).isNotNull();
        assertThat(waiting()).isOne();
        jdbc.sql("UPDATE web_submission SET due_at = received_at").update();
        takeIn();
        assertThat(lead(broken)).isNotNull();
    }

    @Test
    void managersFetchTheFormForTheirSite() {
        var page = Caller.browser(port, "manager").get("/web-to-lead");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("action=&quot;http://localhost:8080/public/leads&quot;")
                .contains("name=&quot;referenceCode&quot;", "name=&quot;consent&quot;")
                .contains("value=&quot;https://www.example.com/thanks&quot;")
                .contains("<div class=\"card\" inert");
        assertThat(Caller.browser(port, "ae").get("/web-to-lead").status()).isEqualTo(403);
    }

    private void assertInvalid(JsonNode lead, String outcome) {
        assertThat(lead.get("status").asText()).isEqualTo("DISQUALIFIED");
        assertThat(lead.get("statusReason").asText()).isEqualTo("INVALID");
        var id = lead.get("id").asText();
        assertThat(path(lead)).isEmpty();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(id)
                        .count())
                .isZero();
        assertThat(notices.of("manager", 1000))
                .as("nobody is bothered")
                .noneMatch(notice -> id.equals(notice.subjectId()));
        assertThat(activities(lead).findValuesAsText("outcome")).contains(outcome, "CONSENT_GIVEN");
    }

    private static String whatIsSeen(Answer answer) {
        var headers = new TreeMap<>(answer.response().headers().map());
        headers.remove("date");
        return answer.status() + " " + headers + " " + answer.body();
    }

    private void takeIn() {
        while (intake.advance()) {
            // advancing is the work
        }
    }

    private Answer form(Map<String, String> fields) {
        return Caller.nobody(port).form(PATH, fields);
    }

    private Answer json(String body) {
        return post(body, "application/json");
    }

    private Answer post(String body, String type) {
        return Caller.nobody(port).send("POST", PATH, body, type);
    }

    private Caller browser() {
        return Caller.nobody(port).with("Accept", "text/html,application/xhtml+xml");
    }

    private JsonNode lead(String words) {
        var found = manager().get("/api/leads?q=" + Caller.encode(words)).json().get("items");
        return found.isEmpty() ? null : found.get(0);
    }

    private JsonNode activity(JsonNode lead, String outcome) {
        for (var activity : activities(lead)) {
            if (activity.get("outcome").asText().equals(outcome)) {
                return activity;
            }
        }
        throw new AssertionError("No " + outcome + " in " + activities(lead));
    }

    private JsonNode activities(JsonNode lead) {
        return manager()
                .get("/api/leads/" + lead.get("id").asText() + "/activities")
                .json()
                .get("items");
    }

    private JsonNode path(JsonNode lead) {
        return manager()
                .get("/api/leads/" + lead.get("id").asText() + "/path")
                .json()
                .get("steps");
    }

    private Caller manager() {
        return Caller.program(port, "manager", "manager");
    }

    private long waiting() {
        return count("web_submission");
    }

    private long count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }

    private static String unique() {
        return "Web" + UUID.randomUUID().toString().substring(0, 8);
    }
}
