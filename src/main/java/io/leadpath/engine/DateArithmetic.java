package io.leadpath.engine;

import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.joda.time.DateTime;

/**
 * What expressions may do with a date: {@code ${dateTime().plusDays(2)}}, {@code ${now().minusHours(1)}}. An explicit
 * list; nothing else of a date can be reached.
 */
final class DateArithmetic {
    private static final Map<String, BiFunction<DateTime, Integer, DateTime>> STEPS = Map.ofEntries(
            Map.entry("plusSeconds", DateTime::plusSeconds),
            Map.entry("plusMinutes", DateTime::plusMinutes),
            Map.entry("plusHours", DateTime::plusHours),
            Map.entry("plusDays", DateTime::plusDays),
            Map.entry("plusWeeks", DateTime::plusWeeks),
            Map.entry("plusMonths", DateTime::plusMonths),
            Map.entry("plusYears", DateTime::plusYears),
            Map.entry("minusSeconds", DateTime::minusSeconds),
            Map.entry("minusMinutes", DateTime::minusMinutes),
            Map.entry("minusHours", DateTime::minusHours),
            Map.entry("minusDays", DateTime::minusDays),
            Map.entry("minusWeeks", DateTime::minusWeeks),
            Map.entry("minusMonths", DateTime::minusMonths),
            Map.entry("minusYears", DateTime::minusYears));

    private DateArithmetic() {}

    /** The result, or empty when the base is no date or the list has no such step. */
    static Optional<Object> evaluate(Object base, String method, Object[] arguments) {
        return asDateTime(base).flatMap(date -> evaluate(date, method, arguments));
    }

    private static Optional<Object> evaluate(DateTime date, String method, Object[] arguments) {
        if (method.equals("withTimeAtStartOfDay") && arguments.length == 0) {
            return Optional.of(date.withTimeAtStartOfDay());
        }
        if (method.equals("toDate") && arguments.length == 0) {
            return Optional.of(date.toDate());
        }
        var step = STEPS.get(method);
        return step != null && arguments.length == 1 && arguments[0] instanceof Number amount
                ? Optional.of(step.apply(date, Math.toIntExact(amount.longValue())))
                : Optional.empty();
    }

    private static Optional<DateTime> asDateTime(Object base) {
        if (base instanceof DateTime dateTime) {
            return Optional.of(dateTime);
        }
        return base instanceof Date date ? Optional.of(new DateTime(date)) : Optional.empty();
    }
}
