package io.leadpath.qualification.process;

import io.leadpath.engine.CallableFromModels;
import io.leadpath.engine.Decisions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.HashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * When things fall due. Models ask it by the name of a deadline; how long each one is stands in the decision
 * service-levels, as an ISO 8601 duration.
 */
@Component("deadlines")
@CallableFromModels
public class Deadlines {
    private final Decisions decisions;
    private final Clock clock;

    Deadlines(Decisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /** The instant at which the deadline falls due if it starts now. */
    @CallableFromModels
    public Date at(String deadline) {
        return at(deadline, 0);
    }

    /** As {@link #at(String)} for a deadline that differs from round to round. */
    @CallableFromModels
    public Date at(String deadline, Integer round) {
        return find(deadline, round)
                .map(Date::from)
                .orElseThrow(
                        () -> new IllegalStateException("The decision service-levels has no rule for the deadline '"
                                + deadline + "', round " + round + ". Add one."));
    }

    /** Whether the decision knows the deadline for this round: no rule means that there is no further round. */
    @CallableFromModels
    public boolean has(String deadline, Integer round) {
        return find(deadline, round).isPresent();
    }

    Optional<Instant> find(String deadline, Integer round) {
        var inputs = new HashMap<String, Object>();
        inputs.put("deadline", deadline);
        inputs.put("round", round);
        return Optional.ofNullable(decisions.evaluate("service-levels", inputs).get("duration"))
                .map(duration -> after(deadline, duration.toString().strip()));
    }

    private Instant after(String deadline, String duration) {
        var now = clock.instant();
        try {
            return duration.contains("T")
                    ? now.plus(Duration.parse(duration))
                    : now.atOffset(ZoneOffset.UTC).plus(Period.parse(duration)).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalStateException(
                    "The decision service-levels answers '" + duration + "' for the deadline '" + deadline
                            + "'; it must be a duration such as PT48H or P14D.",
                    e);
        }
    }
}
