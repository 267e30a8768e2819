package io.leadpath.samples.process;

import static java.util.Map.entry;

import io.leadpath.persistence.Rows;
import io.leadpath.qualification.Meeting;
import io.leadpath.qualification.Meetings;
import io.leadpath.samples.SampleJourneys;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The journeys of the sample leads, step by step through the same tasks that people complete. */
@Component
@Profile("!production")
class ProcessSampleJourneys implements SampleJourneys {
    private static final String HAPPENS = "happens";

    private static final Step INTERESTED = step(
            "workLead",
            Map.of(
                    "outreachResult", "interested",
                    "budget", "strong",
                    "authority", "strong",
                    "need", "strong",
                    "needEvidence", "Wants to replace spreadsheets before the next season.",
                    "timeline", "weak",
                    "comment", "Asked good questions and wants to see it."));
    private static final Step NO_ANSWER = step("workLead", Map.of("outreachResult", "noAnswer"));
    private static final Step BOOKED = step("scheduleMeeting", Map.of("meetingResult", "scheduled", "meetingAt", ""));
    private static final Step HELD = step(
            "holdMeeting", Map.of("attendance", "held", "notes", "They showed their present process; a good fit."));
    private static final Step APPROVED = step("reviewLead", Map.of("decision", "approve"));
    private static final Step REJECTED = step(
            "reviewLead",
            Map.of(
                    "decision", "reject",
                    "rejectionReason", "noBudget",
                    "comment", "Nothing is set aside for this year."));
    private static final Step CREATE_NEW =
            step("prepareConversion", Map.of("opportunityChoice", "createNew", "amount", 24000, "confirmed", true));
    private static final Step NO_OPPORTUNITY = step(
            "prepareConversion",
            Map.of(
                    "opportunityChoice", "none",
                    "noOpportunityReason", "A partner: kept as account and contact only.",
                    "confirmed", true));

    private static final List<Step> TO_REVIEW = List.of(INTERESTED, BOOKED, happens("meetingBegins"), HELD);

    private static final Map<String, List<Step>> JOURNEYS = Map.ofEntries(
            entry("fresh", List.of()),
            entry("noAnswerOnce", List.of(NO_ANSWER)),
            entry("noAnswerTwice", List.of(NO_ANSWER, happens("nextAttemptDue"), NO_ANSWER)),
            entry("toSchedule", List.of(INTERESTED)),
            entry("meetingBooked", List.of(INTERESTED, BOOKED)),
            entry("toMeet", List.of(INTERESTED, BOOKED, happens("meetingBegins"))),
            entry("toReview", TO_REVIEW),
            entry("cannotMeet", List.of(said("cannotMeet", "Happy to talk, but travelling for two months."))),
            entry("toAnswer", and(TO_REVIEW, REJECTED)),
            entry(
                    "disputed",
                    and(
                            TO_REVIEW,
                            REJECTED,
                            step(
                                    "answerRejection",
                                    Map.of(
                                            "answer", "dispute",
                                            "argument", "The new budget starts in six weeks; they told me so.")))),
            entry(
                    "needsInformation",
                    and(
                            TO_REVIEW,
                            step(
                                    "reviewLead",
                                    Map.of(
                                            "decision", "needsInformation",
                                            "comment", "How many sites would use it?")))),
            entry("onTrial", List.of(said("wantsTrial", "Wants to try it before any meeting."))),
            entry(
                    "trialOver",
                    List.of(said("wantsTrial", "Wants to try it before any meeting."), happens("trialPeriodEnds"))),
            entry(
                    "noBudget",
                    List.of(step(
                            "workLead",
                            Map.of(
                                    "outreachResult", "noBudget",
                                    "authority", "strong",
                                    "need", "strong",
                                    "comment", "Likes it, but the budget is spent.")))),
            entry("badTiming", List.of(said("badTiming", "In the middle of a move; later."))),
            entry("notInterested", List.of(said("notInterested", "Content with what they have."))),
            entry("toConvert", and(TO_REVIEW, APPROVED)),
            entry("converted", and(TO_REVIEW, APPROVED, CREATE_NEW, happens("convertLead"))),
            entry("convertedWithoutOpportunity", and(TO_REVIEW, APPROVED, NO_OPPORTUNITY, happens("convertLead"))),
            entry(
                    "rejected",
                    and(
                            TO_REVIEW,
                            step("reviewLead", Map.of("decision", "reject", "rejectionReason", "studentOrCompetitor")),
                            step("answerRejection", Map.of("answer", "accept")))),
            entry("optedOut", List.of(said("optedOut", "Asked not to be contacted again."))));

