package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadpath.activity.Activity;
import io.leadpath.availability.Availability;
import io.leadpath.lead.LeadStatus;
import io.leadpath.notification.Notice;
import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import io.leadpath.qualification.Meetings;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.support.Caller;
import io.leadpath.support.Contingency;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Row 34: what becomes of the work of somebody who is away or has left, whichever way. */
@PathTest
@Import(Journey.class)
class TasksOfLeaversTest {
    private static final Map<String, Object> NO_ANSWER = Map.of("outreachResult", "noAnswer");

    @LocalServerPort
    int port;

    @Autowired
    Journey journey;

    @Autowired
    IdentityService identity;

    @Autowired
    TaskService tasks;

    @Autowired
    Availability availability;

    @Autowired
    Meetings meetings;

    @Autowired
    Notices notices;

    @Autowired
    TransactionTemplate transaction;

    private final String pat = "pat" + UUID.randomUUID().toString().substring(0, 8);

    /** Whichever way somebody leaves the SDRs. */
    enum Way {
        USER_DELETED,
        MEMBERSHIP_DELETED,
        USER_DELETED_BY_REST,
        MEMBERSHIP_DELETED_BY_REST
    }

    @BeforeEach
    void patIsAnSdr() {
        identity.saveUser(identity.newUser(pat));
        identity.createMembership(pat, "sdr");
    }

