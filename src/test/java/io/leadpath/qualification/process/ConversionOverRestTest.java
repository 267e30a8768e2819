package io.leadpath.qualification.process;

import static io.leadpath.lead.LeadStatus.CONVERTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import io.leadpath.support.Contingency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A conversion over REST and the running process are one thing. */
@PathTest
@Import(Journey.class)
class ConversionOverRestTest {
    private static final Map<String, Object> CREATE_NEW = Map.of("opportunityChoice", "createNew", "confirmed", true);

    @Autowired
    Journey journey;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    @LocalServerPort
    int port;

    @AfterEach
    void letTimeRunAgain() {
        ClockUtil.reset();
    }

    @Test
    void endsTheProcessAtLeadConverted() {
        var lead = journey.approvedLead();

        assertThat(convert("ae", lead).status()).isEqualTo(201);

        assertConvertedAndEnded(lead);
        assertThat(convert("ae", lead).json().get("code").asText()).isEqualTo("LEAD_ALREADY_CONVERTED");
    }

    @Test
    void endsTheProcessAlsoWhileAConversionWaitsToBeCarriedOut() {
        var lead = journey.leadWhoseConversionWaits(CREATE_NEW);

        assertThat(convert("ae", lead).status()).isEqualTo(201);

        assertConvertedAndEnded(lead);
        assertThat(jobs.createJobQuery()
                        .processInstanceId(journey.process(lead).getId())
                        .count())
                .isZero();
    }

    @Test
    void endsTheProcessAlsoWhenAConversionHasFailedForGood() {
        var lead = journey.leadWhoseConversionWaits(CREATE_NEW);
        var process = journey.process(lead).getId();
        jobs.setJobRetries(
                jobs.createJobQuery().processInstanceId(process).singleResult().getId(), 0);
        assertThat(runtime.createIncidentQuery().processInstanceId(process).count())
                .isEqualTo(1);

        assertThat(convert("ae", lead).status()).isEqualTo(201);

        assertConvertedAndEnded(lead);
        assertThat(runtime.createIncidentQuery().processInstanceId(process).count())
                .isZero();
    }

    @Test
    void endsTheProcessFromAnywhereWhenAManagerBypassesTheApproval() {
        for (var lead : List.of(journey.newLead(), journey.bookedLead(), journey.leadInReview())) {
            var answer = Caller.program(port, "manager", "manager")
                    .post("/api/leads/" + lead + "/conversion", "{\"bypassReason\":\"Signed at the fair.\"}");

            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            assertConvertedAndEnded(lead);
        }
    }

    @Test
    void refusesALeadThatIsNotApprovedAndLeavesItsPathAlone() {
        var lead = journey.leadInReview();

        var answer = convert("manager", lead);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("code").asText()).isEqualTo("LEAD_NOT_APPROVED");
        assertThat(journey.waitsAt(lead)).contains("reviewLead");
    }

    @Test
    @Contingency(
            row = 30,
            elements = {"convertLead", "leadConverted"},
            rules = {ConvertedElsewhere.class})
    void convertsOnceWhenTwentyPeopleAndTheProcessTryAtTheSameInstant() throws Exception {
        for (var round = 0; round < 5; round++) {
            var lead = journey.leadWhoseConversionWaits(CREATE_NEW);
            var attempts = new ArrayList<Callable<Integer>>();
            for (var caller = 0; caller < 20; caller++) {
                attempts.add(() -> convert("ae", lead).status());
            }
            attempts.add(() -> {
                try {
                    journey.conversionRuns(lead);
                } catch (RuntimeException | AssertionError lateOrLocked) {
                    return 409;
                }
                return 201;
            });
            var threads = Executors.newFixedThreadPool(21);
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(attempts)) {
                statuses.add(answer.get());
            }
            threads.shutdown();

            assertThat(statuses).containsOnly(201, 409);
            assertConvertedAndEnded(lead);
        }
    }

    @Test
    void showsTheLeadWaitingForItsMeetingAndCallsTheStepsAsBpmnDoes() {
        var waiting = path(journey.bookedLead());

        assertThat(waiting).contains("whatDoesAeSay eventBasedGateway RUNNING", "leadReceived startEvent PASSED");
        var lead = journey.approvedLead();
        convert("ae", lead);
        assertThat(path(lead))
                .contains("leadConverted endEvent PASSED")
                .noneMatch(step -> step.contains("Gateway") || step.contains("None") || step.contains("Timer"));
    }

    private List<String> path(String lead) {
        var steps = new ArrayList<String>();
        Caller.program(port, "analyst", "analyst")
                .get("/api/leads/" + lead + "/path")
                .json()
                .get("steps")
                .forEach(step -> steps.add(step.get("id").asText() + " "
                        + step.get("type").asText() + " " + step.get("state").asText()));
        return steps;
    }

    private Caller.Answer convert(String user, String lead) {
        return Caller.program(port, user, user).post("/api/leads/" + lead + "/conversion", "{}");
    }

    private void assertConvertedAndEnded(String lead) {
        assertThat(journey.lead(lead).status()).isEqualTo(CONVERTED);
        assertThat(journey.process(lead).getEndTime()).isNotNull();
        assertThat(journey.passed(lead, "leadConverted")).isTrue();
    }
}
