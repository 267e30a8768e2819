package io.leadpath.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.matching.Duplicates;
import io.leadpath.opportunity.Stage;
import io.leadpath.support.Caller;
import io.leadpath.support.Contingency;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The contract of conversion at the REST edge, with the whole application behind it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(Records.class)
class ConversionRestTest {
    private static final int PARALLEL = 20;

    @LocalServerPort
    int port;

    @Autowired
    Records records;

    @Autowired
    Leads leads;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    TaskService tasks;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Caller ae;
    Caller manager;

    @BeforeEach
    void logIn() {
        ae = as("ae");
        manager = as("manager");
    }

    @Test
    void answersACreatedConversionWithItsPlace() {
        var lead = records.approvedLead("firstName", "Nia", "lastName", "Berg", "company", Records.unique("Berg "));

        var answer = ae.post(path(lead), "{\"amount\": 1200.50}");

        assertThat(answer.status()).isEqualTo(201);
        var made = answer.json();
        assertThat(answer.header("Location")).isEqualTo("/api/conversions/" + text(made, "conversionId"));
        assertThat(names(made))
                .containsExactly(
                        "leadId",
                        "conversionId",
                        "convertedAt",
                        "convertedBy",
                        "opportunity",
                        "account",
                        "contact",
                        "opportunityRecord",
                        "filledFields",
                        "notCarriedFields");
        assertThat(text(made, "leadId")).isEqualTo(lead.id());
        assertThat(text(made, "convertedBy")).isEqualTo("ae");
        assertThat(text(made, "opportunity")).isEqualTo("CREATE_NEW");
        assertThat(text(made.get("account"), "name")).isEqualTo(lead.details().company());
        assertThat(made.get("account").get("created").booleanValue()).isTrue();
        assertThat(text(made.get("contact"), "name")).isEqualTo("Nia Berg");
        assertThat(made.get("opportunityRecord").get("amount").decimalValue()).isEqualByComparingTo("1200.50");
        var read = ae.get("/api/conversions/" + text(made, "conversionId"));
        assertThat(read.status()).isEqualTo(200);
        made.fields().forEachRemaining(field -> assertThat(read.json().get(field.getKey()))
                .as(field.getKey())
                .isEqualTo(field.getValue()));
    }

    @Test
    void writesMoneyWithTwoDecimalsHoweverItWasGiven() {
        var lead = records.approvedLead();

        assertThat(ae.get(path(lead) + "/preview?amount=1e3").body()).contains("\"amount\":1000.00");
        assertThat(ae.post(path(lead), "{\"amount\": 1e3}").body()).contains("\"amount\":1000.00");
    }

    @Test
    void tellsAnAeWithABypassThatOnlyAManagerMayBypass() {
        var answer = ae.post(path(records.approvedLead()), "{\"bypassReason\": \"Signed\"}");

        assertProblem(answer, 403, "FORBIDDEN");
        assertThat(text(answer.json(), "detail")).startsWith("Only a manager may bypass");
    }

    @Test
    void convertsByDefaultWithoutABody() {
        assertThat(ae.post(path(records.approvedLead()), null).status()).isEqualTo(201);
    }

    @Test
    void endsTheRunningProcessAtLeadConverted() {
        var lead = records.approvedLead();
        assertThat(running(lead)).isOne();

        ae.post(path(lead), "{}");

        assertThat(running(lead)).isZero();
        assertThat(ended(lead)).isOne();
    }

