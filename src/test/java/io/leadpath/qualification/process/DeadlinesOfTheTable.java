package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.WhereNumbersCount.now;
import static java.util.Map.entry;

import io.leadpath.qualification.Meetings;
import io.leadpath.qualification.Trials;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** For each deadline of service-levels, a lead for which it counts, and what people and timers are told of it. */
class DeadlinesOfTheTable {
    private static final LocalDate CLOSE_DATE = LocalDate.parse("2027-03-31");

    private final Journey journey;
    private final WhereNumbersCount leads;
    private final Meetings meetings;
    private final Trials trials;
    private final Map<String, Scenario> scenarios;

    DeadlinesOfTheTable(WhereNumbersCount leads, Meetings meetings, Trials trials) {
        this.journey = leads.journey();
        this.leads = leads;
        this.meetings = meetings;
        this.trials = trials;
        this.scenarios = scenarios();
    }

    /** Brings a new lead to where the deadline counts for the round, and looks. */
    @FunctionalInterface
    interface Scenario {
        Seen lookAt(int round);
    }

    /**
     * What was seen.
     *
     * @param counted the moment from which the time counts, or to which where it is the time before an appointment
     * @param deadlines every place where the deadline shows
     */
    record Seen(Instant counted, boolean isBefore, List<Instant> deadlines) {
        private static Seen after(Instant counted, Instant... deadlines) {
            return new Seen(counted, false, List.of(deadlines));
        }

        private static Seen before(Instant counted, Instant... deadlines) {
            return new Seen(counted, true, List.of(deadlines));
        }
    }

    Optional<Scenario> of(String deadline) {
        return Optional.ofNullable(scenarios.get(deadline));
    }

    Set<String> known() {
        return scenarios.keySet();
    }

    private Map<String, Scenario> scenarios() {
        return Map.ofEntries(
                entry("firstTouchUnrouted", steps(leads::unroutedLead, "workLead", "touchOverdue")),
                entry("firstTouchHot", steps(leads::hotLead, "workLead", "touchOverdue")),
                entry("firstTouch", steps(journey::newLead, "workLead", "touchOverdue")),
                entry("firstTouchImported", steps(leads::importedLead, "workLead", "touchOverdue")),
                entry("nextTouch", steps(leads::leadToBeCalledAgain, "workLead", "touchOverdue")),
                entry("nextAttempt", timer(leads::silentLead, "nextAttemptDue")),
                entry("betweenAttempts", round -> betweenAttempts()),
                entry("findContact", taskWithTimer(leads::wrongPerson, "findContact", "contactSearchOver")),
                entry(
                        "findDecisionMaker",
                        taskWithTimer(leads::leadWithoutSay, "findDecisionMaker", "decisionMakerSearchOver")),
                entry("reviewPartnerLead", steps(leads::partnersLead, "reviewPartnerLead", "partnerReviewLate")),
                entry("completePartnerLead", task(leads::returnedLead, "completePartnerLead")),
                entry("partnerProtection", this::protection),
                entry("scheduleMeeting", steps(journey::interestedLead, "scheduleMeeting", "schedulingLate")),
                entry("schedulingRetry", timer(leads::leadWithoutDate, "retryDue")),
                entry("schedulingGivenUp", timer(journey::interestedLead, "schedulingGivenUp")),
                entry("rebookAfterNoShow", task(leads::missedMeeting, "scheduleMeeting")),
                entry("rebook", timer(leads::missedMeetingWithoutDate, "retryDue")),
                entry("meetingConfirmation", round -> beforeMeeting("confirmationDue", 1)),
                entry("meetingReminder", round -> beforeMeeting("meetingReminderDue", round)),
                entry("aeConfirmation", timer(journey::bookedLead, "aeConfirmationDue")),
                entry("meetingLength", round -> lengthOfMeeting()),
                entry("holdMeeting", task(journey::leadInMeeting, "holdMeeting")),
                entry("decideNoShow", taskWithTimer(any(leads::missedTwice), "decideNoShow", "noShowUndecided")),
                entry("reviewLead", steps(journey::leadInReview, "reviewLead", "reviewLate")),
                entry("reviewOverdue", taskWithTimer(any(journey::leadInReview), "reviewLead", "reviewOverdue")),
                entry("decideOverdueReview", task(leads::overdueReview, "decideOverdueReview")),
                entry("supplyInformation", task(leads::leadInQuestion, "supplyInformation")),
                entry(
                        "answerRejection",
                        taskWithTimer(any(leads::rejectedLead), "answerRejection", "rejectionAccepted")),
                entry("settleDispute", steps(journey::disputedLead, "settleDispute", "disputeLate")),
                entry("prepareConversion", task(journey::approvedLead, "prepareConversion")),
                entry("trialEnd", this::trial),
                entry("trialCheckIn", steps(leads::trial, null, "checkInDue")),
                entry("followUpTrial", task(leads::trialOver, "followUpTrial")),
                entry("nurture", timer(leads::restingLead, "nurtureEnded")),
                entry("nurtureGranted", timer(leads::grantedRest, "nurtureEnded")),
                entry("nurtureNotInterested", timer(leads::leadThatSaidNo, "nurtureEnded")),
                entry("decideNurture", task(leads::leadThatRestedTooOften, "decideNurture")),
                entry("decideNoBudget", task(leads::leadWithoutBudget, "decideNoBudget")),
                entry("sameSdr", round -> sameSdr()),
                entry("closeDatePassed", this::closeDatePassed));
    }

