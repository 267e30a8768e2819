package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.notification.Notice;
import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Row 35: leads that partners bring in, in a process that has their two tasks and nothing else. */
@PathTest
@Import(Journey.class)
class PartnerLeadTest {
    private static final String PROBE = "partner-probe";

    @LocalServerPort
    int port;

    @Autowired
    Journey journey;

    @Autowired
    Accounts accounts;

    @Autowired
    Notices notices;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    private final String partner = UUID.randomUUID().toString();
    private final String otherPartner = UUID.randomUUID().toString();
    private final String company = "Company " + UUID.randomUUID();
    private String deployment;

    @BeforeEach
    void deployProbe() throws IOException {
        account(partner, "First Partner");
        account(otherPartner, "Second Partner");
        var model = Bpmn.createExecutableProcess(PROBE)
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("reviewPartnerLead")
                .camundaCandidateGroups("channel-manager")
                .exclusiveGateway("isReturned")
                .condition("no", "${partnerDecision != 'returnForInformation'}")
                .endEvent()
                .moveToNode("isReturned")
                .condition("yes", "${partnerDecision == 'returnForInformation'}")
                .userTask("completePartnerLead")
                .camundaCandidateGroups("sdr")
                .connectTo("reviewPartnerLead")
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance(PROBE + ".bpmn", model)
                .addString("service-levels.dmn", serviceLevels())
                .deploy()
                .getId();
    }

    @AfterEach
    void removeProbe() {
        ClockUtil.reset();
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void anAcceptedLeadIsProtectedForThePartnerForNinetyDays() {
        var lead = partnerLead(partner);

        complete(lead, Map.of("partnerDecision", "accept"));

        assertThat(ended(lead)).isTrue();
        var registration = registration(lead).json();
        assertThat(registration.get("partnerAccountId").asText()).isEqualTo(partner);
        assertThat(registration.get("state").asText()).isEqualTo("PROTECTED");
        assertThat(registration.get("extendedAt").isNull()).isTrue();
        assertThat(days(
                        registration.get("registeredAt").asText(),
                        registration.get("protectedUntil").asText()))
                .isEqualTo(90);
        assertThat(registration(lead).body()).doesNotContain("key", "hash", "Key", "Hash");
        assertThat(activity(lead, "reviewPartnerLead")).isEqualTo("ACCEPT");
    }

    @Test
    void aRejectedLeadSaysWhyAndIsNotProtected() {
        var lead = partnerLead(partner);

        var variables = complete(lead, Map.of("partnerDecision", "reject", "comment", "Known already."));

        assertThat(variables)
                .containsEntry("partnerDecision", "reject")
                .containsEntry("statusReason", "partnerRejected");
        assertThat(registration(lead).status()).isEqualTo(404);
        assertThat(activity(lead, "reviewPartnerLead")).isEqualTo("REJECT");
    }

    @Test
    void aReturnedLeadComesBackWithTheSdrsAnswer() {
        var lead = partnerLead(partner);

        complete(lead, Map.of("partnerDecision", "returnForInformation", "comment", "How many sites?"));
        assertThat(form(lead, "sdr")).contains("How many sites?", "First Partner");
        assertThatThrownBy(() -> as("sdr", task(lead), Map.of())).hasMessageContaining("'comment'");
        as("sdr", task(lead), Map.of("comment", "Seven."));

        assertThat(task(lead).getTaskDefinitionKey()).isEqualTo("reviewPartnerLead");
        assertThat(journey.activities(lead).get(0).notes()).isEqualTo("Seven.");
        assertThat(runtime.getVariable(instance(lead), "sdr")).isEqualTo("sdr");
    }

    @Test
    void aLeadIsReturnedAsOftenAsTheServiceLevelsSay() {
        var lead = partnerLead(partner);
        var again = Map.<String, Object>of("partnerDecision", "returnForInformation", "comment", "More.");
        for (var round = 1; round <= 2; round++) {
            complete(lead, again);
            assertThat(runtime.getVariable(instance(lead), "partnerRounds")).isEqualTo(round);
            as("sdr", task(lead), Map.of("comment", "Here."));
        }

        refused(lead, again, "returned 2 times already");
    }

    @Test
    void theFirstPartnerWinsUntilTheProtectionEnds() {
        var first = partnerLead(partner);
        complete(first, Map.of("partnerDecision", "accept"));
        var second = partnerLead(otherPartner, Map.of("company", company.toUpperCase() + " GmbH"));
        var until = day(registration(first).json().get("protectedUntil").asText());

        refused(second, Map.of("partnerDecision", "accept"), "protected until " + until);
        assertThat(registration(second).status()).isEqualTo(404);
        assertThat(form(second, "channel"))
                .contains("Second Partner", "protected until " + until)
                .doesNotContain("First Partner", journey.lead(first).details().lastName());

        pass(Duration.ofDays(90).plusSeconds(1));
        assertThat(registration(first).json().get("state").asText()).isEqualTo("EXPIRED");
        complete(second, Map.of("partnerDecision", "accept"));
        assertThat(registration(second).json().get("state").asText()).isEqualTo("PROTECTED");
    }

    @Test
    void thePersonIsProtectedAsTheCompanyIs() {
        var email = UUID.randomUUID() + "@example.com";
        var first = partnerLead(partner, Map.of("email", email, "lastName", "Moved"));
        complete(first, Map.of("partnerDecision", "accept"));
        // No longer in progress, so that the second enquiry becomes a lead of its own.
        journey.message(first, "LeadWithdrawn");

        var second = partnerLead(otherPartner, Map.of("company", "Elsewhere " + company, "email", email.toUpperCase()));

        refused(second, Map.of("partnerDecision", "accept"), "protected until");
    }

    @Test
    void aFurtherLeadOfTheSamePartnerSharesTheProtectionThatRuns() {
        var first = partnerLead(partner);
        complete(first, Map.of("partnerDecision", "accept"));
        extend("channel", first);
        pass(Duration.ofDays(30));
        var second = partnerLead(partner);

        complete(second, Map.of("partnerDecision", "accept"));

        assertThat(registration(second).json().get("protectedUntil"))
                .isEqualTo(registration(first).json().get("protectedUntil"));
        assertThat(extend("channel", second).status()).isEqualTo(409);
    }

    @Test
    void aLeadWhosePartnerWasTakenAwayIsNotAccepted() {
        var lead = partnerLead(partner);
        Caller.program(port, "manager", "manager")
                .with("If-Match", "*")
                .send("PATCH", "/api/leads/" + lead, "{\"partnerAccountId\":null}", "application/merge-patch+json");

        refused(lead, Map.of("partnerDecision", "accept"), "names no partner");
    }

    @Test
    void theProtectionIsExtendedBySixtyDaysOnce() {
        var lead = partnerLead(partner);
        complete(lead, Map.of("partnerDecision", "accept"));
        pass(Duration.ofDays(89));

        var extended = extend("channel", lead);

        assertThat(extended.status()).as(extended.body()).isEqualTo(200);
        assertThat(days(
                        extended.json().get("registeredAt").asText(),
                        extended.json().get("protectedUntil").asText()))
                .isEqualTo(150);
        assertThat(extended.json()).isEqualTo(registration(lead).json());
        assertThat(extended.json().get("extendedAt").isNull()).isFalse();
        var again = extend("channel", lead);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("code").asText()).isEqualTo("INVALID_STATUS");
    }

