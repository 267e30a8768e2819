package io.leadpath.lead.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Row 1: two leads that were found to be the same person later. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LeadMergeRestTest {
    @LocalServerPort
    int port;

    @Test
    void theMergedLeadEndsAndSaysWhichOneGoesOn() {
        var lead = create("");
        var other = create("");
        var etag = as("sdr").get("/api/leads/" + lead).header("ETag");

        var answer = merge("manager", lead, other);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("id").asText()).isEqualTo(lead);
        var read = as("sdr").with("If-None-Match", etag).get("/api/leads/" + lead);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(answer.json());
        assertThat(read.json().get("status").asText()).isEqualTo("DISQUALIFIED");
        assertThat(read.json().get("statusReason").asText()).isEqualTo("MERGED");
        assertThat(read.json().get("mergedInto").asText()).isEqualTo(other);
        assertThat(lead(other).get("mergedInto").isNull()).isTrue();
    }

    @Test
    void theLeadThatGoesOnIsToldWhatTheOtherOneSays() {
        var lead = create(
                ",\"phone\":\"555-2\",\"city\":\"Rye\",\"budgetEvidence\":\"Secret sum\",\"description\":\"Came by a friend\","
                        + "\"doNotCall\":true");
        var other = create(",\"phone\":\"555-1\",\"emailOptOut\":true");

        merge("manager", lead, other);

        var note = activities(other).get(0);
        assertThat(note.get("outcome").asText()).isEqualTo("MERGED");
        assertThat(note.get("who").asText()).isEqualTo("manager");
        assertThat(note.get("notes").asText())
                .contains(lead, "Came by a friend", "phone 555-2", "Different there: city, budget evidence.")
                .doesNotContain("Secret sum", "email");
        assertThat(lead(other).get("phone").asText()).isEqualTo("555-1");
        assertThat(lead(other).get("doNotCall").asBoolean()).isTrue();
        assertThat(lead(other).get("emailOptOut").asBoolean()).isTrue();
        assertThat(lead(lead).get("emailOptOut").asBoolean()).isFalse();
    }

    @Test
    void aNurturedLeadIsTakenUpAgain() {
        var other = create("");
        var task = as("sdr")
                .get("/engine-rest/task?processInstanceBusinessKey=" + other)
                .json()
                .get(0);
        var rest = "{\"variables\":{\"outreachResult\":{\"value\":\"badTiming\"}}}";
        as("sdr").post("/engine-rest/task/" + task.get("id").asText() + "/complete", rest);
        assertThat(lead(other).get("status").asText()).isEqualTo("NURTURING");

        merge("manager", create(""), other);

        assertThat(lead(other).get("status").asText()).isEqualTo("WORKING");
    }

    @Test
    void theMessageLeadMergedDoesTheSame() {
        var lead = create("");
        var other = create("");

        var answer = message("manager", lead, "\"into\":\"" + other + "\"");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(lead(lead).get("mergedInto").asText()).isEqualTo(other);
        assertThat(message("manager", create(""), "\"meetingAt\":null")
                        .json()
                        .get("code")
                        .asText())
                .isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(message("sdr", create(""), "\"into\":\"" + other + "\"").status())
                .isEqualTo(403);
        assertThat(as("manager")
                        .post(
                                "/api/leads/" + other + "/messages",
                                "{\"name\":\"LeadWithdrawn\",\"into\":\"" + lead + "\"}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"sdr, 403", "ae, 403", "channel, 403", "analyst, 403", "manager, 404", "admin, 404"})
    void onlyManagersMerge(String user, int status) {
        assertThat(merge(user, "nowhere", "nowhere").status()).isEqualTo(status);
    }

    @Test
    void refusesWhatIsNoOtherLead() {
        var lead = create("");

        assertThat(refusal(merge("manager", lead, "nowhere"), 400)).isEqualTo("INVALID_CROSS_REFERENCE");
        assertThat(refusal(merge("manager", lead, lead), 400)).isEqualTo("INVALID_VALUE");
        assertThat(refusal(as("manager").post("/api/leads/" + lead + "/merge", "{}"), 400))
                .isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(refusal(as("manager").post("/api/leads/" + lead + "/merge", "{\"to\":\"x\"}"), 400))
                .isEqualTo("INVALID_VALUE");
    }

    @Test
    void refusesLeadsThatAreNotInProgress() {
        var merged = create("");
        var other = create("");
        merge("manager", merged, other);

        assertThat(refusal(merge("manager", merged, other), 409)).isEqualTo("INVALID_STATUS");
        assertThat(refusal(merge("manager", other, merged), 409)).isEqualTo("INVALID_STATUS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", ""})
    void refusesAConvertedLeadBeforeItLooksAtTheRequest(String into) {
        var converted = create("");
        var conversion = as("manager")
                .post(
                        "/api/leads/" + converted + "/conversion",
                        "{\"bypassReason\":\"Signed already\",\"ownerId\":\"ae\"}");
        assertThat(conversion.status()).as(conversion.body()).isEqualTo(201);

        var answer = merge("manager", converted, into);

        assertThat(refusal(answer, 409)).isEqualTo("LEAD_ALREADY_CONVERTED");
        assertThat(answer.json().get("conversionId"))
                .isEqualTo(conversion.json().get("conversionId"));
        assertThat(refusal(merge("manager", create(""), converted), 409)).isEqualTo("INVALID_STATUS");
    }

    @Test
    void aMergeCannotBeWrittenIntoTheRecord() {
        var lead = create("");

        var answer = as("manager")
                .with("If-Match", "*")
                .send(
                        "PATCH",
                        "/api/leads/" + lead,
                        "{\"mergedInto\":\"" + create("") + "\"}",
                        "application/merge-patch+json");

        assertThat(answer.status()).isEqualTo(400);
    }

    private Answer merge(String user, String lead, String into) {
        return as(user).post("/api/leads/" + lead + "/merge", "{\"into\":\"" + into + "\"}");
    }

    private Answer message(String user, String lead, String fields) {
        return as(user).post("/api/leads/" + lead + "/messages", "{\"name\":\"LeadMerged\"," + fields + "}");
    }

    private static String refusal(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json().get("code").asText();
    }

    private String create(String fields) {
        var name = "Person" + UUID.randomUUID().toString().substring(0, 8);
        return as("sdr")
                .post("/api/leads", "{\"lastName\":\"" + name + "\"" + fields + "}")
                .json()
                .get("id")
                .asText();
    }

    private JsonNode lead(String id) {
        return as("sdr").get("/api/leads/" + id).json();
    }

    private JsonNode activities(String id) {
        return as("sdr").get("/api/leads/" + id + "/activities").json().get("items");
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }
}
