package io.leadpath.conversion;

import io.leadpath.lead.LeadDetails;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Carries the values of a lead to where they belong, one field at a time, and remembers which filled an empty field of a
 * reused record and which found no place or a place already taken.
 */
class Carrying {
    /** Who works on the lead, not what is known about it. */
    private static final String OWNER = "owner";

    private final LeadDetails lead;
    private final List<String> filled = new ArrayList<>();
    private final Set<String> placed = new HashSet<>();
    private final Set<String> keptOut = new HashSet<>();

    Carrying(LeadDetails lead) {
        this.lead = lead;
    }

    /** The place's value, or the lead's where there is none. */
    <T> T fill(String leadField, T offered, String place, T held) {
        if (offered == null) {
            return held;
        }
        if (isEmpty(held)) {
            return overwrite(leadField, offered, place);
        }
        (isSame(held, offered) ? placed : keptOut).add(leadField);
        return held;
    }

    /** An opt-out is carried and never taken back. */
    boolean optOut(String leadField, boolean offered, String place, boolean held) {
        return Boolean.TRUE.equals(fill(leadField, offered ? true : null, place, held ? true : null));
    }

    /** The lead's value, whatever the place holds. */
    <T> T overwrite(String leadField, T offered, String place) {
        placed.add(leadField);
        filled.add(place);
        return offered;
    }

    /** The field is known to the records already, so that nothing of it is lost. */
    void place(String leadField) {
        placed.add(leadField);
    }

    /** Empty fields of the record that took a value of the lead. */
    List<String> filledOf(String record) {
        return filled.stream().filter(place -> place.startsWith(record + ".")).toList();
    }

    /** The lead's fields that hold a value which found no place, or another value in its place; in the lead's order. */
    List<String> notCarried() {
        return Arrays.stream(LeadDetails.class.getRecordComponents())
                .filter(this::hasValue)
                .map(RecordComponent::getName)
                .filter(field -> keptOut.contains(field) || !placed.contains(field))
                .toList();
    }

    private boolean hasValue(RecordComponent field) {
        if (field.getName().equals(OWNER)) {
            return false;
        }
        try {
            var value = field.getAccessor().invoke(lead);
            return value != null && !Boolean.FALSE.equals(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read " + field, e);
        }
    }

    private static boolean isEmpty(Object value) {
        return value == null || value instanceof String text && text.isBlank();
    }

    private static boolean isSame(Object held, Object offered) {
        if (held instanceof String one && offered instanceof String other) {
            return one.strip().equalsIgnoreCase(other);
        }
        if (held instanceof BigDecimal one && offered instanceof BigDecimal other) {
            return one.compareTo(other) == 0;
        }
        return held.equals(offered);
    }
}
