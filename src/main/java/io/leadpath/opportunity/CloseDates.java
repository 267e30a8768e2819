package io.leadpath.opportunity;

import static io.leadpath.shared.ErrorCode.INVALID_VALUE;

import io.leadpath.shared.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** On which day a deal can be expected to close. */
@Component
public class CloseDates {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private final Clock clock;

    CloseDates(Clock clock) {
        this.clock = clock;
    }

    /** What applies where nobody says: the last day of the running quarter, in UTC. */
    public LocalDate byDefault() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .with(IsoFields.DAY_OF_QUARTER, 1)
                .plusMonths(3)
                .minusDays(1);
    }

    /** What is wrong with a day that cannot be meant; empty when nothing is. */
    static Optional<Problem> problem(LocalDate day) {
        return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR
                ? Optional.of(new Problem(
                        "closeDate",
                        INVALID_VALUE,
                        "'closeDate' must lie between the years " + FIRST_YEAR + " and " + LAST_YEAR + "."))
                : Optional.empty();
    }
}
