package io.leadpath.rest;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Says in plain words what a field of a Java type takes. */
final class Expected {
    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class, BigInteger.class);
    private static final Set<Class<?>> NUMBERS =
            Set.of(double.class, Double.class, float.class, Float.class, BigDecimal.class, Number.class);
    private static final Set<Class<?>> TRUTHS = Set.of(boolean.class, Boolean.class);

    private Expected() {}

    /** Completes a sentence that begins with the field's name. */
    static String words(Class<?> type) {
        if (type == null) {
            return "has a value that cannot be used";
        }
        if (type.isArray() && type.getComponentType().isEnum()) {
            return words(type.getComponentType());
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(joining(", "));
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "must be a text";
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return "must be a whole number" + range(type);
        }
        if (NUMBERS.contains(type)) {
            return "must be a number";
        }
        if (TRUTHS.contains(type)) {
            return "must be true or false";
        }
        if (type == LocalDate.class) {
            return "must be a date such as 2026-03-31";
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return "must be a point in time such as 2026-03-31T09:30:00Z";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type)
                ? "must be an object"
                : "has a value that cannot be used";
    }

    private static String range(Class<?> type) {
        return type == int.class || type == Integer.class ? " up to " + Integer.MAX_VALUE : "";
    }
}