    @Test
    void convertsWithoutApprovalForAReasonAndEndsTheProcess() {
        var lead = records.openLead();

        var answer = manager.post(path(lead), "{\"bypassReason\": \"Signed at the fair\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(ended(lead)).isOne();
        var read = manager.get(answer.header("Location")).json();
        assertThat(text(read, "bypassReason")).isEqualTo("Signed at the fair");
    }

    @Test
    void refusesASecondConversionWithTheIdsOfTheFirst() {
        var lead = records.approvedLead();
        var first = ae.post(path(lead), "{\"opportunity\": \"NONE\", \"noOpportunityReason\": \"Vendor\"}")
                .json();

        var second = ae.post(path(lead), "{\"nonsense\": 1}");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.header("Content-Type")).startsWith("application/problem+json");
        var problem = second.json();
        assertThat(text(problem, "code")).isEqualTo("LEAD_ALREADY_CONVERTED");
        assertThat(text(problem, "leadId")).isEqualTo(lead.id());
        assertThat(text(problem, "conversionId")).isEqualTo(text(first, "conversionId"));
        assertThat(text(problem, "convertedAt")).isEqualTo(text(first, "convertedAt"));
        assertThat(text(problem, "convertedAccountId")).isEqualTo(text(first.get("account"), "id"));
        assertThat(text(problem, "convertedContactId")).isEqualTo(text(first.get("contact"), "id"));
        assertThat(problem.has("convertedOpportunityId")).isTrue();
        assertThat(problem.get("convertedOpportunityId").isNull()).isTrue();
        assertThat(ae.get(path(lead) + "/preview").status()).isEqualTo(409);
        var changed = manager.with("If-Match", "*")
                .send("PATCH", "/api/leads/" + lead.id(), "{\"title\": \"x\"}", "application/json");
        var told = manager.post("/api/leads/" + lead.id() + "/messages", "{\"name\": \"LeadWithdrawn\"}");
        for (var refusal : List.of(changed, told)) {
            assertProblem(refusal, 409, "LEAD_ALREADY_CONVERTED");
            assertThat(names(refusal.json())).isEqualTo(names(problem));
            for (var id : List.of(
                    "leadId",
                    "conversionId",
                    "convertedAt",
                    "convertedAccountId",
                    "convertedContactId",
                    "convertedOpportunityId")) {
                assertThat(refusal.json().get(id)).as(id).isEqualTo(problem.get(id));
            }
        }
    }

