package io.leadpath.qualification.process;

import static io.leadpath.lead.LeadStatus.DISQUALIFIED;
import static io.leadpath.lead.LeadStatus.NURTURING;
import static io.leadpath.lead.LeadStatus.OPEN;
import static io.leadpath.lead.LeadStatus.QUALIFIED;
import static io.leadpath.lead.LeadStatus.WORKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.ContactDetails;
import io.leadpath.account.Contacts;
import io.leadpath.activity.Activity;
import io.leadpath.availability.Availability;
import io.leadpath.lead.LeadIntake;
import io.leadpath.lead.LeadStatus;
import io.leadpath.notification.Notice;
import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import io.leadpath.partner.PartnerRegistrations;
import io.leadpath.qualification.Credit;
import io.leadpath.qualification.Credits;
import io.leadpath.qualification.HandOffs;
import io.leadpath.qualification.MeetingAnswers;
import io.leadpath.qualification.Meetings;
import io.leadpath.qualification.Ruling;
import io.leadpath.qualification.Trials;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.shared.Codes;
import io.leadpath.support.Contingency;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the table of contingencies that are paths through lead-qualification. It is Tuesday, ten in the morning. */
@PathTest
@Import(Journey.class)
class ContingenciesTest {
    private static final Instant TUESDAY = Instant.parse("2026-12-01T10:00:00Z");
    private static final Map<String, Object> NO_SHOW = Map.of("attendance", "noShow");

    @Autowired
    Journey journey;

    @Autowired
    Meetings meetings;

    @Autowired
    Notices notices;

    @Autowired
    HandOffs handOffs;

    @Autowired
    Credits credits;

    @Autowired
    MeetingAnswers answers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Trials trials;

    @Autowired
    PartnerRegistrations registrations;

    @Autowired
    Accounts accounts;

    @Autowired
    Contacts contacts;

    @Autowired
    LeadIntake intake;

    @BeforeEach
    void itIsTuesday() {
        ClockUtil.setCurrentTime(Date.from(TUESDAY));
    }

    @AfterEach
    void letTimeRunAgain() {
        ClockUtil.reset();
    }

    // Rows 5 and 6: nobody gets in touch

    @Test
    @Contingency(
            row = 5,
            elements = {"touchOverdue", "escalateTouch"})
    void aHotLeadThatNobodyTouchesGoesToSomebodyElseAndTheManagersAreToldAfterAnHour() {
        var lead = journey.newLead(Map.of("rating", "HOT", "owner", "sdr2"));
        assertStands(lead, OPEN, null, "workLead");
        assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo("sdr2");
        assertDue(lead, "workLead", "2026-12-01T11:00:00Z");
        var priority = journey.task(lead, "workLead").getPriority();

        assertThat(journey.timerFires(lead, "touchOverdue")).isEqualTo("2026-12-01T11:00:00Z");

        assertStands(lead, OPEN, null, "workLead");
        var task = journey.task(lead, "workLead");
        assertThat(task.getAssignee()).isNotNull().isNotEqualTo("sdr2");
        assertThat(task.getPriority()).isGreaterThanOrEqualTo(priority).isEqualTo(Math.min(100, priority + 10));
        assertThat(journey.lead(lead).details().owner()).isEqualTo(task.getAssignee());
        assertTold("manager", Topic.FIRST_TOUCH_DUE, lead);
        assertTold(task.getAssignee(), Topic.FIRST_TOUCH_DUE, lead);
        assertTold("sdr2", Topic.LEAD_REASSIGNED, lead);
        assertActivity(lead, "escalateTouch", "REASSIGN_AND_TELL_MANAGER");
    }

    @Test
    @Contingency(
            row = 6,
            elements = {"touchOverdue", "escalateTouch"})
    void aLeadThatNobodyTouchesIsRemindedOfAndThenGoesToSomebodyElse() {
        var lead = journey.newLead(Map.of("owner", "sdr2"));
        assertDue(lead, "workLead", "2026-12-09T10:00:00Z");
        assertThat(journey.task(lead, "workLead").getFollowUpDate().toInstant()).isEqualTo("2026-12-04T10:00:00Z");

        assertThat(journey.timerFires(lead, "touchOverdue")).isEqualTo("2026-12-04T10:00:00Z");
        assertTold("sdr2", Topic.FIRST_TOUCH_DUE, lead);
        assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo("sdr2");
        assertActivity(lead, "escalateTouch", "REMIND");

        assertThat(journey.timerFires(lead, "touchOverdue")).isEqualTo("2026-12-09T10:00:00Z");
        assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo("sdr");
        assertStands(lead, OPEN, null, "workLead");
        assertActivity(lead, "escalateTouch", "REASSIGN");
        assertThat(journey.hasTimer(lead, "touchOverdue")).isFalse();
    }

    @Test
    void theManagersAreToldWhenThereIsNobodyElseToGetTheLead(@Autowired Availability availability) {
        var lead = journey.newLead(Map.of("owner", "sdr2"));
        var others = availability.available(Role.SDR).stream()
                .filter(user -> !user.equals("sdr2"))
                .toList();
        others.forEach(user -> availability.change(user, new Availability.Change(false, null), CurrentUser.SYSTEM));
        try {
            journey.timerFires(lead, "touchOverdue");
            journey.timerFires(lead, "touchOverdue");
        } finally {
            others.forEach(user -> availability.change(user, new Availability.Change(true, null), CurrentUser.SYSTEM));
        }

        assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo("sdr2");
        assertTold("manager", Topic.FIRST_TOUCH_DUE, lead);
        assertThat(outcomes(lead, "escalateTouch")).containsExactlyInAnyOrder("REMIND", "TELL_MANAGER");
    }

    @Test
    void whoeverCalledAndOnlyHasNotSaidSoYetKeepsTheLead() {
        var lead = journey.newLead(Map.of("rating", "HOT", "owner", "sdr2"));
        journey.logsCall(lead, "sdr2");

        journey.timerFires(lead, "touchOverdue");

        assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo("sdr2");
        assertThat(told("manager", lead)).isEmpty();
    }

