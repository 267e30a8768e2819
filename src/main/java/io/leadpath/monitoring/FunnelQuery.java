package io.leadpath.monitoring;

import io.leadpath.shared.Values;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;

/**
 * Which leads to count, and by what. The days are those of the time zone {@code leadpath.business-zone}.
 *
 * @param from the first day on which the leads were received; null: as many days as configured before {@code to}
 * @param to the last such day; null: today
 * @param groupBy source, sdr, ae or partner; null: source
 */
public record FunnelQuery(
        LocalDate from,
        LocalDate to,

        @Pattern(regexp = "source|sdr|ae|partner", message = "must be one of source, sdr, ae, partner")
        String groupBy) {
    public FunnelQuery {
        groupBy = Values.text(groupBy);
    }
}
