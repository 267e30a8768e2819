package io.leadpath.qualification.process;

import static io.leadpath.lead.LeadStatus.CONVERTED;
import static io.leadpath.lead.LeadStatus.DISQUALIFIED;
import static io.leadpath.lead.LeadStatus.NURTURING;
import static io.leadpath.lead.LeadStatus.OPEN;
import static io.leadpath.lead.LeadStatus.QUALIFIED;
import static io.leadpath.lead.LeadStatus.WORKING;
import static io.leadpath.qualification.process.Journey.INTERESTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leadpath.activity.Activity;
import io.leadpath.lead.LeadStatus;
import io.leadpath.qualification.HandOffs;
import io.leadpath.qualification.Meetings;
import io.leadpath.qualification.RejectionAnswer;
import io.leadpath.qualification.Trials;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** One test for each path through lead-qualification, with the real delegates, decisions and database. */
@PathTest
@Import(Journey.class)
class LeadQualificationPathsTest {
    private static final Map<String, Object> CREATE_NEW = Map.of("opportunityChoice", "createNew", "confirmed", true);

    @Autowired
    Journey journey;

    @Autowired
    Meetings meetings;

    @Autowired
    Trials trials;

    @Autowired
    HandOffs handOffs;

    @Autowired
    TaskService tasks;

    @BeforeEach
    void useThisEngine(@Autowired ProcessEngine engine) {
        BpmnAwareTests.init(engine);
    }

    @AfterEach
    void letTimeRunAgain() {
        ClockUtil.reset();
    }

    @Test
    void startsAtWorkLeadWithTheSdrsAndADueDate() {
        var lead = journey.newLead(Map.of("rating", "HOT"));

        var task = journey.task(lead, "workLead");
        assertStands(lead, OPEN, null, "workLead");
        assertThat(task.getAssignee()).isNull();
        assertThat(task.getFollowUpDate()).isNotNull();
        assertThat(task.getDueDate()).isNotNull();
        assertThat(task.getPriority()).isEqualTo(90);
        assertThat(journey.lead(lead).details().owner()).isEqualTo("sdr");
    }

    @Test
    void takesALeadFromFirstContactToAnOpportunity() {
        var lead = journey.interestedLead();
        assertStands(lead, WORKING, null, "scheduleMeeting");
        assertThat(journey.lead(lead).details().need()).hasToString("STRONG");

        journey.complete(lead, "scheduleMeeting", "sdr", Journey.booking());
        assertThat(meetings.pending(lead)).get().extracting("ae", "sdr").containsExactly("ae", "sdr");
        assertThat(journey.waitsAt(lead)).doesNotContain("holdMeeting");

        journey.timerFires(lead, "meetingBegins");
        assertStands(lead, WORKING, null, "holdMeeting");
        assertThat(journey.task(lead, "holdMeeting").getAssignee()).isEqualTo("ae");

        journey.complete(lead, "holdMeeting", "ae", Map.of("attendance", "held", "notes", "A good fit."));
        assertStands(lead, WORKING, null, "reviewLead");

        journey.complete(lead, "reviewLead", "ae", Map.of("decision", "approve"));
        assertStands(lead, QUALIFIED, null, "prepareConversion");
        assertThat(journey.lead(lead).state().approvedBy()).isEqualTo("ae");

        journey.complete(lead, "prepareConversion", "ae", CREATE_NEW);
        assertStands(lead, QUALIFIED, null, "convertLead");

        journey.conversionRuns(lead);
        assertThat(journey.endedAt(lead)).isEqualTo("leadConverted");
        var state = journey.lead(lead).state();
        assertThat(state.status()).isEqualTo(CONVERTED);
        assertThat(state.convertedOpportunityId()).isNotNull();
        assertThat(journey.activities(lead))
                .extracting(Activity::step)
                .contains("workLead", "scheduleMeeting", "holdMeeting", "reviewLead", "prepareConversion");
        assertThat(journey.activities(lead))
                .allSatisfy(activity -> assertThat(activity.opportunityId()).isEqualTo(state.convertedOpportunityId()));
    }

    @Test
    void convertsWithoutAnOpportunityWhenTheAeSaysSo() {
        var lead = journey.leadWhoseConversionWaits(
                Map.of("opportunityChoice", "none", "noOpportunityReason", "A partner.", "confirmed", true));

        journey.conversionRuns(lead);

        assertThat(journey.endedAt(lead)).isEqualTo("leadConverted");
        assertThat(journey.lead(lead).state().convertedOpportunityId()).isNull();
        assertThat(journey.lead(lead).state().convertedAccountId()).isNotNull();
    }

