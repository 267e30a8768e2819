package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What a completion over the engine's REST API is answered: 400 with a sentence, 403, 404; the task stays as it was. */
@PathTest
@Import(Journey.class)
class TaskGateTest {
    @Autowired
    Journey journey;

    @LocalServerPort
    int port;

    @AfterEach
    void letTimeRunAgain() {
        ClockUtil.reset();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 'outreachResult' is required",
                "{\"outreachResult\":{\"value\":\"maybe\"}} | must be one of: interested, noAnswer",
                "{\"outreachResult\":{\"value\":\"INTERESTED\"}} | must be one of",
                "{\"outreachResult\":{\"value\":7}} | must be one of",
                "{\"outreachResult\":{\"value\":\"interested\"}} | needs a grade for 'budget'",
                "{\"outreachResult\":{\"value\":\"notInterested\"},\"comment\":{\"value\":\" \"}} | why the lead is not interested",
                "{\"outreachResult\":{\"value\":\"badTiming\"},\"wakeUpAt\":{\"value\":\"2001-01-01\"}} | must be in the future",
                "{\"outreachResult\":{\"value\":\"badTiming\"},\"wakeUpAt\":{\"value\":\"soon\"}} | must be a date",
                "{\"outreachResult\":{\"value\":\"noAnswer\"},\"colour\":{\"value\":\"red\"}} | does not ask for 'colour'"
            })
    void refusesWrongAnswersWithASentence(String variables, String sentence) {
        var lead = journey.newLead();
        for (var way : new String[] {"complete", "submit-form"}) {
            var answer = complete("sdr", lead, "workLead", way, variables);

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.json().get("message").asText()).contains(sentence);
            assertThat(answer.body()).doesNotContain("Exception:").doesNotContain("\tat ");
        }
        assertThat(journey.waitsAt(lead)).contains("workLead");
        assertThat(journey.task(lead, "workLead").getAssignee()).isNull();
        assertThat(journey.activities(lead)).isEmpty();
    }

    @Test
    void refusesATextThatIsTooLong() {
        var lead = journey.newLead();

        var answer = complete(
                "sdr",
                lead,
                "workLead",
                "complete",
                "{\"outreachResult\":{\"value\":\"noAnswer\"},\"comment\":{\"value\":\"" + "x".repeat(40000) + "\"}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).contains("'comment' is longer than 32000 characters");
    }

    @Test
    void refusesSomebodyOfAnotherGroup() {
        var lead = journey.newLead();

        assertThat(complete("ae", lead, "workLead", "complete", "{}").status()).isEqualTo(403);
        assertThat(complete("channel", lead, "workLead", "submit-form", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void letsAColleagueCompleteOnlyAfterTakingTheTaskOver() {
        var lead = journey.interestedLead();
        var task = journey.task(lead, "scheduleMeeting");
        var answers = "{\"meetingResult\":{\"value\":\"cannotMeet\"}}";
        assertThat(task.getAssignee()).isEqualTo("sdr");

        var refused = complete("sdr2", lead, "scheduleMeeting", "complete", answers);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("message").asText()).contains("assigned to sdr");

        var sdr2 = Caller.program(port, "sdr2", "sdr2");
        assertThat(sdr2.post("/engine-rest/task/" + task.getId() + "/unclaim", "")
                        .status())
                .isEqualTo(204);
        assertThat(sdr2.post("/engine-rest/task/" + task.getId() + "/claim", "{\"userId\":\"sdr2\"}")
                        .status())
                .isEqualTo(204);
        assertThat(complete("sdr2", lead, "scheduleMeeting", "complete", answers)
                        .status())
                .isEqualTo(204);
        assertThat(journey.waitsAt(lead)).contains("retryDue");
    }

    @Test
    void answers404ForATaskThatIsGone() {
        var lead = journey.newLead();
        var task = journey.task(lead, "workLead").getId();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "cannotMeet"));
        var sdr = Caller.program(port, "sdr", "sdr");

        for (var way : new String[] {"complete", "submit-form", "claim"}) {
            assertThat(sdr.post(
                                    "/engine-rest/task/" + task + "/" + way,
                                    "{\"userId\":\"sdr\"}"
                                            .replace(
                                                    "\"userId\":\"sdr\"",
                                                    way.equals("claim") ? "\"userId\":\"sdr\"" : ""))
                            .status())
                    .as(way)
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpmnError", "bpmnEscalation"})
    void letsNobodyEndATaskByThrowingSomethingIntoIt(String way) {
        var lead = journey.newLead();
        var task = journey.task(lead, "workLead").getId();

        var answer = Caller.program(port, "sdr", "sdr")
                .post("/engine-rest/task/" + task + "/" + way, "{\"errorCode\":\"any\",\"escalationCode\":\"any\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(journey.waitsAt(lead)).contains("workLead");
    }

    @Test
    void keepsCommentsAndAttachmentsOutOfTheEngine() {
        var lead = journey.newLead();
        var task = journey.task(lead, "workLead").getId();

        var answer = Caller.program(port, "sdr", "sdr")
                .post("/engine-rest/task/" + task + "/comment/create", "{\"message\":\"They said\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void letsPeopleTakeTasksForThemselvesOnly() {
        var lead = journey.newLead();
        var task = "/engine-rest/task/" + journey.task(lead, "workLead").getId();
        var sdr = Caller.program(port, "sdr", "sdr");

        assertThat(sdr.post(task + "/claim", "{\"userId\":\"ae\"}").status()).isEqualTo(403);
        assertThat(sdr.post(task + "/claim", "{\"userId\":\"Jane Doe, call after six\"}")
                        .status())
                .isEqualTo(403);
        assertThat(Caller.program(port, "manager", "manager")
                        .post(task + "/assignee", "{\"userId\":\"Jane Doe, call after six\"}")
                        .status())
                .isEqualTo(400);
        assertThat(Caller.program(port, "manager", "manager")
                        .send("PUT", task, "{\"name\":\"Call Jane Doe\"}", "application/json")
                        .status())
                .isEqualTo(400);
        assertThat(Caller.program(port, "manager", "manager")
                        .post(task + "/assignee", "{\"userId\":\"sdr2\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void refusesAnswersThatAreNoPlainValues() {
        var lead = journey.newLead();

        var serialized = complete(
                "sdr",
                lead,
                "workLead",
                "complete",
                "{\"outreachResult\":{\"type\":\"Object\",\"value\":\"rO0AB\",\"valueInfo\":{\"objectTypeName\":"
                        + "\"java.lang.Object\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}}");
        assertThat(serialized.status()).as(serialized.body()).isEqualTo(400);
        var farAway = complete(
                "sdr",
                lead,
                "workLead",
                "complete",
                "{\"outreachResult\":{\"value\":\"badTiming\"},\"wakeUpAt\":{\"value\":\"+999999-01-01T00:00:00Z\"}}");
        assertThat(farAway.status()).as(farAway.body()).isEqualTo(400);
    }

    /** A small text, but a number that fills the memory as soon as it is rounded. */
    @ParameterizedTest
    @ValueSource(strings = {"1e9000000", "1e-9000000", "1e2147483647"})
    void refusesAnAmountWithMoreDigitsThanAnyAmountHas(String amount) {
        var lead = journey.approvedLead();
        var answers = "{\"opportunityChoice\":{\"value\":\"createNew\"},\"confirmed\":{\"value\":true},"
                + "\"amount\":{\"value\":\"" + amount + "\"}}";

        for (var way : new String[] {"complete", "submit-form"}) {
            var answer = complete("ae", lead, "prepareConversion", way, answers);

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.json().get("message").asText()).contains("'amount' has too many digits.");
        }
        assertThat(journey.waitsAt(lead)).contains("prepareConversion");
    }

    @Test
    void showsTheFormTheLeadAsItIsNowAndNoneOfTheProcessVariables() {
        var lead = journey.newLead(Map.of("firstName", "Ada", "company", "Analytical *Engines*"));
        var task = journey.task(lead, "workLead").getId();

        var form = Caller.program(port, "sdr", "sdr").get("/engine-rest/task/" + task + "/form-variables");

        assertThat(form.status()).isEqualTo(200);
        assertThat(form.json().get("lead").get("type").asText()).isEqualTo("Json");
        assertThat(form.json().get("lead").get("value").asText())
                .contains("Ada")
                .contains("Analytical \\\\*Engines");
        assertThat(form.json().has("leadId")).isFalse();
        assertThat(form.json().has("outreachResult")).isFalse();
        assertThat(Caller.program(port, "ae", "ae")
                        .get("/engine-rest/task/" + task + "/form-variables")
                        .status())
                .isEqualTo(403);
    }

    private Answer complete(String user, String lead, String task, String way, String variables) {
        return Caller.program(port, user, user)
                .post(
                        "/engine-rest/task/" + journey.task(lead, task).getId() + "/" + way,
                        "{\"variables\":" + variables + "}");
    }
}