    private final TaskService tasks;
    private final ManagementService jobs;
    private final RuntimeService runtime;
    private final IdentityService identity;
    private final Users users;
    private final Meetings meetings;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProcessSampleJourneys(
            TaskService tasks,
            ManagementService jobs,
            RuntimeService runtime,
            IdentityService identity,
            Users users,
            Meetings meetings,
            JdbcClient jdbc,
            Clock clock) {
        this.tasks = tasks;
        this.jobs = jobs;
        this.runtime = runtime;
        this.identity = identity;
        this.users = users;
        this.meetings = meetings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Step(String task, Map<String, Object> answers) {}

    @Override
    public void go(String leadId, String journey) {
        var steps = JOURNEYS.get(journey);
        if (steps == null) {
            throw new IllegalArgumentException("There is no sample journey '" + journey + "'.");
        }
        for (var step : steps) {
            if (step.answers().containsKey(HAPPENS)) {
                happen(leadId, step.task());
            } else {
                complete(leadId, step);
            }
        }
    }

    private void complete(String leadId, Step step) {
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(leadId)
                .taskDefinitionKey(step.task())
                .singleResult();
        var group = step.task().matches("holdMeeting|reviewLead|prepareConversion") ? Role.AE : Role.SDR;
        var user = task.getAssignee() == null ? anyOf(group, leadId) : task.getAssignee();
        var answers = new HashMap<>(step.answers());
        answers.computeIfPresent("meetingAt", (name, anyTime) -> meetingTime(leadId));
        identity.setAuthentication(user, List.of(group.groupId()));
        try {
            tasks.complete(task.getId(), answers);
        } finally {
            identity.clearAuthentication();
        }
        if (step == BOOKED) {
            confirmMeeting(leadId);
        }
    }

    /** Else the meeting would go from one account executive to the next within the first day. */
    private void confirmMeeting(String leadId) {
        var ae = meetings.pending(leadId).map(Meeting::ae).flatMap(users::find).orElseThrow();
        meetings.confirmByAe(leadId, ae);
    }

    /** Lets what the lead waits for happen now: a meeting begins, a trial ends, a conversion runs. */
    private void happen(String leadId, String element) {
        var process = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(leadId)
                .singleResult();
        var job = jobs.createJobQuery()
                .processInstanceId(process.getId())
                .activityId(element)
                .singleResult();
        putIntoThePast(leadId);
        jobs.executeJob(job.getId());
    }

    /** Spread over people, the same for the same lead. */
    private String anyOf(Role group, String leadId) {
        var members = users.withRole(group);
        return members.get(Math.floorMod(leadId.hashCode(), members.size()));
    }

    /** A full hour of a working day next week, the same for the same lead. */
    private String meetingTime(String leadId) {
        var nextMonday = today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return workingHour(nextMonday.plusDays(Math.floorMod(leadId.hashCode(), 5)), leadId)
                .toString();
    }

    /** A meeting that has begun and a trial that is over lie in the past, although their dates could be future ones only. */
    private void putIntoThePast(String leadId) {
        var lastFriday = today().with(TemporalAdjusters.previous(DayOfWeek.FRIDAY));
        var begun = workingHour(lastFriday.minusDays(Math.floorMod(leadId.hashCode(), 5)), leadId);
        jdbc.sql(
                        "UPDATE meeting SET starts_at = :begun, booked_at = :booked WHERE lead_id = :lead AND attendance IS NULL")
                .param("begun", Rows.columnValue(begun))
                .param("booked", Rows.columnValue(begun.minus(Duration.ofDays(7))))
                .param("lead", leadId)
                .update();
        jdbc.sql("UPDATE trial SET started_at = :started, ends_at = :ended WHERE lead_id = :lead AND result IS NULL")
                .param("started", Rows.columnValue(clock.instant().minus(Duration.ofDays(14))))
                .param("ended", Rows.columnValue(clock.instant()))
                .param("lead", leadId)
                .update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Instant workingHour(LocalDate day, String leadId) {
        return day.atTime(9 + Math.floorMod(leadId.hashCode(), 8), 0).toInstant(ZoneOffset.UTC);
    }

    private static Step step(String task, Map<String, Object> answers) {
        return new Step(task, answers);
    }

    private static Step happens(String element) {
        return step(element, Map.of(HAPPENS, true));
    }

    private static Step said(String outreachResult, String comment) {
        return step("workLead", Map.of("outreachResult", outreachResult, "comment", comment));
    }

    private static List<Step> and(List<Step> first, Step... then) {
        return Stream.concat(first.stream(), Arrays.stream(then)).toList();
    }
}