    /** The due date of the task. */
    private Scenario task(IntFunction<String> lead, String task) {
        return round -> {
            var id = lead.apply(round);
            return Seen.after(now(), due(id, task));
        };
    }

    private Scenario task(Supplier<String> lead, String task) {
        return task(any(lead), task);
    }

    /** When the event fires that goes on without the lead's or a person's doing. */
    private Scenario timer(IntFunction<String> lead, String event) {
        return round -> {
            var id = lead.apply(round);
            return Seen.after(now(), journey.timerDue(id, event));
        };
    }

    private Scenario timer(Supplier<String> lead, String event) {
        return timer(any(lead), event);
    }

    /** The due date of the task, and the event that fires when it is over. */
    private Scenario taskWithTimer(IntFunction<String> lead, String task, String event) {
        return round -> {
            var id = lead.apply(round);
            return Seen.after(now(), due(id, task), journey.timerDue(id, event));
        };
    }

    private Steps steps(Supplier<String> lead, String task, String event) {
        return new Steps(lead, task, event);
    }

    /** A timer that fires at each step of the deadline; the first one is the follow-up date of the task, if it has one. */
    class Steps implements Scenario {
        private final Supplier<String> lead;
        private final String task;
        private final String event;

        private Steps(Supplier<String> lead, String task, String event) {
            this.lead = lead;
            this.task = task;
            this.event = event;
        }

        @Override
        public Seen lookAt(int step) {
            var id = lead.get();
            var began = now();
            var deadlines = new ArrayList<Instant>();
            if (task != null && step == 1) {
                Optional.ofNullable(journey.task(id, task).getFollowUpDate())
                        .map(Date::toInstant)
                        .ifPresent(deadlines::add);
            }
            fire(id, step - 1);
            deadlines.add(journey.timerDue(id, event));
            return new Seen(began, false, deadlines);
        }

        /** How much more urgent the task becomes at the step. */
        int raisesPriorityBy(int step) {
            var id = lead.get();
            fire(id, step - 1);
            var before = journey.task(id, task).getPriority();
            fire(id, 1);
            return journey.task(id, task).getPriority() - before;
        }

        /** Whether there is such a step. */
        boolean has(int step) {
            var id = lead.get();
            fire(id, step - 1);
            return journey.hasTimer(id, event);
        }

        private void fire(String id, int times) {
            for (var time = 0; time < times; time++) {
                journey.timerFires(id, event);
            }
        }
    }

    private Seen beforeMeeting(String event, int step) {
        var lead = journey.bookedLead();
        for (var fired = 1; fired < step; fired++) {
            journey.timerFires(lead, event);
        }
        return Seen.before(meetings.pending(lead).orElseThrow().startsAt(), journey.timerDue(lead, event));
    }

    private Seen lengthOfMeeting() {
        var invitation = meetings.calendarOf(journey.bookedLead()).orElseThrow();
        return Seen.after(moment(invitation, "DTSTART"), moment(invitation, "DTEND"));
    }

    private static Instant moment(String calendar, String property) {
        var found = Pattern.compile("(?m)^" + property + ":(\\w+)").matcher(calendar);
        if (!found.find()) {
            throw new AssertionError("There is no " + property + " in " + calendar);
        }
        return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").parse(found.group(1), Instant::from);
    }

    private Seen protection(int extensions) {
        var lead = leads.protectedLead();
        var counted = now();
        for (var extension = 1; extension <= extensions; extension++) {
            counted = leads.protectedUntil(lead);
            leads.extendProtection(lead);
        }
        return Seen.after(counted, leads.protectedUntil(lead));
    }

    private Seen trial(int extensions) {
        var lead = leads.extendedTrial(extensions);
        return Seen.after(
                now(),
                journey.timerDue(lead, "trialPeriodEnds"),
                trials.running(lead).orElseThrow().endsAt());
    }

    /** The last moment, found by halves in minutes, at which a late answer does not cost the attempt after it. */
    private Seen betweenAttempts() {
        var third = leads.thirdAttemptAfterAnAnswer(null);
        var tooLate = 0;
        for (var stride = 64; stride > 0; stride /= 2) {
            var answered = third.minus(Duration.ofMinutes(tooLate + stride));
            if (leads.thirdAttemptAfterAnAnswer(answered).isAfter(third)) {
                tooLate += stride;
            }
        }
        return Seen.before(third, third.minus(Duration.ofMinutes(tooLate + 1)));
    }

    /** The last day, found by halves, on which a lead that comes back still goes to the SDR who had it. */
    private Seen sameSdr() {
        var setAside = now();
        var last = 0;
        for (var stride = 64; stride > 0; stride /= 2) {
            if (leads.returnsToItsSdrAfter(last + stride)) {
                last += stride;
            }
        }
        ClockUtil.setCurrentTime(Date.from(setAside));
        return Seen.after(setAside, Journey.inDays(last));
    }

    private Seen closeDatePassed(int round) {
        var event = round == 1 ? "closeDatePassed" : "closeDateLongPassed";
        return Seen.after(CLOSE_DATE.atStartOfDay(ZoneOffset.UTC).toInstant(), leads.dealCalls(CLOSE_DATE, event));
    }

    private Instant due(String lead, String task) {
        return journey.task(lead, task).getDueDate().toInstant();
    }

    private static IntFunction<String> any(Supplier<String> lead) {
        return round -> lead.get();
    }
}
