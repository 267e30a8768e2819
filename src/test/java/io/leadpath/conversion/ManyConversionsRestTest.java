package io.leadpath.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadpath.lead.Lead;
import io.leadpath.support.Caller;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Many conversions in one call: each succeeds or fails alone. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(Records.class)
class ManyConversionsRestTest {
    private static final String MANY = "/api/conversions";

    @LocalServerPort
    int port;

    @Autowired
    Records records;

    Caller manager;

    @BeforeEach
    void logIn() {
        manager = as("manager");
    }

    @Test
    void answersInTheOrderOfTheRequestsWhatEachOneAloneWouldBeAnswered() {
        var good = records.approvedLead();
        var open = records.openLead();
        var other = records.approvedLead();

        var answer = manager.post(
                MANY,
                array(
                        entry(good, "\"amount\": 1200.50"),
                        entry(open, "\"amount\": 1"),
                        "{\"leadId\": \"nobody\"}",
                        entry(other, "\"opportunity\": \"NONE\", \"noOpportunityReason\": \"Vendor\"")));

        assertThat(answer.status()).isEqualTo(200);
        var results = answer.json();
        assertThat(results).hasSize(4);
        assertThat(results.get(0).get("leadId").asText()).isEqualTo(good.id());
        assertThat(results.get(0).get("success").booleanValue()).isTrue();
        assertThat(results.get(0).has("problem")).isFalse();
        assertThat(results.get(0).at("/result/opportunityRecord/amount").decimalValue())
                .isEqualByComparingTo("1200.50");
        assertFailed(results.get(1), open.id(), 409, "LEAD_NOT_APPROVED");
        assertFailed(results.get(2), "nobody", 404, "NOT_FOUND");
        assertThat(results.get(3).at("/result/opportunity").asText()).isEqualTo("NONE");
        assertThat(results.get(3).at("/result/opportunityRecord").isNull()).isTrue();
    }

    @Test
    void refusesTheSecondOfTwoOfTheSameLeadWithTheIdsOfTheFirst() {
        var lead = records.approvedLead();

        var results = manager.post(MANY, array(entry(lead, null), entry(lead, null), entry(lead, "\"nonsense\": 1")))
                .json();

        assertThat(results.get(0).get("success").booleanValue()).isTrue();
        for (var again : List.of(results.get(1), results.get(2))) {
            assertFailed(again, lead.id(), 409, "LEAD_ALREADY_CONVERTED");
            assertThat(again.at("/problem/conversionId"))
                    .isEqualTo(results.get(0).at("/result/conversionId"));
            assertThat(again.at("/problem/convertedAccountId"))
                    .isEqualTo(results.get(0).at("/result/account/id"));
            assertThat(again.at("/problem/convertedOpportunityId"))
                    .isEqualTo(results.get(0).at("/result/opportunityRecord/id"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"nonsense\": 1",
                "\"amount\": \"12\"",
                "\"amount\": 1e999999999",
                "\"amount\": -1",
                "\"closeDate\": \"soon\"",
                "\"overwriteSource\": \"yes\"",
                "\"opportunity\": \"SOME\"",
                "\"opportunityName\": 5",
                "\"ownerId\": \"a\\u0000b\""
            })
    void anEntryThatIsWrongFailsAlone(String wrong) {
        var lead = records.approvedLead();
        var good = records.approvedLead();

        var results =
                manager.post(MANY, array(entry(lead, wrong), entry(good, null))).json();

        assertFailed(results.get(0), lead.id(), 400, "INVALID_VALUE");
        assertThat(results.get(0).at("/problem/errors/0/field").asText())
                .isEqualTo(wrong.substring(1, wrong.indexOf('"', 1)));
        assertThat(results.get(1).get("success").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"leadId\": null}", "{\"leadId\": \" \"}", "{\"leadId\": 5}", "7", "null", "[]"})
    void anEntryWithoutALeadFailsAlone(String entry) {
        var good = records.approvedLead();

        var results = manager.post(MANY, array(entry, entry(good, null))).json();

        assertThat(results.get(0).get("success").booleanValue()).isFalse();
        assertThat(results.get(0).at("/problem/status").asInt()).isIn(400, 404);
        assertThat(results.get(0).at("/problem/detail").asText()).isNotBlank();
        assertThat(results.get(1).get("success").booleanValue()).isTrue();
    }

    @Test
    void takes200RequestsAndNotOneMore() {
        var entry = "{\"leadId\": \"nobody\"}";

        assertThat(manager.post(MANY, array(Collections.nCopies(200, entry).toArray(String[]::new)))
                        .json())
                .hasSize(200);
        var tooMany = manager.post(MANY, array(Collections.nCopies(201, entry).toArray(String[]::new)));
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.json().get("code").asText()).isEqualTo("INVALID_VALUE");
        assertThat(manager.post(MANY, "[]").json()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"x\"", "null", "[{]", "[{\"leadId\": \"a\", \"leadId\": \"b\"}]", "[] []"})
    void refusesWhatIsNoReadableArray(String body) {
        var answer = manager.post(MANY, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void repeatsTheWholeAnswerForTheSameIdempotencyKeyAlthoughSomeFailed() {
        var good = records.approvedLead();
        var open = records.openLead();
        var key = UUID.randomUUID().toString();
        var body = array(entry(open, null), entry(good, null));

        var first = as("manager").with("Idempotency-Key", key).post(MANY, body);
        var again = as("manager").with("Idempotency-Key", key).post(MANY, body);

        assertThat(first.status()).isEqualTo(200);
        assertFailed(first.json().get(0), open.id(), 409, "LEAD_NOT_APPROVED");
        assertThat(first.json().get(1).get("success").booleanValue()).isTrue();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void isForManagersAndAdministratorsOnly() {
        var lead = records.approvedLead();

        for (var user : List.of("sdr", "ae", "channel", "analyst")) {
            assertThat(as(user).post(MANY, array(entry(lead, null))).status())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(as("ae").post(MANY, "nonsense").status()).isEqualTo(403);
        assertThat(Caller.nobody(port).post(MANY, "[]").status()).isEqualTo(401);
        assertThat(as("admin")
                        .post(MANY, array(entry(lead, null)))
                        .json()
                        .at("/0/success")
                        .booleanValue())
                .isTrue();
    }

    private static void assertFailed(JsonNode outcome, String leadId, int status, String code) {
        assertThat(outcome.get("leadId").asText()).isEqualTo(leadId);
        assertThat(outcome.get("success").booleanValue()).isFalse();
        assertThat(outcome.has("result")).isFalse();
        assertThat(outcome.at("/problem/status").asInt()).as(outcome.toString()).isEqualTo(status);
        assertThat(outcome.at("/problem/code").asText()).isEqualTo(code);
        assertThat(outcome.at("/problem/detail").asText()).isNotBlank();
        assertThat(outcome.at("/problem").has("properties")).isFalse();
    }

    private static String array(String... entries) {
        return "[" + String.join(",", entries) + "]";
    }

    private static String entry(Lead lead, String fields) {
        return "{\"leadId\": \"" + lead.id() + "\"" + (fields == null ? "" : ", " + fields) + "}";
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }
}