    @Test
    @Contingency(
            row = 30,
            rules = {LeadConversion.class})
    void replaysTheFirstAnswerForTheSameIdempotencyKey() {
        var lead = records.approvedLead();
        var key = UUID.randomUUID().toString();

        var first = as("ae").with("Idempotency-Key", key).post(path(lead), "{}");
        var again = as("ae").with("Idempotency-Key", key).post(path(lead), "{}");
        var other = as("ae").with("Idempotency-Key", key).post(path(lead), "{\"amount\": 1}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(422);
        assertThat(leads.get(lead.id()).state())
                .extracting("status", "statusReason")
                .containsExactly(LeadStatus.CONVERTED, null);
        assertThat(ended(lead)).isOne();
    }

    @Test
    void refusesInTheContractsOrder() {
        var lead = records.approvedLead();
        assertProblem(Caller.nobody(port).post(path(lead), "{"), 401, "UNAUTHORIZED");
        assertProblem(as("sdr").post("/api/leads/nowhere/conversion", "{"), 403, "FORBIDDEN");
        assertProblem(ae.post("/api/leads/nowhere/conversion", "{"), 404, "NOT_FOUND");
        assertProblem(as("ae2").post(path(lead), "{"), 403, "FORBIDDEN");
        assertProblem(ae.post(path(lead), "{"), 400, "INVALID_VALUE");
        assertProblem(ae.post(path(lead), "{\"surprise\": 1}"), 400, "INVALID_VALUE");
        assertProblem(ae.post(path(lead), "{\"opportunity\": \"PERHAPS\"}"), 400, "INVALID_VALUE");
        assertProblem(ae.post(path(lead), "{\"amount\": \"much\"}"), 400, "INVALID_VALUE");
        assertProblem(ae.post(path(lead), "{\"bypassReason\": \"x\"}"), 403, "FORBIDDEN");
        assertProblem(ae.post(path(lead), "{\"opportunity\": \"NONE\"}"), 400, "REQUIRED_FIELD_MISSING");
        assertProblem(ae.post(path(lead), "{\"accountId\": \"nowhere\"}"), 400, "INVALID_CROSS_REFERENCE");
        assertProblem(
                ae.post(path(lead), "{\"opportunityName\": \"" + "n".repeat(121) + "\"}"), 400, "STRING_TOO_LONG");
        var open = records.openLead();
        assertProblem(manager.post(path(open), "{\"accountId\": \"nowhere\"}"), 400, "INVALID_CROSS_REFERENCE");
        assertProblem(manager.post(path(open), "{}"), 409, "LEAD_NOT_APPROVED");
    }

    @Test
    void aPreviewTakesTheVersionThatWasLookedAtLast() {
        var lead = records.approvedLead();
        var preview = ae.get(path(lead) + "/preview").json();

        assertThat(preview.get("leadVersion").longValue()).isEqualTo(lead.version());
        assertThat(ae.get(path(lead) + "/preview?since=" + lead.version())
                        .json()
                        .get("changes"))
                .isEmpty();
        assertProblem(ae.get(path(lead) + "/preview?since=-1"), 400, "INVALID_VALUE");
        assertProblem(ae.get(path(lead) + "/preview?since=1&since=2"), 400, "INVALID_VALUE");
        assertProblem(ae.get("/api/leads/nowhere/conversion/preview?since=x"), 404, "NOT_FOUND");
    }

    @Test
    void namesTheFieldAtFault() {
        var problem =
                ae.post(path(records.approvedLead()), "{\"contactId\": \"x\"}").json();

        assertThat(problem.get("errors")).hasSize(1);
        assertThat(text(problem.get("errors").get(0), "field")).isEqualTo("accountId");
        assertThat(text(problem.get("errors").get(0), "code")).isEqualTo("REQUIRED_FIELD_MISSING");
    }

    @Test
    @Contingency(
            row = 29,
            rules = {Duplicates.class})
    void listsTheMatchesOfADuplicateAndTakesAReasonForASecondOne() {
        var account = records.account();
        var lead = records.approvedLead("company", account.details().name());

        var problem = ae.post(path(lead), "{}").json();

        assertThat(text(problem, "code")).isEqualTo("DUPLICATES_DETECTED");
        var match = problem.get("matches").get(0);
        assertThat(names(match)).containsExactly("type", "id", "name", "reasons", "score", "blocking", "accountId");
        assertThat(text(match, "id")).isEqualTo(account.id());
        assertThat(leads.get(lead.id())).isEqualTo(lead);
        assertThat(running(lead)).isOne();
        var made = ae.post(path(lead), "{\"allowDuplicates\": true, \"duplicateReason\": \"Branch\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("account").get("created").booleanValue()).isTrue();
        assertThat(text(ae.get(made.header("Location")).json(), "duplicateReason"))
                .isEqualTo("Branch");
        assertThat(ended(lead)).isOne();
    }

    @Test
    void showsWithoutDoingAnything() {
        var account = records.account("website", "kept.example");
        var lead = records.approvedLead("company", account.details().name(), "website", "b.example", "city", "Rye");
        var before = records.counts();

        var blocked = ae.get(path(lead) + "/preview").json();
        var shown = ae.get(path(lead) + "/preview?accountId=" + account.id() + "&amount=5.5&closeDate=2031-01-02"
                        + "&overwriteSource=false&opportunity=CREATE_NEW&opportunityName=Pumps%20%26%20more")
                .json();

        assertThat(text(blocked.get("refusal"), "code")).isEqualTo("DUPLICATES_DETECTED");
        assertThat(text(blocked.get("duplicates").get(0), "id")).isEqualTo(account.id());
        assertThat(blocked.get("account").get("created").booleanValue()).isTrue();
        assertThat(blocked.get("account").get("id").isNull()).isTrue();
        assertThat(shown.get("refusal").isNull()).isTrue();
        assertThat(shown.get("duplicates")).isEmpty();
        assertThat(shown.get("warnings").isArray()).isTrue();
        assertThat(text(shown.get("account"), "id")).isEqualTo(account.id());
        assertThat(shown.get("account").get("created").booleanValue()).isFalse();
        assertThat(text(shown.get("opportunityRecord"), "name")).isEqualTo("Pumps & more");
        assertThat(text(shown.get("opportunityRecord"), "closeDate")).isEqualTo("2031-01-02");
        assertThat(shown.get("opportunityRecord").get("amount").decimalValue()).isEqualByComparingTo("5.5");
        assertThat(shown.get("filledFields")).extracting(JsonNode::textValue).containsExactly("account.billingCity");
        assertThat(shown.get("notCarriedFields"))
                .extracting(JsonNode::textValue)
                .containsExactly("website");
        assertThat(records.counts()).isEqualTo(before);
        assertThat(leads.get(lead.id())).isEqualTo(lead);
    }

    @Test
    void refusesWrongParametersOfAPreview() {
        var preview = path(records.approvedLead()) + "/preview?";
        for (var wrong : List.of(
                "surprise=1",
                "amount=much",
                "amount=1&amount=2",
                "closeDate=tomorrow",
                "allowDuplicates=maybe",
                "opportunity=PERHAPS",
                "amount=-1")) {
            assertProblem(ae.get(preview + wrong), 400, "INVALID_VALUE");
        }
        assertThat(ae.get(preview + "amount=&opportunityId=").status()).isEqualTo(200);
    }

    /** The process moves on under the conversion: somebody claims the task that the conversion is about to end. */
    @Test
    void answersAClashWithTheProcessAsAConflictAndConvertsTheNextTime() throws Exception {
        var lead = records.approvedLead();
        var task = tasks.createTaskQuery().processInstanceBusinessKey(lead.id()).singleResult();
        var caller = Executors.newSingleThreadExecutor();

        Future<Caller.Answer> lost = transaction.execute(status -> {
            tasks.setOwner(task.getId(), "sdr2");
            var waiting = caller.submit(() -> ae.post(path(lead), "{}"));
            await().until(() -> waiting.isDone() || blockedSessions() > 0);
            return waiting;
        });

        assertProblem(lost.get(), 409, "CONFLICT");
        caller.shutdown();
        assertThat(leads.get(lead.id())).isEqualTo(lead);
        assertThat(running(lead)).isOne();
        assertThat(ae.post(path(lead), "{}").status()).isEqualTo(201);
        assertThat(ended(lead)).isOne();
    }

    @Test
    void showsAConversionOnlyToWhoeverReachesTheLead() {
        var location = ae.post(path(records.approvedLead()), "{}").header("Location");

        assertThat(as("analyst").get(location).status()).isEqualTo(200);
        assertProblem(as("channel").get(location), 403, "FORBIDDEN");
        assertProblem(ae.get("/api/conversions/nowhere"), 404, "NOT_FOUND");
    }

    @Test
    void takesAnOpportunityThatWasClosedMeanwhileForNone() {
        var opportunity = records.opportunity(records.account(), Stage.CLOSED_WON, null);
        var body = "{\"opportunity\": \"CHOOSE_EXISTING\", \"opportunityId\": \"" + opportunity.id() + "\"}";

        assertProblem(ae.post(path(records.approvedLead()), body), 409, "OPPORTUNITY_CLOSED");
    }

    @Test
    @Contingency(
            row = 30,
            rules = {ConversionWriting.class, EarlierConversion.class})
    void convertsALeadOnceHoweverManyCallAtTheSameInstant() throws Exception {
        convertsOnce(10);
    }

    @Test
    @Tag("full")
    void convertsEachOfAHundredLeadsOnceHoweverManyCallAtTheSameInstant() throws Exception {
        convertsOnce(100);
    }

    private void convertsOnce(int number) throws Exception {
        var before = records.counts();
        for (var one = 0; one < number; one++) {
            var lead = records.approvedLead("company", Records.unique("Stampede "));

            var answers = Parallel.run(PARALLEL, () -> ae.post(path(lead), "{}"));

            assertThat(answers).extracting(Caller.Answer::status).containsOnlyOnce(201);
            var first = answers.stream()
                    .filter(answer -> answer.status() == 201)
                    .findFirst()
                    .orElseThrow()
                    .json();
            answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> {
                assertProblem(answer, 409, "LEAD_ALREADY_CONVERTED");
                var problem = answer.json();
                assertThat(text(problem, "conversionId")).isEqualTo(text(first, "conversionId"));
                assertThat(text(problem, "convertedAccountId")).isEqualTo(text(first.get("account"), "id"));
                assertThat(text(problem, "convertedContactId")).isEqualTo(text(first.get("contact"), "id"));
                assertThat(text(problem, "convertedOpportunityId"))
                        .isEqualTo(text(first.get("opportunityRecord"), "id"));
            });
            assertThat(ended(lead)).isOne();
        }
        assertThat(records.count("conversion") - before.get("conversion")).isEqualTo(number);
        assertThat(records.count("opportunity") - before.get("opportunity")).isEqualTo(number);
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }

    private static String path(Lead lead) {
        return "/api/leads/" + lead.id() + "/conversion";
    }

    private long blockedSessions() {
        return jdbc.sql(countOfBlockedSessions()).query(Long.class).single();
    }

    String countOfBlockedSessions() {
        return "SELECT COUNT(*) FROM information_schema.sessions WHERE blocker_id IS NOT NULL";
    }

    private long running(Lead lead) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(lead.id())
                .count();
    }

    private long ended(Lead lead) {
        var processes = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(lead.id())
                .list();
        assertThat(processes).hasSize(1);
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(processes.get(0).getId())
                .activityId("leadConverted")
                .finished()
                .count();
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