    @AfterEach
    void patIsNobody() {
        ClockUtil.reset();
        identity.deleteUser(pat);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    @Contingency(
            row = 34,
            rules = {TasksOfLeavers.class})
    void putsTasksBackForgetsTheSdrAndTellsTheManagersOnceWhenTheSdrLeaves(Way way) {
        var open = leadWorkedByPat();
        var between = leadWorkedByPat();
        journey.complete(between, "workLead", pat, NO_ANSWER);
        var due = journey.task(open, "workLead").getDueDate();

        leave(way);

        var task = journey.task(open, "workLead");
        assertThat(task.getAssignee()).isNull();
        assertThat(task.getDueDate()).isEqualTo(due);
        assertStatus(open, LeadStatus.OPEN);
        assertStatus(between, LeadStatus.WORKING);
        assertThat(tasks.getIdentityLinksForTask(task.getId()))
                .extracting("groupId")
                .containsExactly("sdr");
        assertThat(journey.variable(open, "sdr")).isNull();
        assertThat(journey.lead(open).details().owner()).isEqualTo("sdr");
        assertThat(journey.lead(open).state().ownerIsGroup()).isTrue();
        assertThat(journey.variable(between, "sdr")).isNull();
        journey.timerFires(between, "nextAttemptDue");
        assertThat(journey.task(between, "workLead").getAssignee()).isNull();
        assertTold(1);
    }

    @Test
    void letsNobodyWorkOnATaskAfterLeavingItsGroup() {
        var task = journey.task(leadWorkedByPat(), "workLead").getId();

        identity.deleteMembership(pat, "sdr");

        assertThatThrownBy(() -> journey.as(pat, () -> tasks.complete(task, NO_ANSWER)))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void somebodyWhoStaysInAnotherGroupKeepsItsTasksAndLeads() {
        identity.createMembership(pat, "ae");
        var worked = leadWorkedByPat();
        var met = leadMetByPat();

        identity.deleteMembership(pat, "sdr");

        assertThat(journey.task(worked, "workLead").getAssignee()).isNull();
        assertThat(journey.task(met, "holdMeeting").getAssignee()).isEqualTo(pat);
        assertThat(journey.variable(met, "ae")).isEqualTo(pat);
        journey.complete(met, "holdMeeting", pat, Map.of("attendance", "held"));
        assertThat(journey.task(met, "reviewLead").getAssignee()).isEqualTo(pat);
    }

    @Test
    void anSdrWhoIsNoAeAnyMoreGoesOnWithTheLeadsAsAnSdr() {
        identity.createMembership(pat, "ae");
        var lead = leadWorkedByPat();

        identity.deleteMembership(pat, "ae");

        assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo(pat);
        assertThat(journey.lead(lead).details().owner()).isEqualTo(pat);
    }

    @Test
    void leavesTheLeadToTheGroupWhenItsAeIsDeleted() {
        identity.createMembership(pat, "ae");
        var lead = leadMetByPat();

        identity.deleteUser(pat);

        assertThat(journey.task(lead, "holdMeeting").getAssignee()).isNull();
        assertThat(journey.variable(lead, "ae")).isNull();
        assertThat(journey.lead(lead).state().ae()).isNull();
        assertTold(1);
    }

    @Test
    @Contingency(
            row = 34,
            rules = {TasksOfLeavers.class})
    void putsBackTheTasksOfSomebodyWhoIsAwayAndLeavesTheirRecordsAlone() {
        identity.createMembership(pat, "ae");
        var worked = leadWorkedByPat();
        var met = leadMetByPat();

        away();

        assertThat(journey.task(worked, "workLead").getAssignee()).isNull();
        assertThat(journey.variable(worked, "sdr")).isNull();
        assertThat(journey.lead(worked).details().owner()).isEqualTo(pat);
        assertThat(journey.task(met, "holdMeeting").getAssignee()).isNull();
        assertThat(journey.lead(met).state().ae()).isEqualTo(pat);
        assertStatus(worked, LeadStatus.OPEN);
        assertStatus(met, LeadStatus.WORKING);
        assertTold(1);
    }

    @Test
    @Contingency(
            row = 34,
            rules = {TasksOfLeavers.class})
    void theMeetingsOfAnAeWhoIsAwayGoToTheNextOneAndThoseAfterwardsStay() {
        identity.createMembership(pat, "ae");
        var meanwhile = leadToBeMetByPat(2);
        meetings.confirmByAe(meanwhile, new CurrentUser(pat, Set.of(Role.AE)));
        var afterwards = leadToBeMetByPat(5);

        awayUntil(Journey.inDays(3));

        var next = meetings.pending(meanwhile).orElseThrow().ae();
        assertThat(next).isNotNull().isNotEqualTo(pat);
        assertThat(journey.variable(meanwhile, "ae")).isEqualTo(next);
        assertThat(journey.lead(meanwhile).state().ae()).isEqualTo(next);
        assertStatus(meanwhile, LeadStatus.WORKING);
        assertThat(journey.activities(meanwhile)).extracting(Activity::outcome).contains("DECLINED_BY_AE");
        journey.timerFires(meanwhile, "meetingBegins");
        assertThat(journey.task(meanwhile, "holdMeeting").getAssignee()).isEqualTo(next);

        assertThat(meetings.pending(afterwards).orElseThrow().ae()).isEqualTo(pat);
        journey.timerFires(afterwards, "meetingBegins");
        assertThat(journey.task(afterwards, "holdMeeting").getAssignee()).isEqualTo(pat);
    }

    @Test
    void whoStaysAwayForLongerDeclinesTheMeetingsOfThatTimeToo() {
        identity.createMembership(pat, "ae");
        var lead = leadToBeMetByPat(5);
        awayUntil(Journey.inDays(3));
        assertThat(meetings.pending(lead).orElseThrow().ae()).isEqualTo(pat);

        awayUntil(Journey.inDays(6));

        assertThat(meetings.pending(lead).orElseThrow().ae()).isNotNull().isNotEqualTo(pat);
    }

    @Test
    void aMeetingThatIsMovedIntoTheAbsenceOfItsAeGoesToSomebodyElse() {
        identity.createMembership(pat, "ae");
        var lead = leadToBeMetByPat(5);
        awayUntil(Journey.inDays(3));

        journey.message(
                lead, "MeetingMoved", Map.of("meetingAt", Journey.inDays(2).toString()));

        assertThat(meetings.pending(lead).orElseThrow().ae()).isNotNull().isNotEqualTo(pat);
    }

    @Test
    @Contingency(
            row = 34,
            rules = {TasksOfLeavers.class})
    void theMeetingsOfAnAeWhoLeavesGoToTheNextOne() {
        identity.createMembership(pat, "ae");
        var lead = leadToBeMetByPat(2);

        identity.deleteUser(pat);

        var next = meetings.pending(lead).orElseThrow().ae();
        assertThat(next).isNotNull().isNotEqualTo(pat);
        assertThat(journey.variable(lead, "ae")).isEqualTo(next);
        assertThat(journey.lead(lead).state().ae()).isEqualTo(next);
    }

    @Test
    void aRestingLeadRemembersItsSdrWhileTheSdrIsAway() {
        var lead = leadWorkedByPat();
        journey.complete(lead, "workLead", pat, Map.of("outreachResult", "badTiming"));

        away();

        assertThat(journey.lead(lead).status()).isEqualTo(LeadStatus.NURTURING);
        assertThat(journey.variable(lead, "sdr")).isEqualTo(pat);
    }

    @Test
    void nothingIsPutBackWhenTheUserStaysAfterAll() {
        var lead = leadWorkedByPat();

        transaction.executeWithoutResult(status -> {
            identity.deleteUser(pat);
            status.setRollbackOnly();
        });

        assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo(pat);
        assertThat(journey.lead(lead).details().owner()).isEqualTo(pat);
        assertTold(0);
    }

    @Test
    void tellsNobodyWhenNothingIsLeftBehind() {
        identity.createMembership(pat, "analyst");

        identity.deleteMembership(pat, "analyst");
        identity.deleteMembership(pat, "analyst");
        identity.deleteUser("nobody");

        assertTold(0);
    }

    private void assertStatus(String lead, LeadStatus status) {
        assertThat(journey.lead(lead).state())
                .extracting("status", "statusReason")
                .containsExactly(status, null);
    }

    private void awayUntil(Instant until) {
        availability.change(pat, new Availability.Change(false, until), CurrentUser.SYSTEM);
    }

    private void away() {
        availability.change(pat, new Availability.Change(false, null), CurrentUser.SYSTEM);
    }

    private String leadToBeMetByPat(int inDays) {
        var lead = journey.interestedLead();
        var booking = new HashMap<>(Journey.booking());
        booking.put("ae", pat);
        booking.put("meetingAt", Journey.inDays(inDays).toString());
        journey.complete(lead, "scheduleMeeting", "sdr", booking);
        return lead;
    }

    private String leadMetByPat() {
        var lead = leadToBeMetByPat(2);
        journey.timerFires(lead, "meetingBegins");
        assertThat(journey.task(lead, "holdMeeting").getAssignee()).isEqualTo(pat);
        return lead;
    }

    private String leadWorkedByPat() {
        var lead = journey.newLead(Map.of("owner", pat));
        assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo(pat);
        return lead;
    }

    private void leave(Way way) {
        switch (way) {
            case USER_DELETED -> identity.deleteUser(pat);
            case MEMBERSHIP_DELETED -> identity.deleteMembership(pat, "sdr");
            case USER_DELETED_BY_REST -> delete("/engine-rest/user/" + pat);
            case MEMBERSHIP_DELETED_BY_REST -> delete("/engine-rest/group/sdr/members/" + pat);
        }
    }

    private void delete(String path) {
        assertThat(Caller.program(port, "admin", "admin")
                        .send("DELETE", path, null, null)
                        .status())
                .isEqualTo(204);
    }

    private void assertTold(int times) {
        assertThat(notices.of("manager", 1000))
                .filteredOn(notice -> pat.equals(notice.subjectId()))
                .extracting(Notice::topic)
                .hasSize(times)
                .allMatch(Topic.OWNER_LEFT::equals);
    }
}
