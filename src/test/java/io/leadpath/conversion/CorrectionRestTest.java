package io.leadpath.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadpath.activity.Activities;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.OpportunityPursuit;
import io.leadpath.opportunity.Stage;
import io.leadpath.security.CurrentUser;
import io.leadpath.support.Caller;
import io.leadpath.support.Contingency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Row 38: what becomes of a conversion that was a mistake. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(Records.class)
class CorrectionRestTest {
    private static final String MISTAKE = "{\"reason\": \"Wrong company\"}";

    @LocalServerPort
    int port;

    @Autowired
    Records records;

    @Autowired
    Leads leads;

    @Autowired
    Opportunities opportunities;

    @Autowired
    OpportunityPursuit pursuit;

    @Autowired
    Activities activities;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService jobs;

    Caller manager;

    @BeforeEach
    void logIn() {
        manager = as("manager");
    }

    @Test
    @Contingency(
            row = 38,
            rules = {ConversionCorrecting.class})
    void aConversionByMistakeLosesItsOpportunityAndTheContactBecomesALeadAgain() {
        var lead = records.approvedLead("source", "WEB", "company", Records.unique("Wrong "));
        var made = convert(lead, "{}");
        var before = leads.get(lead.id());

        var answer = manager.post(path(made), "{\"reason\": \" Wrong company \", \"newLead\": true}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var correction = answer.json();
        assertThat(answer.header("Location")).isEqualTo("/api/conversions/" + id(made));
        assertThat(names(correction))
                .containsExactly(
                        "id",
                        "conversionId",
                        "reason",
                        "correctedBy",
                        "correctedAt",
                        "closedOpportunityId",
                        "newLeadId");
        assertThat(text(correction, "conversionId")).isEqualTo(id(made));
        assertThat(text(correction, "reason")).isEqualTo("Wrong company");
        assertThat(text(correction, "correctedBy")).isEqualTo("manager");
        var opportunity = made.get("opportunityRecord").get("id").textValue();
        assertThat(text(correction, "closedOpportunityId")).isEqualTo(opportunity);
        assertThat(opportunities.get(opportunity).details())
                .extracting("stage", "closedReason", "probability")
                .containsExactly(Stage.CLOSED_LOST, "CREATED_IN_ERROR", 0);
        assertEndedWithoutWakingUp(opportunity);

        var next = leads.get(text(correction, "newLeadId"));
        assertThat(next.status()).isEqualTo(LeadStatus.OPEN);
        assertThat(next.state().statusReason()).isNull();
        assertThat(next.details().contactId())
                .isEqualTo(made.get("contact").get("id").textValue());
        assertThat(next.details())
                .extracting("lastName", "company", "source")
                .containsExactly(lead.details().lastName(), lead.details().company(), "WEB");
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(next.id()).singleResult())
                .satisfies(task -> {
                    assertThat(task.getTaskDefinitionKey()).isEqualTo("workLead");
                    assertThat(task.getDueDate()).isNotNull();
                });
        assertThat(activities.newest(Activities.Of.LEAD, next.id(), 10))
                .anySatisfy(note -> assertThat(note.notes()).contains(lead.id()));

        assertThat(leads.get(lead.id())).isEqualTo(before);
        assertThat(activities.newest(Activities.Of.OPPORTUNITY, opportunity, 10))
                .extracting("outcome")
                .contains("CONVERSION_CORRECTED", "LOST");
        var read = manager.get("/api/conversions/" + id(made)).json();
        assertThat(read.get("correction")).isEqualTo(correction);
        assertThat(text(read, "convertedAt")).isEqualTo(text(made, "convertedAt"));
    }

    @Test
    void opensNoLeadUnlessAsked() {
        var made = convert(records.approvedLead(), "{}");
        assertThat(manager.get("/api/conversions/" + id(made))
                        .json()
                        .get("correction")
                        .isNull())
                .isTrue();
        var before = records.count("lead");

        var correction = as("admin").post(path(made), MISTAKE).json();

        assertThat(correction.get("newLeadId").isNull()).isTrue();
        assertThat(records.count("lead")).isEqualTo(before);
    }

    @Test
    void leavesAnOpportunityAloneThatTheConversionOnlyChose() {
        var opportunity = records.opportunity(records.account(), Stage.PROPOSAL, null);
        var made = convert(
                records.approvedLead(),
                "{\"opportunity\": \"CHOOSE_EXISTING\", \"opportunityId\": \"" + opportunity.id() + "\"}");
        var before = opportunities.get(opportunity.id());

        var correction = manager.post(path(made), MISTAKE).json();

        assertThat(correction.get("closedOpportunityId").isNull()).isTrue();
        assertThat(opportunities.get(opportunity.id())).isEqualTo(before);
    }

    @Test
    void correctsAConversionWithoutAnOpportunity() {
        var made = convert(
                records.approvedLead(), "{\"opportunity\": \"NONE\", \"noOpportunityReason\": \"Is a vendor\"}");

        assertThat(manager.post(path(made), MISTAKE).status()).isEqualTo(201);
    }

    @Test
    void saysOfADealThatWasLostAnywayThatItWasNone() {
        var made = convert(records.approvedLead(), "{}");
        var opportunity = made.get("opportunityRecord").get("id").textValue();
        patch(opportunity, "{\"stage\": \"CLOSED_LOST\", \"closedReason\": \"Price\"}");

        assertThat(manager.post(path(made), MISTAKE).status()).isEqualTo(201);

        assertThat(opportunities.get(opportunity).details().closedReason()).isEqualTo("CREATED_IN_ERROR");
    }

