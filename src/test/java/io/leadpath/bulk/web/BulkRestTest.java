package io.leadpath.bulk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadpath.security.Users;
import io.leadpath.support.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bulk conversions over HTTP and on the pages, in the whole application with its processes and log-ins. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BulkRestTest {
    private static final String BULK = "/api/conversions/bulk";
    private static final String REASONS =
            "\"noOpportunityReason\": \"Customers\", \"bypassReason\": \"Known for years\"";

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    private Caller manager;
    private String company;

    @BeforeEach
    void logIn() {
        manager = Caller.program(port, "manager", "manager");
        company = "Bulk" + UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void answers202AndConvertsTheLeadsInTheBackground() {
        var first = lead("Ada", company + " One");
        lead("Bo", company + " Two");

        var answer = manager.post(BULK, "{\"q\": \"" + company + "\", \"status\": [\"OPEN\"], " + REASONS + "}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.location())
                .isEqualTo(BULK + "/" + answer.json().get("id").asText());
        assertThat(answer.json().get("total").asInt()).isEqualTo(2);
        assertThat(answer.json().has("running")).isFalse();
        var done = awaitEnd(answer.location());
        assertThat(done.get("converted").asInt()).isEqualTo(2);
        assertThat(done.get("done").asInt()).isEqualTo(2);
        assertThat(done.get("startedAt").asText()).endsWith("Z");
        assertThat(done.get("finishedAt").asText()).endsWith("Z");
        var converted = manager.get("/api/leads/" + first).json();
        assertThat(converted.get("status").asText()).isEqualTo("CONVERTED");
        assertThat(converted.get("convertedOpportunityId").isNull()).isTrue();
        var path = manager.get("/api/leads/" + first + "/path").body();
        assertThat(path).contains("leadConverted");
    }

    @Test
    void thePageNamesWhoStartedIt() {
        var lead = lead("Ada", company);
        var location = manager.post(BULK, "{\"leadIds\": [\"" + lead + "\"], \"noOpportunityReason\": \"Vendors\"}")
                .location();
        var id = awaitEnd(location).get("id").asText();

        assertThat(Caller.browser(port, "manager")
                        .get("/conversions/bulk/" + id)
                        .body())
                .contains("UTC by " + users.nameOf("manager") + "<")
                .doesNotContain("UTC by manager<");
    }

    @Test
    void tellsWhichWereRefusedAndWhyAsCsv() {
        var lead = lead("Münz", company);

        var done =
                awaitEnd(manager.post(BULK, "{\"leadIds\": [\"" + lead + "\"], \"noOpportunityReason\": \"Customers\"}")
                        .location());

        assertThat(done.get("failed").asInt()).isOne();
        var csv = manager.get(BULK + "/" + done.get("id").asText() + "/failures");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("attachment");
        assertThat(csv.body())
                .startsWith("Lead Id,Name,Company,Code,Reason")
                .contains(lead + ",Münz," + company + ",LEAD_NOT_APPROVED,");
    }

    @Test
    void startsOnlyOnceForOneIdempotencyKey() {
        var lead = lead("Ada", company);
        var body = "{\"leadIds\": [\"" + lead + "\"], " + REASONS + "}";
        var key = UUID.randomUUID().toString();

        var first = Caller.program(port, "manager", "manager")
                .with("Idempotency-Key", key)
                .post(BULK, body);
        var again = Caller.program(port, "manager", "manager")
                .with("Idempotency-Key", key)
                .post(BULK, body);

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(awaitEnd(first.location()).get("converted").asInt()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"noOpportunityReason\": \" \"}",
                "{\"noOpportunityReason\": \"x\", \"status\": [\"LOST\"]}",
                "{\"noOpportunityReason\": \"x\", \"nonsense\": 1}",
                "{\"noOpportunityReason\": \"x\", \"status\": [null]}",
                "{\"noOpportunityReason\": \"x\", \"status\": [\"OPEN\", null]}",
                "{\"noOpportunityReason\": \"x\", \"leadIds\": []}",
                "{\"noOpportunityReason\": \"x\", \"leadIds\": [null]}",
                "{\"noOpportunityReason\": \"x\", \"leadIds\": [\"a\"], \"q\": \"b\"}",
                "{\"noOpportunityReason\": \"x\", \"leadIds\": [\"nowhere\"]}",
                "{\"noOpportunityReason\": \"x\", \"q\": \"nobody is called like this\"}",
                "{\"noOpportunityReason\": \"x\", \"q\": \"b\", \"allowDuplicates\": true}",
                "[]"
            })
    void refusesWhatMakesNoSense(String body) {
        assertThat(manager.post(BULK, body).status()).isEqualTo(400);
    }

    @Test
    void refusesAnEmptyStatusOnItsPage() {
        var browser = Caller.browser(port, "manager");

        assertThat(browser.get("/conversions/bulk?status=OPEN,").status()).isEqualTo(400);
        var sent = Map.of("_csrf", browser.pageToken(), "status", "OPEN,", "noOpportunityReason", "x");
        assertThat(browser.form("/conversions/bulk", sent).status()).isEqualTo(400);
    }

    @Test
    void isForManagersAndAdministratorsOnly() {
        for (var user : List.of("sdr", "ae", "channel", "analyst")) {
            var caller = Caller.program(port, user, user);
            assertThat(caller.post(BULK, "nonsense").status()).as(user).isEqualTo(403);
            assertThat(caller.get(BULK + "/nowhere").status()).as(user).isEqualTo(403);
            assertThat(caller.get(BULK + "/nowhere/failures").status()).as(user).isEqualTo(403);
            assertThat(browser(user).get("/conversions/bulk").status()).as(user).isEqualTo(403);
        }
        assertThat(manager.get(BULK + "/nowhere").status()).isEqualTo(404);
        assertThat(manager.get(BULK + "/nowhere/failures").status()).isEqualTo(404);
        assertThat(Caller.nobody(port).post(BULK, "{}").status()).isEqualTo(401);
    }

    @Test
    void thePageShowsWhatWouldBeConvertedStartsItAndFollowsIt() {
        for (int lead = 0; lead < 22; lead++) {
            lead("P" + lead, company + " " + lead);
        }
        var browser = browser("manager");

        var form = browser.get("/conversions/bulk?q=" + company + "&status=OPEN&status=CONVERTED");
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body())
                .contains("22 leads", "and 2 more", "Convert 22 leads", "cannot be undone")
                .contains("name=\"noOpportunityReason\"")
                .contains("name=\"status\" value=\"OPEN\"");

        var started = browser.form(
                "/conversions/bulk",
                Map.of(
                        "q", company,
                        "noOpportunityReason", "Customers",
                        "bypassReason", "Known",
                        "reuseMatches", "true",
                        "confirmed", "true",
                        "_csrf", browser.formToken("/conversions/bulk?q=" + company)));
        assertThat(started.status()).as(started.body()).isEqualTo(302);
        var id = started.location().substring(started.location().lastIndexOf('/') + 1);
        awaitEnd(BULK + "/" + id);
        var page = browser.get("/conversions/bulk/" + id).body();
        assertThat(page).contains("<progress", "22 of 22 leads", "Finished").doesNotContain("hx-trigger", "Refresh");
        var part = browser.get("/conversions/bulk/" + id + "/progress").body();
        assertThat(part).contains("id=\"progress\"").doesNotContain("<html");
        assertThat(browser.get("/conversions/bulk").body()).contains("/conversions/bulk/" + id);
    }

    @Test
    void thePageStartsNothingBeforeSomebodySaysThatTheLeadsWereLookedAt() {
        lead("Ada", company);
        var browser = browser("manager");

        var refused = browser.form(
                "/conversions/bulk",
                Map.of(
                        "q",
                        company,
                        "noOpportunityReason",
                        "Customers",
                        "_csrf",
                        browser.formToken("/conversions/bulk?q=" + company)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("role=\"alert\"", "cannot be undone", "Customers", "One lead");
    }

    @Test
    void thePageSaysWhatIsMissingAndKeepsWhatWasWritten() {
        lead("Ada", company);
        var browser = browser("manager");

        var refused = browser.form(
                "/conversions/bulk",
                Map.of(
                        "q",
                        company,
                        "bypassReason",
                        "Known for years",
                        "confirmed",
                        "true",
                        "_csrf",
                        browser.formToken("/conversions/bulk?q=" + company)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("role=\"alert\"", "is required", "Known for years", "One lead");
        assertThat(browser.get("/conversions/bulk?q=nobody+is+called+like+this").body())
                .contains("No lead in progress is like that")
                .doesNotContain("name=\"noOpportunityReason\"");
    }

    private Caller browser(String user) {
        return Caller.browser(port, user).with("Accept", "text/html");
    }

    private String lead(String lastName, String company) {
        return manager.post("/api/leads", "{\"lastName\": \"" + lastName + "\", \"company\": \"" + company + "\"}")
                .json()
                .get("id")
                .asText();
    }

    private JsonNode awaitEnd(String path) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> manager.get(path).json(),
                        shown -> shown.get("state").asText().equals("FINISHED"));
    }
}