    @Test
    void aFurtherTouchThatIsLateIsForTheManagersInTheEnd() {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "noAnswer"));
        journey.timerFires(lead, "nextAttemptDue");

        journey.timerFires(lead, "touchOverdue");
        assertTold("sdr", Topic.TASK_DUE, lead);
        journey.timerFires(lead, "touchOverdue");

        assertTold("manager", Topic.TASK_OVERDUE, lead);
        assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo("sdr");
    }

    @Test
    void lookingUpDeadlinesLeavesNothingInTheHistory(@Autowired HistoryService history) {
        journey.newLead();

        assertThat(history.createHistoricDecisionInstanceQuery()
                        .decisionDefinitionKeyIn("service-levels", "business-hours")
                        .count())
                .isZero();
    }

    // Rows 9, 12 and 13: the wrong person, no money, no say

    @Test
    @Contingency(
            row = 9,
            elements = {"isContactSearchDue", "findContact", "contactSearchOver", "isContactFound"})
    void theRightPersonIsLookedForOnceBehindAWrongNumber() {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "wrongPerson"));
        assertStands(lead, WORKING, null, "findContact");
        assertDue(lead, "findContact", TUESDAY.plus(Duration.ofDays(2)).toString());

        journey.complete(
                lead,
                "findContact",
                "sdr",
                Map.of("contactSearch", "found", "lastName", "Rightperson", "email", "right@example.com"));
        assertStands(lead, WORKING, null, "workLead");
        assertThat(journey.lead(lead).details().lastName()).isEqualTo("Rightperson");
        assertThat(journey.lead(lead).details().email()).isEqualTo("right@example.com");
        assertActivity(lead, "findContact", "FOUND");

        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "wrongPerson"));
        assertEnded(lead, "leadDisqualified", DISQUALIFIED, "WRONG_PERSON");
    }

    @Test
    void aLeadWhoseRightPersonIsNotFoundIsDisqualified() {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "wrongPerson"));

        journey.complete(lead, "findContact", "sdr", Map.of("contactSearch", "notFound", "comment", "No such firm."));

        assertEnded(lead, "leadDisqualified", DISQUALIFIED, "WRONG_PERSON");
    }

    @Test
    void aSearchForTheRightPersonEndsAfterTwoDays() {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "wrongPerson"));

        assertThat(journey.timerFires(lead, "contactSearchOver")).isEqualTo(TUESDAY.plus(Duration.ofDays(2)));

        assertEnded(lead, "leadDisqualified", DISQUALIFIED, "WRONG_PERSON");
    }

    @Test
    @Contingency(
            row = 10,
            elements = {"applyQualificationCriteria", "startNurture"})
    void somebodyWhoIsNotInterestedIsLeftAloneForHalfAYearOrForGood() {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "notInterested", "comment", "Content."));
        assertStands(lead, NURTURING, "NOT_INTERESTED", "nurtureLead");
        assertThat(journey.timerDue(lead, "nurtureEnded")).isEqualTo(TUESDAY.plus(Duration.ofDays(180)));
        assertActivity(lead, "workLead", "NOT_INTERESTED");

        var never = journey.newLead();
        journey.complete(
                never, "workLead", "sdr", Map.of("outreachResult", "notInterested", "comment", "No.", "need", "none"));
        assertEnded(never, "leadDisqualified", DISQUALIFIED, "NOT_INTERESTED");
    }

    @Test
    @Contingency(
            row = 12,
            elements = {"isBudgetMissing", "askManagerMeanwhile", "decideNoBudget", "whatAboutBudget"})
    void aLeadWithoutBudgetRestsAndTheManagerMaySendItOnToAMeeting() {
        var lead = leadWithoutBudget(Map.of());
        assertStands(lead, NURTURING, "NO_BUDGET", "nurtureLead");
        assertThat(journey.timerDue(lead, "nurtureEnded")).isEqualTo(TUESDAY.plus(Duration.ofDays(90)));
        assertActivity(lead, "workLead", "NO_BUDGET");
        assertThat(journey.task(lead, "decideNoBudget").getDueDate()).isNotNull();

        journey.complete(lead, "decideNoBudget", "manager", Map.of("managerDecision", "continue", "comment", "Try."));

        assertStands(lead, WORKING, null, "scheduleMeeting");
        assertActivity(lead, "decideNoBudget", "CONTINUE");
        assertThat(journey.waitsAt(lead)).doesNotContain("nurtureLead");
    }

    @ParameterizedTest
    @CsvSource({"strong, ", ", strong", " , ", "strong, weak", "none, strong"})
    void aLeadWithoutBudgetIsClosedUnlessNeedAndAuthorityAreStrong(String need, String authority) {
        var answers = new java.util.HashMap<String, Object>(Map.of("outreachResult", "noBudget"));
        answers.put("need", need);
        answers.put("authority", authority);
        var lead = journey.newLead();

        journey.complete(lead, "workLead", "sdr", answers);

        assertEnded(lead, "leadDisqualified", DISQUALIFIED, "NO_BUDGET");
    }

    @Test
    void aLeadWithoutBudgetRestsUntilTheDayOfTheNextBudget() {
        var lead = leadWithoutBudget(Map.of("wakeUpAt", "2027-02-01"));

        assertThat(journey.timerFires(lead, "nurtureEnded")).isEqualTo("2027-02-01T00:00:00Z");

        assertStands(lead, WORKING, null, "workLead");
        assertThat(journey.waitsAt(lead)).doesNotContain("decideNoBudget");
    }

    @Test
    void theManagerLetsALeadWithoutBudgetRest() {
        var lead = leadWithoutBudget(Map.of());

        journey.complete(lead, "decideNoBudget", "manager", Map.of("managerDecision", "nurture"));

        assertThat(journey.waitsAt(lead)).containsExactly("nurtureLead");
        assertStands(lead, NURTURING, "NO_BUDGET", "nurtureLead");
    }

    @Test
    void theManagerClosesALeadWithoutBudget() {
        var lead = leadWithoutBudget(Map.of());

        journey.complete(lead, "decideNoBudget", "manager", Map.of("managerDecision", "disqualify"));

        assertEnded(lead, "leadDisqualified", DISQUALIFIED, "NO_BUDGET");
    }

    @Test
    @Contingency(
            row = 13,
            elements = {
                "isDecisionMakerSearchDue",
                "findDecisionMaker",
                "decisionMakerSearchOver",
                "isDecisionMakerFound"
            })
    void whoeverDecidesIsLookedForOnceAndElseTheLeadRests() {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "noAuthority"));
        assertStands(lead, WORKING, null, "findDecisionMaker");
        assertDue(lead, "findDecisionMaker", TUESDAY.plus(Duration.ofDays(14)).toString());

        journey.complete(
                lead, "findDecisionMaker", "sdr", Map.of("decisionMakerSearch", "found", "lastName", "Decider"));
        assertStands(lead, WORKING, null, "workLead");
        assertThat(journey.lead(lead).details().lastName()).isEqualTo("Decider");
        assertActivity(lead, "findDecisionMaker", "FOUND");

        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "noAuthority"));
        assertStands(lead, NURTURING, "NO_AUTHORITY", "nurtureLead");
    }

    @Test
    void aLeadWhoseDecisionMakerIsNotFoundRests() {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "noAuthority"));

        journey.complete(lead, "findDecisionMaker", "sdr", Map.of("decisionMakerSearch", "notFound"));

        assertStands(lead, NURTURING, "NO_AUTHORITY", "nurtureLead");
    }

    @Test
    void aSearchForTheDecisionMakerEndsAfterTwoWeeks() {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "noAuthority"));

        assertThat(journey.timerFires(lead, "decisionMakerSearchOver")).isEqualTo(TUESDAY.plus(Duration.ofDays(14)));

        assertStands(lead, NURTURING, "NO_AUTHORITY", "nurtureLead");
    }

    // Row 14: no date for a meeting

    @ParameterizedTest
    @ValueSource(strings = {"workLead", "scheduleMeeting"})
    @Contingency(
            row = 14,
            elements = {"dateToBeAgreed", "whenToAsk", "retryDue", "isDateMissing", "noDateFound"})
    void aLeadThatFindsNoDateIsAskedOnDays1And3And7AndThenReviewedWithoutAMeeting(String saidIn) {
        var lead = saidIn.equals("workLead") ? journey.newLead() : journey.interestedLead();
        var answer = saidIn.equals("workLead") ? "outreachResult" : "meetingResult";
        journey.complete(lead, saidIn, "sdr", Map.of(answer, "cannotMeet"));
        for (var day : new int[] {1, 3, 7}) {
            assertThat(journey.waitsAt(lead)).containsExactly("retryDue");
            assertThat(journey.timerFires(lead, "retryDue"))
                    .isCloseTo(TUESDAY.plus(Duration.ofDays(day)), within(1, ChronoUnit.MINUTES));
            assertStands(lead, WORKING, null, "scheduleMeeting");
            assertThat(journey.task(lead, "scheduleMeeting").getDueDate()).isNotNull();
            journey.complete(lead, "scheduleMeeting", "sdr", Map.of("meetingResult", "cannotMeet"));
        }
        assertStands(lead, WORKING, null, "reviewLead");
        assertActivity(lead, "scheduleMeeting", "CANNOT_MEET");
        assertThat(journey.passed(lead, "holdMeeting")).isFalse();
    }

    @Test
    void aLeadThatFoundNoDateAndThenTriedTheProductIsAskedForADateAtOnce() {
        var lead = leadAskedAgainForADate();
        journey.complete(lead, "scheduleMeeting", "sdr", Map.of("meetingResult", "wantsTrial"));
        journey.timerFires(lead, "trialPeriodEnds");

        journey.complete(lead, "followUpTrial", "sdr", Map.of("trialResult", "wantsMeeting"));

        assertStands(lead, WORKING, null, "scheduleMeeting");
    }

    @Test
    void aLeadThatFoundNoDateAndThenHadNoBudgetIsAskedForADateAtOnceWhenTheManagerGoesOn() {
        var lead = leadAskedAgainForADate();
        journey.complete(lead, "scheduleMeeting", "sdr", Map.of("meetingResult", "noBudget"));

        journey.complete(lead, "decideNoBudget", "manager", Map.of("managerDecision", "continue", "comment", "Try."));

        assertStands(lead, WORKING, null, "scheduleMeeting");
    }

    /** A lead that the SDR called without finding a date, and calls for one again. */
    private String leadAskedAgainForADate() {
        var lead = journey.newLead();
        journey.complete(
                lead,
                "workLead",
                "sdr",
                Map.of("outreachResult", "cannotMeet", "need", "strong", "authority", "strong"));
        journey.timerFires(lead, "retryDue");
        return lead;
    }

    @Test
    void aLeadWhoseDateNobodyAgreesForTwoWeeksRests() {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "cannotMeet"));
        journey.timerFires(lead, "retryDue");

        assertThat(journey.timerFires(lead, "schedulingGivenUp")).isEqualTo(TUESDAY.plus(Duration.ofDays(14)));

        assertStands(lead, NURTURING, "CANNOT_MEET", "nurtureLead");
    }

    @Test
    void aMeetingThatNobodyAgreesIsRemindedOfAndThenForTheManagers() {
        var lead = journey.interestedLead();

        journey.timerFires(lead, "schedulingLate");
        assertTold("sdr", Topic.TASK_DUE, lead);
        journey.timerFires(lead, "schedulingLate");

        assertTold("manager", Topic.TASK_OVERDUE, lead);
        assertStands(lead, WORKING, null, "scheduleMeeting");
    }

    @Test
    void aMeetingThatIsAgreedAfterARetryIsBooked() {
        var lead = journey.interestedLead();
        journey.complete(lead, "scheduleMeeting", "sdr", Map.of("meetingResult", "cannotMeet"));
        journey.timerFires(lead, "retryDue");

        journey.complete(lead, "scheduleMeeting", "sdr", Journey.booking());

        assertThat(meetings.pending(lead)).isPresent();
        assertThat(journey.hasTimer(lead, "meetingBegins")).isTrue();
    }

    // Rows 16, 17 and 19: before the meeting

    @Test
    @Contingency(
            row = 16,
            elements = {"confirmationDue", "checkConfirmation", "isMeetingConfirmed", "confirmMeeting", "newDateWanted"
            })
    void aMeetingThatTheLeadHasNotConfirmedADayBeforeIsForTheSdrToConfirmOrRebook() {
        var lead = journey.bookedLead();
        var begins = meetings.pending(lead).orElseThrow().startsAt();

        assertThat(journey.timerFires(lead, "confirmationDue")).isEqualTo(begins.minus(Duration.ofHours(24)));
        assertStands(lead, WORKING, null, "confirmMeeting");
        assertDue(lead, "confirmMeeting", begins.toString());

        journey.complete(lead, "confirmMeeting", "sdr", Map.of("confirmation", "confirmed"));
        assertActivity(lead, "confirmMeeting", "CONFIRMED");
        assertThat(meetings.isConfirmedByLead(lead)).isTrue();
        assertThat(journey.hasTimer(lead, "meetingBegins")).isTrue();
        assertThat(journey.waitsAt(lead)).doesNotContain("confirmMeeting");
    }

    @Test
    void aMeetingThatTheLeadWantsAtAnotherDateIsAgreedAnew() {
        var lead = journey.bookedLead();
        journey.timerFires(lead, "confirmationDue");

        journey.complete(lead, "confirmMeeting", "sdr", Map.of("confirmation", "rebook"));

        assertStands(lead, WORKING, null, "scheduleMeeting");
        assertThat(meetings.pending(lead)).isEmpty();
        assertThat(journey.hasTimer(lead, "meetingBegins")).isFalse();
    }

    @Test
    void aMeetingThatTheLeadConfirmedNeedsNoCall() {
        var lead = journey.bookedLead();
        meetings.confirmByLead(lead, CurrentUser.SYSTEM);

        journey.timerFires(lead, "confirmationDue");

        assertThat(journey.waitsAt(lead)).doesNotContain("confirmMeeting");
        assertThat(journey.passed(lead, "leadWillCome")).isTrue();
    }

    @Test
    void aConfirmationThatNobodyAskedForInTimeDoesNotHoldTheMeetingUp() {
        var lead = journey.bookedLead();
        journey.timerFires(lead, "confirmationDue");

        journey.timerFires(lead, "meetingBegins");

        assertThat(journey.waitsAt(lead)).containsExactly("holdMeeting");
    }

    @Test
    @Contingency(
            row = 17,
            elements = {"meetingReminderDue", "remindOfMeeting"})
    void everybodyIsRemindedADayAndAnHourBeforeTheMeeting() {
        var lead = journey.bookedLead();
        var begins = meetings.pending(lead).orElseThrow().startsAt();
        var before = mailsAbout(lead);

        assertThat(journey.timerFires(lead, "meetingReminderDue"))
                .isCloseTo(begins.minus(Duration.ofHours(24)), within(1, ChronoUnit.SECONDS));
        assertThat(mailsAbout(lead) - before).as("to SDR, AE and lead").isEqualTo(3);
        assertThat(journey.timerFires(lead, "meetingReminderDue"))
                .isCloseTo(begins.minus(Duration.ofHours(1)), within(1, ChronoUnit.SECONDS));
        assertThat(mailsAbout(lead) - before).isEqualTo(6);

        assertThat(journey.hasTimer(lead, "meetingReminderDue")).isFalse();
        assertThat(journey.hasTimer(lead, "meetingBegins")).isTrue();
        assertStatus(lead, WORKING, null);
    }

    @Test
    void reminderAndConfirmationWhoseMomentHasPassedAreSkipped() {
        var lead = journey.interestedLead();
        var inHalfAnHour = now().plus(Duration.ofMinutes(30));

        journey.complete(
                lead,
                "scheduleMeeting",
                "sdr",
                Map.of("meetingResult", "scheduled", "meetingAt", inHalfAnHour.toString(), "ae", "ae"));

        assertThat(journey.timerDue(lead, "meetingReminderDue")).isEqualTo("9999-12-31T00:00:00Z");
        assertThat(journey.timerDue(lead, "confirmationDue")).isEqualTo("9999-12-31T00:00:00Z");
        assertThat(journey.timerFires(lead, "meetingBegins")).isEqualTo(inHalfAnHour);
        assertThat(journey.waitsAt(lead)).containsExactly("holdMeeting");
    }

    @Test
    @Contingency(
            row = 19,
            elements = {"whatDoesAeSay", "aeConfirmationDue", "isAeConfirmed", "handOnMeeting", "isAeFound"})
    void anAeWhoSaysNothingForFourWorkingHoursIsReplacedAndInTheEndTheGroupHasTheMeeting() {
        var lead = journey.bookedLead();

        assertThat(journey.timerFires(lead, "aeConfirmationDue")).isEqualTo("2026-12-01T14:00:00Z");
        assertThat(meetings.pending(lead).orElseThrow().ae()).isEqualTo("ae2");
        assertThat(journey.variable(lead, "ae")).isEqualTo("ae2");
        assertTold("ae2", Topic.MEETING_HANDED_ON, lead);
        assertStatus(lead, WORKING, null);

        journey.timerFires(lead, "aeConfirmationDue");
        assertThat(meetings.pending(lead).orElseThrow().ae()).isNull();
        assertTold("manager", Topic.AE_NEEDED, lead);

        journey.timerFires(lead, "meetingBegins");
        assertThat(journey.task(lead, "holdMeeting").getAssignee()).isNull();
        assertThat(journey.task(lead, "holdMeeting").getDueDate()).isNotNull();
    }

    @Test
    void anAeWhoDeclinesIsReplacedAtOnce() {
        var lead = journey.bookedLead();

        answers.decline(lead, new CurrentUser("ae", Set.of(Role.AE)));

        assertThat(meetings.pending(lead).orElseThrow().ae()).isEqualTo("ae2");
        assertActivity(lead, "awaitMeeting", "DECLINED_BY_AE");
    }

    @Test
    void anAeWhoConfirmedKeepsTheMeetingUntilDecliningAfterAll() {
        var lead = journey.bookedLead();
        meetings.confirmByAe(lead, new CurrentUser("ae", Set.of(Role.AE)));
        journey.timerFires(lead, "aeConfirmationDue");
        assertThat(meetings.pending(lead).orElseThrow().ae()).isEqualTo("ae");

        answers.decline(lead, new CurrentUser("ae", Set.of(Role.AE)));

        assertThat(meetings.pending(lead).orElseThrow().ae()).isEqualTo("ae2");
    }

    @Test
    void movesTheMeetingWhenTheLeadOrTheAeAsksForIt() {
        var lead = journey.bookedLead();
        var moved = Journey.inDays(6).truncatedTo(ChronoUnit.MINUTES);

        journey.message(lead, "MeetingMoved", Map.of("meetingAt", moved.toString()));
        assertThat(journey.timerFires(lead, "meetingBegins")).isEqualTo(moved);

        var again = Journey.inDays(9).truncatedTo(ChronoUnit.MINUTES);
        journey.complete(lead, "holdMeeting", "ae", Map.of("attendance", "rescheduled", "meetingAt", again.toString()));
        assertThat(journey.timerFires(lead, "meetingBegins")).isEqualTo(again);
        assertThat(meetings.of(lead)).hasSize(1);
        assertStands(lead, WORKING, null, "holdMeeting");
    }

    @Test
    void schedulesAnewWhenTheMeetingIsCancelled() {
        var beforehand = journey.bookedLead();
        journey.message(beforehand, "MeetingCancelled");
        assertStands(beforehand, WORKING, null, "scheduleMeeting");

        var onTheDay = journey.leadInMeeting();
        journey.complete(onTheDay, "holdMeeting", "ae", Map.of("attendance", "cancelled"));
        assertStands(onTheDay, WORKING, null, "scheduleMeeting");
    }

    @Test
    void forgetsAMeetingThatWasCalledOff() {
        var lead = journey.bookedLead();
        journey.message(lead, "MeetingCancelled");

        journey.complete(lead, "scheduleMeeting", "sdr", Map.of("meetingResult", "cannotMeet"));

        assertThat(meetings.pending(lead)).isEmpty();
    }

    private long mailsAbout(String lead) {
        return jdbc.sql("SELECT COUNT(*) FROM outbox_entry WHERE subject_id = :lead")
                .param("lead", lead)
                .query(Long.class)
                .single();
    }

    // Row 18: no-shows

    @Test
    @Contingency(
            row = 18,
            elements = {
                "isAnotherTryDue",
                "decideNoShow",
                "noShowUndecided",
                "whatAfterNoShow",
                "schedulingGivenUp",
                "leadComesBack"
            })
    void aNoShowIsRebookedTheSameDayAndOnDays3And7And10() {
        var lead = journey.leadInMeeting();
        var missed = now();
        journey.complete(lead, "holdMeeting", "ae", NO_SHOW);
        assertStands(lead, WORKING, null, "scheduleMeeting");
        assertActivity(lead, "holdMeeting", "NO_SHOW");
        assertDue(lead, "scheduleMeeting", missed.plus(Duration.ofHours(4)).toString());
        for (var day : new int[] {3, 7, 10}) {
            journey.complete(lead, "scheduleMeeting", "sdr", Map.of("meetingResult", "cannotMeet"));
            assertThat(journey.timerFires(lead, "retryDue"))
                    .isCloseTo(missed.plus(Duration.ofDays(day)), within(1, ChronoUnit.MINUTES));
        }
        journey.complete(lead, "scheduleMeeting", "sdr", Map.of("meetingResult", "cannotMeet"));
        assertThat(journey.waitsAt(lead)).containsExactly("leadComesBack");

        assertThat(journey.timerFires(lead, "schedulingGivenUp"))
                .isCloseTo(missed.plus(Duration.ofDays(14)), within(1, ChronoUnit.MINUTES));
        assertStands(lead, NURTURING, "NO_SHOW", "nurtureLead");
        assertThat(journey.passed(lead, "reviewLead")).isFalse();
    }

    @Test
    void aLeadThatStayedAwayAndComesBackByItselfIsAskedForADateOnceMore() {
        var lead = journey.leadInMeeting();
        journey.complete(lead, "holdMeeting", "ae", NO_SHOW);
        for (var day : new int[] {3, 7, 10}) {
            journey.complete(lead, "scheduleMeeting", "sdr", Map.of("meetingResult", "cannotMeet"));
            journey.timerFires(lead, "retryDue");
        }
        journey.complete(lead, "scheduleMeeting", "sdr", Map.of("meetingResult", "cannotMeet"));

        journey.message(lead, "LeadReengaged");
        assertStands(lead, WORKING, null, "scheduleMeeting");
        journey.complete(lead, "scheduleMeeting", "sdr", Map.of("meetingResult", "cannotMeet"));

        assertThat(journey.waitsAt(lead)).containsExactly("leadComesBack");
    }

    @ParameterizedTest
    @ValueSource(strings = {"noShow", "cancelled"})
    void theSecondNoShowOrLateCancellationIsForTheManagerToDecide(String attendance) {
        var lead = secondNoShow(attendance);
        assertStands(lead, WORKING, null, "decideNoShow");
        assertDue(lead, "decideNoShow", now().plus(Duration.ofDays(14)).toString());

        journey.complete(lead, "decideNoShow", "manager", Map.of("managerDecision", "continue"));

        assertStands(lead, WORKING, null, "scheduleMeeting");
        assertActivity(lead, "decideNoShow", "CONTINUE");
    }

    @ParameterizedTest
    @CsvSource({"nurture, NURTURING", "disqualify, DISQUALIFIED"})
    void theManagerGivesALeadUpThatStaysAway(String decision, LeadStatus status) {
        var lead = secondNoShow("noShow");

        journey.complete(lead, "decideNoShow", "manager", Map.of("managerDecision", decision));

        assertStatus(lead, status, "NO_SHOW");
    }

    @Test
    void aLeadThatStaysAwayRestsWhenTheManagerDoesNotDecide() {
        var lead = secondNoShow("noShow");
        var asked = now();

        assertThat(journey.timerFires(lead, "noShowUndecided"))
                .isCloseTo(asked.plus(Duration.ofDays(14)), within(1, ChronoUnit.MINUTES));

        assertStands(lead, NURTURING, "NO_SHOW", "nurtureLead");
    }

    // Row 20: the AE does not decide

    @Test
    @Contingency(
            row = 20,
            elements = {"reviewLate", "escalateReview", "reviewOverdue", "decideOverdueReview"})
    void anAeWhoDoesNotDecideIsRemindedThenTheManagerIsToldAndThenDecides() {
        var lead = journey.leadInReview();
        var began = now();
        assertDue(lead, "reviewLead", began.plus(Duration.ofHours(72)).toString());

        assertThat(journey.timerFires(lead, "reviewLate"))
                .isCloseTo(began.plus(Duration.ofHours(24)), within(2, ChronoUnit.SECONDS));
        assertTold("ae", Topic.TASK_DUE, lead);
        assertActivity(lead, "escalateReview", "REMIND");

        assertThat(journey.timerFires(lead, "reviewLate"))
                .isCloseTo(began.plus(Duration.ofHours(48)), within(2, ChronoUnit.SECONDS));
        assertTold("manager", Topic.TASK_OVERDUE, lead);
        assertActivity(lead, "escalateReview", "TELL_MANAGER");

        assertThat(journey.timerFires(lead, "reviewOverdue"))
                .isCloseTo(began.plus(Duration.ofHours(72)), within(2, ChronoUnit.SECONDS));
        assertStands(lead, WORKING, null, "decideOverdueReview");
        assertThat(journey.lead(lead).state().approvedAt()).isNull();
        assertThat(journey.task(lead, "decideOverdueReview").getDueDate()).isNotNull();
    }

    @Test
    void theManagerApprovesInsteadOfTheAe() {
        var lead = overdueReview();

        journey.complete(lead, "decideOverdueReview", "manager", Map.of("decision", "approve"));

        assertStands(lead, QUALIFIED, null, "prepareConversion");
        assertThat(journey.lead(lead).state().approvedBy()).isEqualTo("manager");
        assertThat(journey.task(lead, "prepareConversion").getAssignee()).isEqualTo("ae");
        assertActivity(lead, "decideOverdueReview", "APPROVE");
    }

    @Test
    void theManagerRejectsOrAsksInsteadOfTheAe() {
        var asked = overdueReview();
        journey.complete(
                asked, "decideOverdueReview", "manager", Map.of("decision", "needsInformation", "comment", "Size?"));
        assertStands(asked, WORKING, null, "supplyInformation");

        var rejected = overdueReview();
        journey.complete(
                rejected, "decideOverdueReview", "manager", Map.of("decision", "reject", "rejectionReason", "noNeed"));
        assertStands(rejected, WORKING, null, "answerRejection");
    }

    @Test
    void aManagerIsRemindedOfADisputeThatIsNotSettled() {
        var lead = journey.disputedLead();

        journey.timerFires(lead, "disputeLate");

        assertTold("manager", Topic.TASK_DUE, lead);
        assertStands(lead, WORKING, null, "settleDispute");
    }

    // Rows 21 to 25: the hand-off

    @Test
    @Contingency(
            row = 21,
            elements = {"reviewLead", "leadApproved", "prepareConversion"})
    void anApprovedLeadGoesToTheAeWhoPreparesItsConversion() {
        var lead = journey.leadInReview();

        journey.complete(lead, "reviewLead", "ae", Map.of("decision", "approve"));

        assertStands(lead, QUALIFIED, null, "prepareConversion");
        assertActivity(lead, "reviewLead", "APPROVE");
        assertDue(lead, "prepareConversion", now().plus(Duration.ofHours(48)).toString());
    }

    @Test
    @Contingency(
            row = 22,
            elements = {"answerRejection", "rejectionAccepted", "handleRejection"})
    void aRejectionThatTheSdrDoesNotAnswerWithinADayIsAccepted() {
        var lead = journey.rejectedLead("notIdealCustomer");
        assertStands(lead, WORKING, null, "answerRejection");
        assertActivity(lead, "reviewLead", "REJECT");
        var due = journey.task(lead, "answerRejection").getDueDate().toInstant();
        assertThat(due).isAfter(now().plus(Duration.ofDays(2))); // 24 hours of work

        assertThat(journey.timerFires(lead, "rejectionAccepted")).isCloseTo(due, within(1, ChronoUnit.SECONDS));

        assertEnded(lead, "leadDisqualified", DISQUALIFIED, "NOT_IDEAL_CUSTOMER");
        assertActivity(lead, "answerRejection", "ACCEPT");
    }

    @Test
    @Contingency(
            row = 23,
            elements = {"supplyInformation"})
    void anAeWhoNeedsInformationGetsItFromTheSdrAtMostTwice() {
        var lead = journey.leadInReview();
        for (var round = 1; round <= 2; round++) {
            journey.complete(lead, "reviewLead", "ae", Map.of("decision", "needsInformation", "comment", "How many?"));
            assertStands(lead, WORKING, null, "supplyInformation");
            assertThat(journey.task(lead, "supplyInformation").getDueDate()).isNotNull();
            journey.complete(lead, "supplyInformation", "sdr", Map.of("comment", "Forty."));
            assertThat(journey.task(lead, "reviewLead").getAssignee()).isEqualTo("ae");
        }
        assertActivity(lead, "reviewLead", "NEEDS_INFORMATION");
        TaskRefusal.assertRefused(
                () -> journey.complete(
                        lead, "reviewLead", "ae", Map.of("decision", "needsInformation", "comment", "How many?")),
                "approve or reject");
    }

    @ParameterizedTest
    @CsvSource({
        "uphold, nurtureLead, NURTURING, NO_TIMELINE",
        "overturn, prepareConversion, QUALIFIED,",
        "secondOpinion, reviewLead, WORKING,"
    })
    @Contingency(
            row = 24,
            elements = {"isRejectionDisputed", "settleDispute", "whatIsTheRuling", "disputeLate"})
    void aDisputeIsSettledByTheManagerAndStaysOnRecord(String ruling, String where, LeadStatus status, String reason) {
        var lead = journey.disputedLead();
        assertStands(lead, WORKING, null, "settleDispute");
        assertThat(journey.task(lead, "settleDispute").getDueDate()).isNotNull();

        journey.complete(lead, "settleDispute", "manager", Map.of("ruling", ruling, "comment", "So be it."));

        assertStands(lead, status, reason, where);
        assertActivity(
                lead,
                "settleDispute",
                Codes.fromVariable(Ruling.class, ruling).orElseThrow().name());
        var record = handOffs.last(lead).orElseThrow();
        assertThat(record.argument()).isEqualTo("They start in May.");
        assertThat(record.ruledBy()).isEqualTo("manager");
        assertThat(record.processVersion()).startsWith("lead-qualification:");
        assertThat(record.decisionVersions()).contains("qualification-criteria ", "rejection-handling ");
        if (!ruling.equals("uphold")) {
            assertThat(journey.task(lead, where).getAssignee()).isEqualTo("ae2");
        }
    }

    @Test
    void theCreditForAnOverturnedRejectionIsTheSdrsAndTheNewAes() {
        var lead = journey.disputedLead();
        journey.complete(lead, "settleDispute", "manager", Map.of("ruling", "overturn"));
        journey.complete(lead, "prepareConversion", "ae2", Map.of("opportunityChoice", "createNew", "confirmed", true));
        assertThat(credits.of(lead)).isEmpty();

        journey.conversionRuns(lead);

        assertThat(credits.of(lead))
                .get()
                .extracting("sdr", "ae", "basis")
                .containsExactly("sdr", "ae2", Credit.Basis.OVERTURNED);
    }

    @Test
    @Contingency(
            row = 25,
            elements = {"isStillOurLead", "isLeadRerouted", "rerouteLead", "bookMeeting"})
    void aLeadOfAnotherTerritoryIsRoutedAsIfNobodyHadHadItAndMeetsAnotherAe() {
        var lead = journey.rejectedLead("wrongTerritory");

        journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "accept"));

        assertStands(lead, WORKING, null, "workLead");
        assertThat(journey.passed(lead, "rerouteLead")).isTrue();
        assertActivity(lead, "answerRejection", "ACCEPT");
        assertThat(journey.task(lead, "workLead").getDueDate()).isNotNull();
        assertThat(journey.task(lead, "workLead").getAssignee()).isNull();
        assertThat(journey.lead(lead).details().owner()).isEqualTo("sdr");
        assertThat(journey.lead(lead).state().ae()).isNull();

        journey.complete(lead, "workLead", "sdr", Journey.INTERESTED);
        journey.complete(lead, "scheduleMeeting", "sdr", Journey.bookingWithoutAe());

        assertThat(meetings.pending(lead).orElseThrow().ae()).isEqualTo("ae2");
        assertThat(journey.lead(lead).state().ae()).isEqualTo("ae2");
    }

    // Row 15: the trial

    @Test
    @Contingency(
            row = 15,
            elements = {
                "startTrial",
                "tryProduct",
                "trialActivated",
                "checkInDue",
                "trialPeriodEnds",
                "isTrialActive",
                "followUpTrial",
                "isTrialExtended",
                "endUnusedTrial"
            })
    void aTrialIsAskedAboutOnDays3And7And12AndFollowedUpAndExtendedOnce() {
        var lead = leadOnTrial();
        assertThat(trials.running(lead).orElseThrow().endsAt()).isEqualTo(TUESDAY.plus(Duration.ofDays(14)));
        for (var day : new int[] {3, 7, 12}) {
            assertThat(journey.timerFires(lead, "checkInDue")).isEqualTo(TUESDAY.plus(Duration.ofDays(day)));
            assertTold("sdr", Topic.TRIAL_CHECK_IN, lead);
        }
        assertThat(journey.hasTimer(lead, "checkInDue")).isFalse();

        assertThat(journey.timerFires(lead, "trialPeriodEnds")).isEqualTo(TUESDAY.plus(Duration.ofDays(14)));
        assertStands(lead, WORKING, null, "followUpTrial");
        assertThat(journey.task(lead, "followUpTrial").getDueDate()).isNotNull();

        journey.complete(lead, "followUpTrial", "sdr", Map.of("trialResult", "extend"));
        assertActivity(lead, "followUpTrial", "EXTEND");
        assertThat(journey.timerFires(lead, "trialPeriodEnds"))
                .isCloseTo(TUESDAY.plus(Duration.ofDays(21)), within(1, ChronoUnit.MINUTES));
        journey.complete(lead, "followUpTrial", "sdr", Map.of("trialResult", "wantsToBuy"));
        assertStands(lead, WORKING, null, "reviewLead");
    }

    @Test
    void aTrialThatNobodyUsesEndsInARest() {
        var lead = leadOnTrial();
        journey.set(lead, "trialActive", false); // as after a start in a product that tells of use

        journey.message(lead, "TrialEnded");

        assertStands(lead, NURTURING, "TRIAL_UNUSED", "nurtureLead");
        assertThat(trials.running(lead)).isEmpty();
    }

    @Test
    void aTrialThatTheProductSaysIsUsedIsFollowedUp() {
        var lead = leadOnTrial();
        journey.set(lead, "trialActive", false);

        journey.message(lead, "TrialActivated");
        journey.message(lead, "TrialEnded");

        assertStands(lead, WORKING, null, "followUpTrial");
        assertThat(trials.isActive(lead)).isTrue();
    }

    private String leadOnTrial() {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "wantsTrial"));
        return lead;
    }

    // Row 35: partners' leads

    @Test
    @Contingency(
            row = 35,
            elements = {
                "isPartnersLead",
                "reviewPartnerLead",
                "partnerReviewLate",
                "whatDidChannelManagerDecide",
                "completePartnerLead",
                "partnerLeadRejected"
            })
    void aPartnersLeadIsReviewedByTheChannelManagerFirst() {
        var lead = partnersLead();
        assertStands(lead, OPEN, null, "reviewPartnerLead");
        assertDue(lead, "reviewPartnerLead", "2026-12-09T10:00:00Z");

        assertThat(journey.timerFires(lead, "partnerReviewLate")).isEqualTo("2026-12-09T10:00:00Z");
        assertTold("manager", Topic.TASK_OVERDUE, lead);

        journey.complete(
                lead,
                "reviewPartnerLead",
                "channel",
                Map.of("partnerDecision", "returnForInformation", "comment", "Which branch?"));
        assertStands(lead, OPEN, null, "completePartnerLead");
        assertThat(journey.task(lead, "completePartnerLead").getDueDate()).isNotNull();
        journey.complete(lead, "completePartnerLead", "sdr", Map.of("comment", "The one in Lyon."));

        journey.complete(lead, "reviewPartnerLead", "channel", Map.of("partnerDecision", "accept"));
        assertStands(lead, OPEN, null, "workLead");
        assertActivity(lead, "reviewPartnerLead", "ACCEPT");
        assertThat(registrations.of(lead)).isPresent();
    }

    @Test
    void aPartnersLeadThatIsRejectedIsDisqualified() {
        var lead = partnersLead();

        journey.complete(
                lead, "reviewPartnerLead", "channel", Map.of("partnerDecision", "reject", "comment", "Our customer."));

        assertEnded(lead, "leadDisqualified", DISQUALIFIED, "PARTNER_REJECTED");
    }

    @Test
    void aPartnersLeadThatIsReroutedIsNotReviewedAgain() {
        var lead = partnersLead();
        journey.complete(lead, "reviewPartnerLead", "channel", Map.of("partnerDecision", "accept"));
        journey.complete(lead, "workLead", "sdr", Journey.INTERESTED);
        journey.complete(lead, "scheduleMeeting", "sdr", Journey.booking());
        journey.timerFires(lead, "meetingBegins");
        journey.complete(lead, "holdMeeting", "ae", Map.of("attendance", "held"));
        journey.complete(lead, "reviewLead", "ae", Map.of("decision", "reject", "rejectionReason", "wrongTerritory"));

        journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "accept"));

        assertStands(lead, WORKING, null, "workLead");
    }

    private String partnersLead() {
        var partner = java.util.UUID.randomUUID().toString();
        var details = new AccountDetails(
                "Partner " + partner, null, null, null, null, null, null, null, null, null, null, null, null);
        accounts.add(new Account(partner, details, now(), 0));
        return journey.newLead(Map.of("partnerAccountId", partner));
    }

    // Row 37: the third rest

    @Test
    @Contingency(
            row = 37,
            elements = {"isRestAllowed", "decideNurture", "whatAboutRest"})
    void theThirdRestIsForTheManagerToGrant() {
        var lead = leadThatRestedTwice();
        assertStands(lead, WORKING, null, "decideNurture");
        assertThat(journey.task(lead, "decideNurture").getDueDate()).isNotNull();

        journey.complete(lead, "decideNurture", "manager", Map.of("managerDecision", "nurture"));

        assertStands(lead, NURTURING, "BAD_TIMING", "nurtureLead");
        assertActivity(lead, "decideNurture", "NURTURE");
        assertThat(journey.timerDue(lead, "nurtureEnded"))
                .isCloseTo(now().plus(Duration.ofDays(90)), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void theManagerClosesALeadThatRestedTwice() {
        var lead = leadThatRestedTwice();

        journey.complete(lead, "decideNurture", "manager", Map.of("managerDecision", "disqualify"));

        assertEnded(lead, "leadDisqualified", DISQUALIFIED, "BAD_TIMING");
    }

    @Test
    void theManagerHasALeadThatRestedTwiceWorkedAgain() {
        var lead = leadThatRestedTwice();

        journey.complete(lead, "decideNurture", "manager", Map.of("managerDecision", "continue"));

        assertStands(lead, WORKING, null, "workLead");
        assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo("sdr");
    }

    // Rows 7, 8, 11 and 36: no answer, never again, not now, back again

    @Test
    @Contingency(
            row = 7,
            elements = {"isAnotherAttemptDue", "nextAttemptDue"})
    void aLeadThatDoesNotAnswerIsAskedTenTimesWithin21DaysAndThenRests() {
        var lead = journey.newLead();
        for (var day : new int[] {1, 3, 5, 7, 9, 12, 15, 18, 21}) {
            journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "noAnswer"));
            assertThat(journey.timerFires(lead, "nextAttemptDue"))
                    .isCloseTo(TUESDAY.plus(Duration.ofDays(day)), within(1, ChronoUnit.MINUTES));
            assertStands(lead, WORKING, null, "workLead");
            assertThat(journey.task(lead, "workLead").getDueDate()).isNotNull();
        }

        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "noAnswer"));

        assertStands(lead, NURTURING, "NO_ANSWER", "nurtureLead");
        assertThat(journey.timerDue(lead, "nurtureEnded"))
                .isCloseTo(now().plus(Duration.ofDays(90)), within(1, ChronoUnit.MINUTES));
        assertActivity(lead, "workLead", "NO_ANSWER");
    }

    @ParameterizedTest
    @CsvSource({"P1D, 1 3 5 7 9 12 15 18 21", "P3D, 1 5 9 15 21", "P10D, 1 12", "PT47H30M, 1 5 9 12 15 18 21"})
    void anSdrWhoAnswersLateSkipsTheAttemptsOfThatTimeAndNothingComesAfterDay21(Duration late, String days) {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "noAnswer"));
        var offered = new java.util.ArrayList<String>();
        while (journey.hasTimer(lead, "nextAttemptDue")) {
            var due = journey.timerFires(lead, "nextAttemptDue");
            offered.add(String.valueOf(Duration.between(TUESDAY, due).toDays()));
            ClockUtil.setCurrentTime(Date.from(due.plus(late)));
            journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "noAnswer"));
        }

        assertThat(String.join(" ", offered)).isEqualTo(days);
        assertStands(lead, NURTURING, "NO_ANSWER", "nurtureLead");
    }

    @Test
    void aLeadWhoseFirstAttemptNobodyRememberedGoesOnWithItsCadence() {
        var lead = journey.newLead();
        journey.set(lead, "attempts", 4);
        journey.set(lead, "firstAttemptAt", null);

        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "noAnswer"));

        assertThat(journey.timerDue(lead, "nextAttemptDue")).isEqualTo(TUESDAY.plus(Duration.ofDays(2)));
    }

    @Test
    @Contingency(
            row = 8,
            elements = {"recordOptOut", "optOutReceived", "leadWithdrawn"})
    void whoeverOptsOutLeavesAtOnceAndIsNotContactedAgain() {
        var lead = journey.newLead();

        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "optedOut"));

        assertOptedOut(lead);
        assertActivity(lead, "workLead", "OPTED_OUT");
    }

    @Test
    @Contingency(
            row = 8,
            elements = {"recordOptOut"})
    void theContactOfALeadThatOptsOutIsNotContactedAgainEither() {
        var contact = knownContact();
        var lead = journey.newLead(Map.of("contactId", contact));

        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "optedOut"));

        assertOptedOut(lead);
        assertThat(contacts.get(contact).details().doNotCall()).isTrue();
        assertThat(contacts.get(contact).details().emailOptOut()).isTrue();
    }

    @Test
    @Contingency(
            row = 8,
            elements = {"recordOptOut"})
    void aFileBringsNobodyBackWhoOptedOut(@Autowired HistoryService history) {
        var gone = journey.newLead();
        journey.complete(gone, "workLead", "sdr", Map.of("outreachResult", "optedOut"));

        var again = intake.receive(
                        new LeadIntake.Enquiry(journey.lead(gone).details(), null, null, true), CurrentUser.SYSTEM)
                .lead();

        assertThat(again.id()).isNotEqualTo(gone);
        assertThat(again.status()).isEqualTo(DISQUALIFIED);
        assertThat(again.state().statusReason()).isEqualTo("OPTED_OUT");
        assertThat(again.details().doNotCall()).isTrue();
        assertThat(again.details().emailOptOut()).isTrue();
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(again.id())
                        .count())
                .isZero();
    }

    @Test
    @Contingency(
            row = 8,
            elements = {"recordOptOut"})
    void whoComesBackByThemselfIsWorkedAndWhatTheySaidStillHolds() {
        var gone = journey.newLead();
        journey.complete(gone, "workLead", "sdr", Map.of("outreachResult", "optedOut"));

        var back = journey.newLead(Map.of("email", journey.lead(gone).details().email()));

        assertStands(back, OPEN, null, "workLead");
        assertThat(journey.lead(back).details().doNotCall()).isTrue();
        assertThat(journey.lead(back).details().emailOptOut()).isTrue();
        assertThat(journey.activities(back)).extracting(Activity::outcome).contains("OPTED_OUT_EARLIER");
    }

    @Test
    void whatAContactSaidHoldsForTheLeadsOfTheSameAddress() {
        var contact = contacts.get(knownContact());
        contacts.edit(contact.id(), contact.details().optedOut(), contact.version());
        var enquiry = Map.<String, Object>of("email", contact.details().email());

        var imported = intake.receive(
                        new LeadIntake.Enquiry(
                                journey.lead(journey.newLead(Map.of()))
                                        .details()
                                        .reachedAt(
                                                null,
                                                "Namesake",
                                                null,
                                                contact.details().email(),
                                                null),
                                null,
                                null,
                                true),
                        CurrentUser.SYSTEM)
                .lead();
        var back = journey.newLead(enquiry);

        assertThat(imported.status()).isEqualTo(DISQUALIFIED);
        assertStands(back, OPEN, null, "workLead");
        assertThat(journey.lead(back).details().emailOptOut()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"workLead", "meeting", "review", "nurture"})
    void whoeverOptsOutByMessageLeavesFromWhereverTheyAre(String where) {
        var lead =
                switch (where) {
                    case "workLead" -> journey.newLead();
                    case "meeting" -> journey.bookedLead();
                    case "review" -> journey.leadInReview();
                    default -> leadWithoutBudget(Map.of());
                };

        journey.message(lead, "LeadOptedOut");

        assertOptedOut(lead);
        assertThat(meetings.pending(lead)).isEmpty();
    }

    @Test
    @Contingency(
            row = 11,
            elements = {"startNurture", "nurtureEnded"})
    void aLeadThatNamesADayRestsUntilThen() {
        var lead = journey.newLead();

        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "badTiming", "wakeUpAt", "2027-01-15"));

        assertStands(lead, NURTURING, "BAD_TIMING", "nurtureLead");
        assertActivity(lead, "workLead", "BAD_TIMING");
        assertThat(journey.timerFires(lead, "nurtureEnded")).isEqualTo("2027-01-15T00:00:00Z");
        assertStands(lead, WORKING, null, "workLead");
    }

    @Test
    void aLeadThatAnAeRejectedForItsBudgetRestsWithoutAskingTheManager() {
        var lead = journey.rejectedLead("noBudget");

        journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "accept"));

        assertStands(lead, NURTURING, "NO_BUDGET", "nurtureLead");
        assertThat(journey.waitsAt(lead)).doesNotContain("decideNoBudget");
    }

    @ParameterizedTest
    @ValueSource(strings = {"workLead", "scheduleMeeting"})
    void theManagerIsAskedWhenTheSdrFindsNoBudgetAfterAnAeDid(String where) {
        var lead = journey.rejectedLead("noBudget");
        journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "accept"));
        journey.message(lead, "LeadReengaged");

        if (where.equals("workLead")) {
            journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "noBudget"));
        } else {
            journey.complete(lead, "workLead", "sdr", Journey.INTERESTED);
            journey.complete(lead, "scheduleMeeting", "sdr", Map.of("meetingResult", "noBudget"));
        }

        assertStands(lead, NURTURING, "NO_BUDGET", "decideNoBudget");
    }

    private String knownContact() {
        var unique = UUID.randomUUID().toString().substring(0, 8);
        var account = new AccountDetails(
                "Company " + unique, null, null, null, null, null, null, null, null, null, null, null, null);
        accounts.add(new Account(unique, account, now(), 0));
        var person = new ContactDetails(
                null,
                "Kay",
                "Person" + unique,
                null,
                unique + "@example.com",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                null);
        contacts.add(new Contact(unique, unique, person, now(), 0));
        return unique;
    }

    private void assertOptedOut(String lead) {
        assertEnded(lead, "leadWithdrawn", DISQUALIFIED, "OPTED_OUT");
        assertThat(journey.lead(lead).details().doNotCall()).isTrue();
        assertThat(journey.lead(lead).details().emailOptOut()).isTrue();
    }

    private String leadWithoutBudget(Map<String, Object> more) {
        var lead = journey.newLead();
        var answers = new java.util.HashMap<String, Object>(
                Map.of("outreachResult", "noBudget", "need", "strong", "authority", "strong"));
        answers.putAll(more);
        journey.complete(lead, "workLead", "sdr", answers);
        return lead;
    }

    private String secondNoShow(String attendance) {
        var lead = journey.leadInMeeting();
        journey.complete(lead, "holdMeeting", "ae", NO_SHOW);
        journey.complete(lead, "scheduleMeeting", "sdr", Journey.booking());
        journey.timerFires(lead, "meetingBegins");
        journey.complete(lead, "holdMeeting", "ae", Map.of("attendance", attendance));
        return lead;
    }

    private String overdueReview() {
        var lead = journey.leadInReview();
        journey.timerFires(lead, "reviewOverdue");
        return lead;
    }

    private String leadThatRestedTwice() {
        var lead = journey.newLead();
        for (var rest = 1; rest <= 2; rest++) {
            journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "badTiming"));
            journey.timerFires(lead, "nurtureEnded");
        }
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "badTiming"));
        return lead;
    }

    private void assertStands(String lead, LeadStatus status, String reason, String element) {
        assertThat(journey.waitsAt(lead)).contains(element);
        assertStatus(lead, status, reason);
    }

    private void assertEnded(String lead, String endEvent, LeadStatus status, String reason) {
        assertThat(journey.process(lead).getEndTime()).as("end of the path").isNotNull();
        assertThat(journey.passed(lead, endEvent)).as("ended at " + endEvent).isTrue();
        assertStatus(lead, status, reason);
    }

    private void assertStatus(String lead, LeadStatus status, String reason) {
        assertThat(journey.lead(lead).state())
                .extracting("status", "statusReason")
                .containsExactly(status, reason);
    }

    private void assertDue(String lead, String task, String instant) {
        assertThat(journey.task(lead, task).getDueDate().toInstant())
                .isCloseTo(Instant.parse(instant), within(2, ChronoUnit.SECONDS));
    }

    private void assertActivity(String lead, String step, String outcome) {
        assertThat(journey.activities(lead))
                .filteredOn(activity -> step.equals(activity.step()))
                .extracting(Activity::outcome)
                .contains(outcome);
    }

    private java.util.List<String> outcomes(String lead, String step) {
        return journey.activities(lead).stream()
                .filter(activity -> step.equals(activity.step()))
                .map(Activity::outcome)
                .toList();
    }

    private void assertTold(String user, Topic topic, String lead) {
        assertThat(told(user, lead)).contains(topic);
    }

    private java.util.List<Topic> told(String user, String lead) {
        return notices.of(user, 1000).stream()
                .filter(notice -> lead.equals(notice.subjectId()))
                .map(Notice::topic)
                .toList();
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
