package io.leadpath.servicelevel;

import io.leadpath.engine.CallableFromModels;
import io.leadpath.engine.Decisions;
import io.leadpath.engine.TimerSteps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * When things fall due. Models ask it by the name of a deadline; how long each one is, and whether only working time
 * counts, stands in the decision service-levels. A deadline with several steps has a row for each: round 1, 2, ….
 */
@Component("deadlines")
@CallableFromModels
@EnableConfigurationProperties(ServiceLevelProperties.class)
public class Deadlines {
    private final Decisions decisions;
    private final WorkingTime workingTime;
    private final Clock clock;

    Deadlines(Decisions decisions, OpeningHours hours, ServiceLevelProperties properties, Clock clock) {
        this.decisions = decisions;
        this.workingTime = new WorkingTime(hours, properties.businessZone());
        this.clock = clock;
    }

    /**
     * What is due when a step is reached.
     *
     * @param raisesPriorityBy how much more urgent the task becomes
     */
    public record Escalation(EscalationAction action, int raisesPriorityBy) {}

    /**
     * The instant at which the deadline falls due if it starts now; that of its last step or round, if it has several. A
     * row for round 0, or for every round, goes first.
     */
    @CallableFromModels
    public Date at(String deadline) {
        return find(deadline, 0).map(Date::from).orElseGet(() -> last(deadline));
    }

    /** The instant at which this round of the deadline, or this step, falls due if it starts now. */
    @CallableFromModels
    public Date at(String deadline, Integer round) {
        return find(deadline, round).map(Date::from).orElseThrow(() -> missing(deadline, round));
    }

    /** Whether the decision knows the deadline for this round: no rule means that there is no further round. */
    @CallableFromModels
    public boolean has(String deadline, Integer round) {
        return level(deadline, round).isPresent();
    }

    /** The instant of the deadline's last step if it starts now. */
    @CallableFromModels
    public Date last(String deadline) {
        var moments = moments(deadline, clock.instant());
        if (moments.isEmpty()) {
            throw missing(deadline, 1);
        }
        return Date.from(moments.get(moments.size() - 1));
    }

    /** The moments of all steps, counted from now, as a timer takes them that fires at each of them. */
    @CallableFromModels
    public String steps(String deadline) {
        return TimerSteps.of(moments(deadline, clock.instant()));
    }

    /** The moments of all steps, counted back from the instant (ISO 8601); those that have passed are skipped. */
    @CallableFromModels
    public String stepsBefore(String deadline, String instant) {
        return TimerSteps.of(levels(deadline).stream()
                .map(level -> before(deadline, level, Instant.parse(instant)))
                .sorted()
                .toList());
    }

    /** So long before the instant (ISO 8601); never when that moment has passed. */
    @CallableFromModels
    public Date before(String deadline, String instant) {
        var level = level(deadline, 0).orElseThrow(() -> missing(deadline, 0));
        var moment = before(deadline, level, Instant.parse(instant));
        return moment.isAfter(clock.instant()) ? Date.from(moment) : TimerSteps.NEVER;
    }

    /**
     * From so long after the day (ISO 8601) on, and again each time as much later, as a timer takes it that fires again and
     * again. The times between are counted by the clock.
     */
    @CallableFromModels
    public String every(String deadline, Integer round, String day) {
        var level = level(deadline, round).orElseThrow(() -> missing(deadline, round));
        var begins = LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        var first = after(deadline, level, begins);
        var never = TimerSteps.NEVER.toInstant();
        return "R/" + (first.isBefore(never) ? first : never) + "/" + level.duration();
    }

    /**
     * The next moment of a cadence that began at the instant (ISO 8601). Each round is a wait, counted on from the moment
     * before, whenever people came to it. A moment that has passed is skipped, and so is one that comes sooner from now
     * than the deadline {@code apart}, if there is a row for that. Now, when none is left.
     *
     * @throws IllegalStateException for a wait of no length
     */
    @CallableFromModels
    public Date next(String cadence, String began, String apart) {
        return Date.from(ahead(cadence, began, apart).orElseGet(clock::instant));
    }

    /** Whether a cadence has a moment left; see {@link #next}. */
    @CallableFromModels
    public boolean hasNext(String cadence, String began, String apart) {
        return ahead(cadence, began, apart).isPresent();
    }

