package io.leadpath.servicelevel;

import io.leadpath.engine.Decisions;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The company's working days and holidays, as the decision business-hours knows them. */
@Component
class BusinessHours implements OpeningHours {
    private static final String MIDNIGHT = "24:00";

    private final Decisions decisions;

    BusinessHours(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Optional<Hours> on(LocalDate day) {
        var inputs = new HashMap<String, Object>();
        inputs.put("date", day.toString());
        inputs.put("dayOfYear", day.toString().substring("yyyy-".length()));
        inputs.put("weekday", day.getDayOfWeek().name().toLowerCase(Locale.ROOT));
        var answer = decisions.lookUp("business-hours", inputs);
        var opens = answer.get("opens");
        var closes = answer.get("closes");
        return opens == null || closes == null
                ? Optional.empty()
                : Optional.of(hours(opens.toString().strip(), closes.toString().strip(), day));
    }

    private static Hours hours(String opens, String closes, LocalDate day) {
        try {
            return new Hours(LocalTime.parse(opens), closes.equals(MIDNIGHT) ? null : LocalTime.parse(closes));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The decision business-hours answers '" + opens + "' to '" + closes + "' for " + day
                            + "; write times such as 09:00 and 17:30, and 24:00 for midnight.",
                    e);
        }
    }
}
