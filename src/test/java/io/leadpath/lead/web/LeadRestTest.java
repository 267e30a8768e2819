package io.leadpath.lead.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Leads as integrators see them. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LeadRestTest {
    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Test
    void recordsALeadAndStartsItsPath() {
        var answer = create("sdr", "\"company\":\"Acme\",\"source\":\"WEB\",\"rating\":\"HOT\"");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var id = answer.json().get("id").asText();
        assertThat(answer.location()).endsWith("/api/leads/" + id);
        assertThat(answer.header("ETag")).matches("\"0\\.[0-9a-f]+\"");
        assertThat(answer.json().get("status").asText()).isEqualTo("OPEN");
        var path = as("analyst").get("/api/leads/" + id + "/path").json();
        assertThat(path.get("steps").findValuesAsText("id")).contains("leadReceived", "workLead");
        assertThat(path.findValuesAsText("state")).contains("RUNNING");
    }

    @Test
    void addsASecondEnquiryOfTheSamePersonToTheLeadInProgress() {
        var email = UUID.randomUUID() + "@example.com";
        var first = create("sdr", "\"email\":\"" + email + "\"");

        var second = create("sdr2", "\"email\":\"" + email + "\"");

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
        var activities = as("sdr")
                .get("/api/leads/" + first.json().get("id").asText() + "/activities")
                .json();
        assertThat(activities.get("items").get(0).get("outcome").asText()).isEqualTo("NEW_ENQUIRY");
    }

    @Test
    void keepsWhatASecondEnquirySaysOtherwiseAndRespectsItsWishNotToBeCalled() {
        var email = UUID.randomUUID() + "@example.com";
        var id = create("sdr", "\"email\":\"" + email + "\",\"phone\":\"1\"")
                .json()
                .get("id")
                .asText();

        as("sdr2")
                .post(
                        "/api/leads",
                        "{\"lastName\":\"Second\",\"email\":\"" + email.toUpperCase()
                                + "\",\"phone\":\"555-2\",\"doNotCall\":true}");

        var lead = as("sdr").get("/api/leads/" + id).json();
        assertThat(lead.get("phone").asText()).isEqualTo("1");
        assertThat(lead.get("doNotCall").asBoolean()).isTrue();
        var activities = as("sdr").get("/api/leads/" + id + "/activities").json();
        assertThat(activities.get("items").get(0).get("notes").asText())
                .contains("name Second", "phone 555-2")
                .doesNotContain("email");
    }

    @Test
    void answersAConditionalReadAnewOnceTheStatusIsAnother() {
        var id = create("sdr", "\"company\":\"Acme\"").json().get("id").asText();
        var etag = as("sdr").get("/api/leads/" + id).header("ETag");
        assertThat(as("sdr").with("If-None-Match", etag).get("/api/leads/" + id).status())
                .isEqualTo(304);

        as("sdr").post("/api/leads/" + id + "/activities", "{\"type\":\"CALL\",\"outcome\":\"Talked\"}");

        var again = as("sdr").with("If-None-Match", etag).get("/api/leads/" + id);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("status").asText()).isEqualTo("WORKING");
        assertThat(patch(id, etag, "{\"title\":\"CEO\"}").status()).isEqualTo(200);
    }

    @Test
    void refusesAnEmptyStatusToLookFor() {
        for (var query : new String[] {"status=OPEN,", "status=&status=OPEN", "status=,"}) {
            var answer = as("sdr").get("/api/leads?" + query);

            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.json().get("code").asText()).isEqualTo("INVALID_VALUE");
        }
        assertThat(as("sdr").get("/api/leads?status=").status()).isEqualTo(200);
    }

    @Test
    void keepsTheVersionWhenAChangeChangesNothing() {
        var id = create("sdr", "\"company\":\"Acme\",\"annualRevenue\":1000")
                .json()
                .get("id")
                .asText();

        assertThat(patch(id, "\"0\"", "{\"company\":\"Acme\"}")
                        .json()
                        .get("version")
                        .asInt())
                .isZero();
    }

    @Test
    void takesAUserWithAGroupsIdForAUser() {
        var withdrawn = "{\"name\":\"LeadWithdrawn\"}";
        var owned = create("manager", "\"owner\":\"sdr\"").json().get("id").asText();
        var queued = create("manager", "\"company\":\"Acme\"").json();
        assertThat(as("sdr")
                        .get("/api/leads/" + queued.get("id").asText())
                        .json()
                        .get("owner")
                        .asText())
                .isEqualTo("sdr");

        assertThat(as("sdr2")
                        .post("/api/leads/" + owned + "/messages", withdrawn)
                        .status())
                .isEqualTo(403);
        assertThat(as("sdr2")
                        .post("/api/leads/" + queued.get("id").asText() + "/messages", withdrawn)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"contactId\":\"nowhere\" | contactId | INVALID_CROSS_REFERENCE",
                "\"partnerAccountId\":\"nowhere\" | partnerAccountId | INVALID_CROSS_REFERENCE",
                "\"owner\":\"nobody\" | owner | INVALID_CROSS_REFERENCE",
                "\"source\":\"FAX\" | source | INVALID_VALUE",
                "\"website\":\"JavaScript:alert(1)\" | website | INVALID_VALUE",
                "\"city\":\"Rye\\nEly\" | city | INVALID_VALUE",
                "\"email\":\"no address\" | email | INVALID_VALUE",
                "\"employees\":-1 | employees | INVALID_VALUE",
                "\"status\":\"CONVERTED\" | status | INVALID_VALUE",
            })
    void refusesWhatCannotBe(String field, String name, String code) {
        var answer = create("sdr", field);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("field").asText()).isEqualTo(name);
        assertThat(answer.json().get("code").asText()).isEqualTo(code);
    }

    @Test
    void saysBothLimitsOfAnAmount() {
        var answer = create("sdr", "\"annualRevenue\":" + "9".repeat(30));

        assertThat(answer.json().get("detail").asText())
                .contains("'annualRevenue' must have at most two decimals and 16 digits before them.");
    }

    @Test
    void refusesALengthBeyondSalesforces() {
        var answer = create("sdr", "\"company\":\"" + "x".repeat(256) + "\"");

        assertThat(answer.json().get("code").asText()).isEqualTo("STRING_TOO_LONG");
    }

    @Test
    void changesALeadOnlyForWhoReadTheNewestVersion() {
        var id = create("sdr", "\"company\":\"Acme\"").json().get("id").asText();

        assertThat(patch(id, null, "{\"title\":\"CEO\"}").status()).isEqualTo(428);
        assertThat(patch(id, "\"7\"", "{\"title\":\"CEO\"}").status()).isEqualTo(412);
        assertThat(patch(id, "\"0\"", "{\"status\":\"CONVERTED\"}").status()).isEqualTo(400);
        var changed = patch(id, "\"0\"", "{\"title\":\"CEO\",\"company\":null}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().get("title").asText()).isEqualTo("CEO");
        assertThat(changed.json().get("company").isNull()).isTrue();
        assertThat(changed.json().get("version").asInt()).isEqualTo(1);
    }

    @Test
    void makesALeadAWorkedOneWhenSomebodyReachedIt() {
        var id = create("sdr", "\"company\":\"Acme\"").json().get("id").asText();

        var note =
                as("ae").post("/api/leads/" + id + "/activities", "{\"type\":\"NOTE\",\"notes\":\"Looked them up\"}");
        assertThat(note.status()).as(note.body()).isEqualTo(201);
        assertThat(status(id)).isEqualTo("OPEN");
        as("sdr").post("/api/leads/" + id + "/activities", "{\"type\":\"CALL\",\"outcome\":\"Talked\"}");
        assertThat(status(id)).isEqualTo("WORKING");
    }

    @ParameterizedTest
    @CsvSource({"sdr, 201", "manager, 201", "admin, 201", "ae, 403", "analyst, 403", "channel, 403"})
    void letsOnlyThoseRecordLeadsWhoMay(String user, int status) {
        assertThat(create(user, "\"company\":\"Acme\"").status()).isEqualTo(status);
    }

    @Test
    void showsChannelManagersPartnersLeadsOnlyWhicheverWayTheyAsk() {
        var email = UUID.randomUUID() + "@example.com";
        var id = create("sdr", "\"email\":\"" + email + "\"").json().get("id").asText();

        assertThat(as("channel").get("/api/leads/" + id).status()).isEqualTo(403);
        assertThat(as("channel").get("/api/leads/" + id + "/path").status()).isEqualTo(403);
        var probe = create("channel", "\"email\":\"" + email + "\",\"partnerAccountId\":\"" + account() + "\"");
        assertThat(probe.status()).isEqualTo(403);
        assertThat(probe.body()).doesNotContain(id);
        assertThat(as("sdr")
                        .get("/api/leads/" + id + "/activities")
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void refusesAMessageThatTheLeadDoesNotWaitFor() {
        var id = create("manager", "\"owner\":\"sdr2\"").json().get("id").asText();

        assertThat(as("sdr")
                        .post("/api/leads/" + id + "/messages", "{\"name\":\"LeadWithdrawn\"}")
                        .status())
                .as("somebody else's lead")
                .isEqualTo(403);
        var answer = as("manager").post("/api/leads/" + id + "/messages", "{\"name\":\"TrialEnded\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(as("manager")
                        .post("/api/leads/" + id + "/messages", "{\"name\":\"LeadWithdrawn\"}")
                        .status())
                .isEqualTo(200);
        assertThat(status(id)).isEqualTo("DISQUALIFIED");
    }

    private String account() {
        var details =
                new AccountDetails("Partner", null, null, null, null, null, null, null, null, null, null, null, null);
        var account = new Account(UUID.randomUUID().toString(), details, Instant.now(), 0);
        accounts.add(account);
        return account.id();
    }

    private Answer create(String user, String fields) {
        var name = "Person" + UUID.randomUUID().toString().substring(0, 8);
        return as(user).post("/api/leads", "{\"lastName\":\"" + name + "\"," + fields + "}");
    }

    private Answer patch(String id, String ifMatch, String body) {
        var caller = as("sdr");
        if (ifMatch != null) {
            caller.with("If-Match", ifMatch);
        }
        return caller.send("PATCH", "/api/leads/" + id, body, "application/merge-patch+json");
    }

    private String status(String id) {
        return as("sdr").get("/api/leads/" + id).json().get("status").asText();
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }
}