    @Test
    void aProtectionThatHasExpiredIsNotExtended() {
        var lead = partnerLead(partner);
        complete(lead, Map.of("partnerDecision", "accept"));
        pass(Duration.ofDays(90).plusSeconds(1));

        assertThat(extend("manager", lead).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"sdr, 403", "ae, 403", "analyst, 403", "channel, 404", "manager, 404", "admin, 404"})
    void onlyChannelAndSalesManagersExtendAProtection(String user, int status) {
        assertThat(extend(user, partnerLead(partner)).status()).isEqualTo(status);
    }

    @Test
    void aDirectLeadOfAProtectedCompanyIsToldToTheChannelManagers() {
        var protectedLead = partnerLead(partner);
        complete(protectedLead, Map.of("partnerDecision", "accept"));
        var before = conflictsTold().size();

        var direct = journey.newLead(Map.of("company", company));

        assertThat(conflictsTold()).hasSize(before + 1);
        assertThat(conflictsTold().get(0).subjectId()).isEqualTo(protectedLead);
        assertThat(journey.activities(direct).get(0).outcome()).isEqualTo("PARTNER_PROTECTED");
        assertThat(journey.waitsAt(direct)).contains("workLead");

        journey.newLead();
        assertThat(conflictsTold()).hasSize(before + 1);
    }