    @Test
    void nurturesALeadWithoutBudgetAndTakesItUpAgainWhenTimeIsUp() {
        var lead = journey.newLead();
        journey.complete(
                lead, "workLead", "sdr", Map.of("outreachResult", "noBudget", "need", "strong", "authority", "strong"));
        assertStands(lead, NURTURING, "NO_BUDGET", "nurtureLead");
        assertWakesIn(lead, 90);

        journey.timerFires(lead, "nurtureEnded");

        assertStands(lead, WORKING, null, "workLead");
        assertThat(journey.task(lead, "workLead").getAssignee()).isNull(); // three months are too long for row 36
    }

    @Test
    void takesANurturedLeadUpAgainWhenItReengages() {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "badTiming"));

        journey.message(lead, "LeadReengaged");

        assertStands(lead, WORKING, null, "workLead");
    }

    @Test
    void wakesANurturedLeadWhenTheSamePersonEnquiresAgain() {
        var lead = journey.newLead(Map.of("email", "again@example.com"));
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "badTiming"));

        var second = journey.newLead(Map.of("email", "Again@Example.com"));

        assertThat(second).isEqualTo(lead);
        assertStands(lead, WORKING, null, "workLead");
        assertThat(journey.activities(lead)).extracting(Activity::outcome).contains("NEW_ENQUIRY");
    }

    @Test
    void disqualifiesALeadWithoutBudgetWhoseNeedIsKnownToBeWeak() {
        var lead = journey.newLead();

        journey.complete(
                lead, "workLead", "sdr", Map.of("outreachResult", "noBudget", "need", "weak", "authority", "strong"));

        assertEnded(lead, "leadDisqualified", DISQUALIFIED, "NO_BUDGET");
    }

    @Test
    void disqualifiesAnInterestedLeadThatHasNoNeed() {
        var lead = journey.newLead();
        var answers = new HashMap<>(INTERESTED);
        answers.put("need", "none");

        journey.complete(lead, "workLead", "sdr", answers);

        assertEnded(lead, "leadDisqualified", DISQUALIFIED, "CRITERIA_NOT_MET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"workLead", "meeting", "review", "nurture", "prepareConversion", "convertLead"})
    void leavesThePathFromWhereverItIsWhenTheLeadWithdraws(String where) {
        var lead =
                switch (where) {
                    case "workLead" -> journey.newLead();
                    case "meeting" -> journey.bookedLead();
                    case "review" -> journey.leadInReview();
                    case "nurture" -> {
                        var nurtured = journey.newLead();
                        journey.complete(nurtured, "workLead", "sdr", Map.of("outreachResult", "badTiming"));
                        yield nurtured;
                    }
                    case "prepareConversion" -> journey.approvedLead();
                    default -> journey.leadWhoseConversionWaits(CREATE_NEW);
                };

        journey.message(lead, "LeadWithdrawn");

        assertEnded(lead, "leadWithdrawn", DISQUALIFIED, "WITHDRAWN");
        assertThat(journey.lead(lead).details().doNotCall()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"workLead", "scheduleMeeting"})
    void letsALeadTryTheProductBeforeAMeeting(String askedIn) {
        var lead = "workLead".equals(askedIn) ? journey.newLead() : journey.interestedLead();
        var answer = "workLead".equals(askedIn) ? "outreachResult" : "meetingResult";
        journey.complete(lead, askedIn, "sdr", Map.of(answer, "wantsTrial"));
        assertThat(trials.running(lead)).isPresent();
        assertThat(trials.running(lead).orElseThrow().endsAt())
                .isCloseTo(now().plus(Duration.ofDays(14)), within(1, ChronoUnit.MINUTES));

        journey.timerFires(lead, "trialPeriodEnds");
        assertStands(lead, WORKING, null, "followUpTrial");

        journey.complete(lead, "followUpTrial", "sdr", Map.of("trialResult", "wantsMeeting"));
        assertStands(lead, WORKING, null, "scheduleMeeting");
        assertThat(trials.of(lead)).extracting("result").containsExactly("WANTS_MEETING");
    }

    @Test
    void followsUpAtOnceWhenTheTrialEndsEarlyAndGoesToReviewWhenTheLeadWantsToBuy() {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "wantsTrial"));

        journey.message(lead, "TrialEnded");
        journey.complete(lead, "followUpTrial", "sdr", Map.of("trialResult", "wantsToBuy"));

        assertStands(lead, WORKING, null, "reviewLead");
    }

    @Test
    void nurturesALeadThatLostInterestInItsTrial() {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "wantsTrial"));
        journey.timerFires(lead, "trialPeriodEnds");

        journey.complete(lead, "followUpTrial", "sdr", Map.of("trialResult", "noInterest"));

        assertStands(lead, NURTURING, "NO_INTEREST", "nurtureLead");
    }

    @ParameterizedTest
    @CsvSource({"noBudget, NO_BUDGET", "notInterested, NOT_INTERESTED"})
    void nurturesWhenSchedulingShowsThatItIsNotTheTime(String result, String reason) {
        var lead = journey.interestedLead();

        journey.complete(lead, "scheduleMeeting", "sdr", Map.of("meetingResult", result, "comment", "Said so."));

        assertStands(lead, NURTURING, reason, "nurtureLead");
    }

    @Test
    void aModelReachesNoLeadThatItWasNotStartedFor(
            @Autowired RepositoryService models, @Autowired RuntimeService runtime) {
        var lead = journey.newLead();
        var model = Bpmn.createExecutableProcess("intruder")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .serviceTask("recordOptOut")
                .camundaDelegateExpression("${recordOptOut}")
                .endEvent()
                .done();
        models.createDeployment().addModelInstance("intruder.bpmn", model).deploy();

        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("intruder", Map.of("leadId", lead)))
                .hasStackTraceContaining("was not started for a lead");

        assertStands(lead, OPEN, null, "workLead");
    }

    @Test
    void tellsTheReasonOfARejectionInWords() {
        var lead = journey.rejectedLead("noBudget");

        assertThat(journey.activities(lead)).extracting(Activity::notes).contains("No budget: No.");
        assertThat(handOffs.last(lead).orElseThrow().evidence()).startsWith("Budget: Strong");
    }

    @ParameterizedTest
    @CsvSource({
        "notIdealCustomer, leadDisqualified, DISQUALIFIED, NOT_IDEAL_CUSTOMER",
        "studentOrCompetitor, leadDisqualified, DISQUALIFIED, STUDENT_OR_COMPETITOR",
        "noBudget, nurtureLead, NURTURING, NO_BUDGET",
        "noTimeline, nurtureLead, NURTURING, NO_TIMELINE",
        "incompleteData, workLead, WORKING,",
        "wrongTerritory, workLead, WORKING,"
    })
    void handlesAnAcceptedRejectionAsTheDecisionSays(
            String reason, String where, LeadStatus status, String statusReason) {
        var lead = journey.rejectedLead(reason);
        assertStands(lead, WORKING, null, "answerRejection");

        journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "accept"));

        if (where.equals("leadDisqualified")) {
            assertEnded(lead, where, status, statusReason);
        } else {
            assertStands(lead, status, statusReason, where);
        }
    }

    @Test
    void letsAnotherAePrepareTheConversionWhenTheRejectionIsOverturned() {
        var lead = journey.disputedLead();

        journey.complete(lead, "settleDispute", "manager", Map.of("ruling", "overturn"));

        assertStands(lead, QUALIFIED, null, "prepareConversion");
        assertThat(journey.task(lead, "prepareConversion").getAssignee()).isEqualTo("ae2");
        assertThat(journey.lead(lead).state().approvedBy()).isEqualTo("manager");
        journey.complete(lead, "prepareConversion", "ae2", CREATE_NEW);
        journey.conversionRuns(lead);
        assertEnded(lead, "leadConverted", CONVERTED, null);
    }

    @Test
    void asksAnotherAeOnceForASecondOpinion() {
        var lead = journey.disputedLead();

        journey.complete(lead, "settleDispute", "manager", Map.of("ruling", "secondOpinion"));
        assertStands(lead, WORKING, null, "reviewLead");
        assertThat(journey.task(lead, "reviewLead").getAssignee()).isEqualTo("ae2");

        journey.complete(lead, "reviewLead", "ae2", Map.of("decision", "reject", "rejectionReason", "noNeed"));
        journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "dispute", "argument", "Still."));
        TaskRefusal.assertRefused(
                () -> journey.complete(lead, "settleDispute", "manager", Map.of("ruling", "secondOpinion")),
                "uphold or overturn");
    }

    @Test
    void recordsThatSilenceAcceptedTheRejection() {
        var lead = journey.rejectedLead("noTimeline");

        journey.timerFires(lead, "rejectionAccepted");

        assertThat(handOffs.last(lead).orElseThrow())
                .extracting("answer", "answeredBy")
                .containsExactly(RejectionAnswer.ACCEPT, "leadpath");
    }

    @Test
    void letsAColleagueWhoTookTheTaskOverConvertTheLead() {
        var lead = journey.approvedLead();
        var task = journey.task(lead, "prepareConversion").getId();
        journey.as("ae2", () -> tasks.setAssignee(task, null));
        journey.as("ae2", () -> tasks.claim(task, "ae2"));

        journey.complete(lead, "prepareConversion", "ae2", CREATE_NEW);
        journey.conversionRuns(lead);

        assertEnded(lead, "leadConverted", CONVERTED, null);
        assertThat(journey.lead(lead).state().convertedBy()).isEqualTo("ae2");
    }

    @Test
    void countsRoundsAnewWhenALeadComesBackToReview() {
        var lead = journey.leadInReview();
        journey.complete(lead, "reviewLead", "ae", Map.of("decision", "needsInformation", "comment", "How many?"));
        journey.complete(lead, "supplyInformation", "sdr", Map.of("comment", "Forty."));
        journey.complete(lead, "reviewLead", "ae", Map.of("decision", "reject", "rejectionReason", "incompleteData"));
        journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "accept"));
        journey.complete(lead, "workLead", "sdr", INTERESTED);
        journey.complete(lead, "scheduleMeeting", "sdr", Journey.booking());
        journey.timerFires(lead, "meetingBegins");
        journey.complete(lead, "holdMeeting", "ae", Map.of("attendance", "held"));

        for (var round = 1; round <= 2; round++) {
            journey.complete(lead, "reviewLead", "ae", Map.of("decision", "needsInformation", "comment", "How many?"));
            journey.complete(lead, "supplyInformation", "sdr", Map.of("comment", "Fifty."));
        }

        assertStands(lead, WORKING, null, "reviewLead");
    }

    @Test
    void remembersTheGradesOfAnEarlierCallWhenTheBudgetIsGone() {
        var lead = journey.newLead();
        journey.complete(
                lead, "workLead", "sdr", Map.of("outreachResult", "noAnswer", "need", "strong", "authority", "strong"));
        journey.timerFires(lead, "nextAttemptDue");

        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "noBudget"));

        assertStands(lead, NURTURING, "NO_BUDGET", "nurtureLead");
    }

    @Test
    void goesOnWithTheSdrWhenAManagerHelpedOutOnce() {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "noAnswer"));
        journey.timerFires(lead, "nextAttemptDue");
        var task = journey.task(lead, "workLead").getId();
        journey.as("manager", () -> tasks.setAssignee(task, "manager"));

        journey.complete(lead, "workLead", "manager", INTERESTED);

        assertThat(journey.task(lead, "scheduleMeeting").getAssignee()).isEqualTo("sdr");
        assertThat(journey.lead(lead).details().owner()).isEqualTo("sdr");
    }

    private void assertStands(String lead, LeadStatus status, String reason, String element) {
        assertThat(journey.waitsAt(lead)).contains(element);
        assertStatus(lead, status, reason);
    }

    private void assertEnded(String lead, String endEvent, LeadStatus status, String reason) {
        assertThat(journey.passed(lead, endEvent)).as("ended at " + endEvent).isTrue();
        assertThat(journey.process(lead).getEndTime()).isNotNull();
        assertStatus(lead, status, reason);
    }

    private void assertStatus(String lead, LeadStatus status, String reason) {
        assertThat(journey.lead(lead).state())
                .extracting("status", "statusReason")
                .containsExactly(status, reason);
    }

    private void assertWakesIn(String lead, int days) {
        var wakeUpAt = Instant.parse((String) journey.variable(lead, "wakeUpAt"));
        assertThat(wakeUpAt).isCloseTo(now().plus(Duration.ofDays(days)), within(1, ChronoUnit.MINUTES));
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