    private Optional<Instant> ahead(String cadence, String began, String apart) {
        var now = clock.instant();
        var soonest = find(apart, 0).orElse(now);
        var moment = Instant.parse(began);
        var round = 1;
        for (var wait = level(cadence, round); wait.isPresent(); wait = level(cadence, round)) {
            var next = after(cadence, wait.get(), moment);
            if (!next.isAfter(moment)) {
                throw new IllegalStateException("The decision service-levels answers '"
                        + wait.get().duration() + "' for the deadline '" + cadence + "', round " + round
                        + "; it must be longer than nothing.");
            }
            if (next.isAfter(now) && !next.isBefore(soonest)) {
                return Optional.of(next);
            }
            moment = next;
            round++;
        }
        return Optional.empty();
    }

    /**
     * When a cadence began if the last of so many rounds is over now and each came in time; nearly so in working time.
     * Rounds without a row count for nothing.
     */
    public Instant began(String cadence, int rounds) {
        var now = clock.instant();
        var over = now;
        for (var round = 1; round <= rounds; round++) {
            var wait = level(cadence, round);
            over = wait.isPresent() ? after(cadence, wait.get(), over) : over;
        }
        return now.minus(Duration.between(now, over));
    }

    /** When the deadline falls due if it starts now; empty when the decision has no row for it. */
    public Optional<Instant> find(String deadline, Integer round) {
        return level(deadline, round).map(level -> after(deadline, level, clock.instant()));
    }

    /** How long it is by the clock; empty when the decision has no row for it. */
    public Optional<Duration> length(String deadline) {
        var now = clock.instant();
        return level(deadline, 0).map(level -> Duration.between(now, after(deadline, level, now)));
    }

    /**
     * What the last of these steps asks for that the decision has a row for now; empty when there is none.
     *
     * @param first the number of the first step in question, from 1
     * @param last the number of the last one
     */
    public Optional<Escalation> escalation(String deadline, int first, int last) {
        var levels = levels(deadline);
        var step = Math.min(last, levels.size());
        return step < first ? Optional.empty() : Optional.of(escalation(levels.get(step - 1)));
    }

    /** What the last step asks for that was reached since the deadline began; empty before the first. */
    public Optional<Escalation> reached(String deadline, Instant began) {
        var reached = moments(deadline, began).stream()
                .filter(moment -> !moment.isAfter(clock.instant()))
                .count();
        return escalation(deadline, 1, (int) reached);
    }

    private static Escalation escalation(ServiceLevel level) {
        return new Escalation(level.action(), level.raisesPriorityBy());
    }

    private List<Instant> moments(String deadline, Instant began) {
        return levels(deadline).stream()
                .map(level -> after(deadline, level, began))
                .toList();
    }

    private List<ServiceLevel> levels(String deadline) {
        var levels = new ArrayList<ServiceLevel>();
        var next = level(deadline, 1);
        // One more than a timer takes, so that a row without a round, which fits every one, is told as too many steps.
        while (next.isPresent() && levels.size() <= TimerSteps.MOST) {
            levels.add(next.get());
            next = level(deadline, levels.size() + 1);
        }
        return levels;
    }

    private Optional<ServiceLevel> level(String deadline, Integer round) {
        var inputs = new HashMap<String, Object>();
        inputs.put("deadline", deadline);
        inputs.put("round", round);
        var row = decisions.lookUp("service-levels", inputs);
        return row.get("duration") == null ? Optional.empty() : Optional.of(ServiceLevel.of(deadline, row));
    }

    private Instant after(String deadline, ServiceLevel level, Instant start) {
        try {
            if (level.duration().contains("T")) {
                var duration = Duration.parse(level.duration());
                return level.businessTime() ? workingTime.after(start, duration) : start.plus(duration);
            }
            var period = Period.parse(level.duration());
            return level.businessTime()
                    ? workingTime.after(start, period)
                    : start.atOffset(ZoneOffset.UTC).plus(period).toInstant();
        } catch (DateTimeParseException e) {
            throw unreadable(deadline, level, e);
        }
    }

    /** Reminders before an appointment count in hours by the clock, whether anybody works then or not. */
    private static Instant before(String deadline, ServiceLevel level, Instant instant) {
        try {
            return level.duration().contains("T")
                    ? instant.minus(Duration.parse(level.duration()))
                    : instant.atOffset(ZoneOffset.UTC)
                            .minus(Period.parse(level.duration()))
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw unreadable(deadline, level, e);
        }
    }

    private static IllegalStateException missing(String deadline, Integer round) {
        return new IllegalStateException("The decision service-levels has no rule for the deadline '" + deadline
                + "', round " + round + ". Add one.");
    }

    private static IllegalStateException unreadable(String deadline, ServiceLevel level, DateTimeParseException e) {
        return new IllegalStateException(
                "The decision service-levels answers '" + level.duration() + "' for the deadline '" + deadline
                        + "'; it must be a duration such as PT48H or P14D.",
                e);
    }
}