    /** Managers hand over what is for SDRs and AEs; what is for channel managers is theirs. */
    @Test
    void aSalesManagerTakesNoPartnersLeadAwayFromTheChannelManager() {
        var task = journey.task(journey.newLead(Map.of("partnerAccountId", partner)), "reviewPartnerLead")
                .getId();
        tasks.setAssignee(task, "channel");
        var manager = Caller.program(port, "manager", "manager");

        for (var user : new String[] {"null", "\"admin\"", "\"manager\""}) {
            var answer = manager.post("/engine-rest/task/" + task + "/assignee", "{\"userId\":" + user + "}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        }
        assertThat(manager.post("/engine-rest/task/" + task + "/unclaim", "").status())
                .isEqualTo(403);
        assertThat(manager.post(
                                "/engine-rest/task/" + task + "/identity-links/delete",
                                "{\"userId\":\"channel\",\"type\":\"assignee\"}")
                        .status())
                .isEqualTo(403);

        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo("channel");
        assertThat(Caller.program(port, "channel", "channel")
                        .post("/engine-rest/task/" + task + "/unclaim", "")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void channelManagersFindTheirTasksInTasklistAndNoOthers() {
        var lead = partnerLead(partner);
        var channel = Caller.program(port, "channel", "channel");
        var filter = channel.get("/engine-rest/filter?name=" + Caller.encode("My team's tasks"))
                .json()
                .get(0)
                .get("id")
                .asText();

        var seen = channel.get("/engine-rest/filter/" + filter + "/list?maxResults=1000")
                .json();

        assertThat(seen.findValuesAsText("id")).contains(task(lead).getId());
        assertThat(seen.findValuesAsText("taskDefinitionKey")).containsOnly("reviewPartnerLead");
        assertThat(Caller.program(port, "sdr", "sdr")
                        .get("/engine-rest/task/" + task(lead).getId())
                        .status())
                .isIn(403, 404);
        assertThat(channel.get("/api/leads/" + lead).status()).isEqualTo(200);
        assertThat(channel.get("/api/leads/" + journey.newLead() + "/partner-registration")
                        .status())
                .isEqualTo(403);
    }

    private String partnerLead(String partnerAccount) {
        return partnerLead(partnerAccount, Map.of());
    }

    private String partnerLead(String partnerAccount, Map<String, Object> known) {
        var details = new HashMap<String, Object>(Map.of("company", company, "partnerAccountId", partnerAccount));
        details.putAll(known);
        var lead = journey.newLead(details);
        runtime.startProcessInstanceByKey(PROBE, lead, Variables.atStart(lead));
        return lead;
    }

    /** Completes the channel manager's task; answers what the process knows then. */
    private Map<String, Object> complete(String lead, Map<String, Object> answers) {
        var known = new HashMap<String, Object>();
        var task = task(lead);
        journey.as(
                "channel",
                () -> known.putAll(tasks.completeWithVariablesInReturn(task.getId(), new HashMap<>(answers), false)));
        return known;
    }

    private void refused(String lead, Map<String, Object> answers, String sentence) {
        var task = task(lead);
        assertThatThrownBy(() -> complete(lead, answers)).hasMessageContaining(sentence);
        assertThat(task(lead).getId()).isEqualTo(task.getId());
        assertThat(task(lead).getAssignee()).isNull();
    }

    private void as(String user, Task task, Map<String, Object> answers) {
        journey.as(user, () -> tasks.complete(task.getId(), new HashMap<>(answers)));
    }

    private Task task(String lead) {
        return tasks.createTaskQuery()
                .processDefinitionKey(PROBE)
                .processInstanceBusinessKey(lead)
                .singleResult();
    }

    private String instance(String lead) {
        return task(lead).getProcessInstanceId();
    }

    private boolean ended(String lead) {
        return task(lead) == null;
    }

    private String form(String lead, String user) {
        return Caller.program(port, user, user)
                .get("/engine-rest/task/" + task(lead).getId() + "/form-variables")
                .body();
    }

    private Answer registration(String lead) {
        return Caller.program(port, "channel", "channel").get("/api/leads/" + lead + "/partner-registration");
    }

    private Answer extend(String user, String lead) {
        return Caller.program(port, user, user).post("/api/leads/" + lead + "/partner-registration/extension", "");
    }

    private String activity(String lead, String step) {
        return journey.activities(lead).stream()
                .filter(activity -> step.equals(activity.step()))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private List<Notice> conflictsTold() {
        return notices.of("channel", 100).stream()
                .filter(notice -> notice.topic() == Topic.PARTNER_LEAD_CONFLICT)
                .toList();
    }

    private void account(String id, String name) {
        var details = new AccountDetails(name, null, null, null, null, null, null, null, null, null, null, null, null);
        accounts.add(new Account(id, details, Instant.now(), 0));
    }

    private static void pass(Duration time) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(time)));
    }

    private static long days(String from, String to) {
        return Duration.between(Instant.parse(from), Instant.parse(to)).toDays();
    }

    private static String day(String instant) {
        return DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(Instant.parse(instant));
    }

    /** As they are, with two rounds for the SDR where they have none yet. */
    private static String serviceLevels() throws IOException {
        var table = Files.readString(Path.of("processes/lead-qualification/service-levels.dmn"));
        return table.contains("\"completePartnerLead\"")
                ? table
                : table.replace("</decisionTable>", row(1) + row(2) + "</decisionTable>");
    }

    private static String row(int round) {
        return """
                <rule id="returned%d">
                  <inputEntry id="returned%d-deadline"><text>"completePartnerLead"</text></inputEntry>
                  <inputEntry id="returned%d-round"><text>%d</text></inputEntry>
                  <outputEntry id="returned%d-duration"><text>"PT24H"</text></outputEntry>
                  <outputEntry id="returned%d-time"><text></text></outputEntry>
                  <outputEntry id="returned%d-action"><text></text></outputEntry>
                  <outputEntry id="returned%d-priority"><text></text></outputEntry>
                </rule>
                """.formatted(round, round, round, round, round, round, round, round);
    }
}