    @Test
    void aLostDealThatWaitedForItsDayWaitsForNothingAnyMore() {
        var made = convert(records.approvedLead(), "{}");
        var opportunity = made.get("opportunityRecord").get("id").textValue();
        var inHalfAYear = Instant.now().plus(Duration.ofDays(180));
        pursuit.lose(opportunity, "No budget this year", inHalfAYear, null, CurrentUser.SYSTEM);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(opportunity)
                        .count())
                .isOne();

        assertThat(manager.post(path(made), MISTAKE).status()).isEqualTo(201);

        assertEndedWithoutWakingUp(opportunity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"closedReason\": \"Price\"}",
                "{\"closedReason\": \"created_in_error\"}",
                "{\"stage\": \"PROPOSAL\"}",
                "{\"stage\": \"CLOSED_WON\", \"amount\": 5}"
            })
    void nothingMakesTheDealCountAfterwards(String change) {
        var made = convert(records.approvedLead(), "{}");
        var opportunity = made.get("opportunityRecord").get("id").textValue();
        manager.post(path(made), MISTAKE);

        var answer = as("admin")
                .with("If-Match", "*")
                .send("PATCH", "/api/opportunities/" + opportunity, change, "application/json");

        assertThat(answer.status()).as(answer.body()).isIn(400, 409);
        assertThat(opportunities.get(opportunity).isCreatedInError()).isTrue();
        patch(opportunity, "{\"nextStep\": \"File it\"}");
    }

    @Test
    void doesNotLoseADealThatIsWon() {
        var made = convert(records.approvedLead(), "{\"amount\": 10}");
        var opportunity = made.get("opportunityRecord").get("id").textValue();
        patch(opportunity, "{\"stage\": \"CLOSED_WON\"}");

        assertProblem(manager.post(path(made), MISTAKE), 409, "OPPORTUNITY_CLOSED");

        assertThat(opportunities.get(opportunity).details().stage()).isEqualTo(Stage.CLOSED_WON);
        patch(opportunity, "{\"stage\": \"PROPOSAL\"}");
        assertThat(manager.post(path(made), MISTAKE).status()).isEqualTo(201);
    }

    @Test
    void takesOneCorrectionHoweverManyCallAtTheSameInstant() throws Exception {
        var made = convert(records.approvedLead(), "{}");
        var before = records.count("lead");

        var answers =
                Parallel.run(10, () -> manager.post(path(made), "{\"reason\": \"Wrong company\", \"newLead\": true}"));

        assertThat(answers).extracting(Caller.Answer::status).containsOnlyOnce(201);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> assertProblem(answer, 409, "CONFLICT"));
        assertThat(records.count("lead")).isEqualTo(before + 1);
    }

    @Test
    void replaysTheFirstAnswerForTheSameIdempotencyKey() {
        var path = path(convert(records.approvedLead(), "{}"));
        var key = UUID.randomUUID().toString();

        var first = as("manager").with("Idempotency-Key", key).post(path, MISTAKE);
        var again = as("manager").with("Idempotency-Key", key).post(path, MISTAKE);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void refusesInTheContractsOrder() {
        var made = convert(records.approvedLead(), "{}");
        var nowhere = "/api/conversions/nowhere/correction";
        assertProblem(Caller.nobody(port).post(nowhere, "{"), 401, "UNAUTHORIZED");
        assertProblem(as("ae").post(nowhere, "{"), 403, "FORBIDDEN");
        assertProblem(manager.post(nowhere, "{"), 404, "NOT_FOUND");
        manager.post(path(made), MISTAKE);
        assertProblem(manager.post(path(made), "{"), 400, "INVALID_VALUE");
        assertProblem(manager.post(path(made), "{\"reason\": \" \"}"), 400, "REQUIRED_FIELD_MISSING");
        assertProblem(manager.post(path(made), "{\"reason\": \"x\", \"undo\": true}"), 400, "INVALID_VALUE");
        assertProblem(manager.post(path(made), "{\"reason\": \"" + "x".repeat(1001) + "\"}"), 400, "STRING_TOO_LONG");
        assertProblem(manager.post(path(made), MISTAKE), 409, "CONFLICT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sdr", "ae", "channel", "analyst"})
    void isForManagersOnly(String user) {
        assertProblem(as(user).post(path(convert(records.approvedLead(), "{}")), MISTAKE), 403, "FORBIDDEN");
    }

    private JsonNode convert(Lead lead, String body) {
        var answer = as("ae").post("/api/leads/" + lead.id() + "/conversion", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private void patch(String opportunity, String body) {
        var answer = as("manager")
                .with("If-Match", "*")
                .send("PATCH", "/api/opportunities/" + opportunity, body, "application/json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private void assertEndedWithoutWakingUp(String opportunity) {
        var pursuit = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(opportunity)
                .singleResult();
        assertThat(pursuit.getEndTime()).isNotNull();
        assertThat(jobs.createJobQuery().processInstanceId(pursuit.getId()).count())
                .isZero();
        assertThat(history.createHistoricActivityInstanceQuery()
                        .processInstanceId(pursuit.getId())
                        .activityId("opportunityLost")
                        .finished()
                        .count())
                .isOne();
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }

    private static String path(JsonNode conversion) {
        return "/api/conversions/" + id(conversion) + "/correction";
    }

    private static String id(JsonNode conversion) {
        return text(conversion, "conversionId");
    }

    private static void assertProblem(Caller.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(text(answer.json(), "code")).as(answer.body()).isEqualTo(code);
        assertThat(text(answer.json(), "detail")).isNotBlank();
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asText();
    }
}
