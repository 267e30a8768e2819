package io.leadpath.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Lets a timer of type cycle fire at moments that are not equally far apart: the expression answers the list that
 * {@link #of} writes instead of an ISO 8601 repetition. Moments that have passed are skipped.
 */
public final class TimerSteps extends CycleBusinessCalendar {
    /** Stands for a moment that does not come. */
    public static final Date NEVER = Date.from(Instant.parse("9999-12-31T00:00:00Z"));

    private static final String PREFIX = "at ";
    private static final String SEPARATOR = ",";
    /** As many as the engine's column for a timer's repetition holds. */
    public static final int MOST = 12;

    TimerSteps() {}

    /**
     * The list as a timer takes it; a moment within a second is moved to its end.
     *
     * @throws IllegalStateException for more than 12 moments
     */
    public static String of(Collection<Instant> moments) {
        if (moments.size() > MOST) {
            throw new IllegalStateException(
                    "A timer takes at most " + MOST + " steps, not " + moments.size() + ". Take rows away.");
        }
        return PREFIX
                + moments.stream()
                        .map(moment -> moment.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS))
                        .map(Instant::toString)
                        .collect(Collectors.joining(SEPARATOR));
    }

    /**
     * The steps that a timer rings for.
     *
     * @param first the number of the first one, from 1; those before it had a ring of their own
     * @param last the number of the last one; less than the first when somebody lets the timer ring before its time, and
     *     more when moments passed while nothing ran
     */
    public record Ring(int first, int last) {}

    /**
     * The steps for which the timer rings that the engine carries out on this thread. They are those of the list the timer
     * was given, whatever the list would be today. Empty outside a timer that takes steps.
     */
    public static Optional<Ring> ring() {
        var command = Context.getCommandContext();
        return command != null
                        && command.getCurrentJob() instanceof TimerEntity timer
                        && timer.getRepeat() != null
                        && isSteps(timer.getRepeat())
                ? Optional.of(ring(timer))
                : Optional.empty();
    }

    private static Ring ring(TimerEntity timer) {
        var due = timer.getDuedate().toInstant();
        var now = ClockUtil.getCurrentTime().toInstant();
        // a timer that failed is due again somewhat after the moment it rang for, and rings for the same step
        var rung = moments(timer.getRepeat()).filter(moment -> !moment.isAfter(due));
        var reached = moments(timer.getRepeat()).filter(moment -> !moment.isAfter(now));
        return new Ring(Math.max(1, (int) rung.count()), (int) reached.count());
    }

    /** When the timer fires first. */
    @Override
    public Date resolveDuedate(String repetition, Date start) {
        return isSteps(repetition) ? next(repetition).orElse(NEVER) : super.resolveDuedate(repetition, start);
    }

    /** When the timer fires next; null: not again. */
    @Override
    public Date resolveDuedate(String repetition, Date start, long offset) {
        return isSteps(repetition) ? next(repetition).orElse(null) : super.resolveDuedate(repetition, start, offset);
    }

    private static boolean isSteps(String repetition) {
        return repetition.startsWith(PREFIX);
    }

    private static Optional<Date> next(String steps) {
        var now = ClockUtil.getCurrentTime().toInstant();
        return moments(steps).filter(moment -> moment.isAfter(now)).findFirst().map(Date::from);
    }

    private static Stream<Instant> moments(String steps) {
        return Arrays.stream(steps.substring(PREFIX.length()).split(SEPARATOR))
                .filter(moment -> !moment.isEmpty())
                .map(Instant::parse);
    }
}
