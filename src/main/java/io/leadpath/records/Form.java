package io.leadpath.records;

import io.leadpath.persistence.Rows;
import io.leadpath.rest.FormFields;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Codes;
import io.leadpath.shared.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;

/**
 * A form as people see it: what stands in its fields, what is wrong with it, and what somebody else wrote meanwhile.
 *
 * @param key distinguishes the forms of one page; begins the ids of its fields
 * @param version of the record that the form is about
 * @param errors by field
 * @param refusal what is wrong with the whole; null: nothing, or single fields only
 * @param others by field, what the record says by now where that is not what was typed
 */
record Form(
        String key,
        long version,
        Map<String, String> values,
        Map<String, String> errors,
        String refusal,
        Map<String, String> others) {

    private static final int STALE = HttpStatus.PRECONDITION_FAILED.value();
    private static final String STALE_WORDS = "Somebody else changed this record after you opened the form. Nothing of"
            + " yours was saved yet, and what you typed still stands here. Compare it with what is new, and send it again.";

    static Form empty(String key, long version) {
        return new Form(key, version, Map.of(), Map.of(), null, Map.of());
    }

    /** Filled with what the record says. */
    static Form of(String key, long version, Record details) {
        return new Form(key, version, texts(details), Map.of(), null, Map.of());
    }

    /** The same with one more field filled. */
    Form with(String name, String value) {
        var filled = new HashMap<>(values);
        filled.put(name, value);
        return new Form(key, version, filled, errors, refusal, others);
    }

    /**
     * The form that was refused, with everything that was typed; the answer gets the refusal's status.
     *
     * @param version of the record as it is now: who sends the form again has seen it
     * @param details the record as it is now; shown where it changed meanwhile
     * @param shown the names of the form's fields; a problem of another one is told above them
     */
    static Form refused(
            String key,
            FormFields<?> sent,
            BusinessException refusal,
            long version,
            Record details,
            Set<String> shown,
            HttpServletResponse answer) {
        answer.setStatus(refusal.httpStatus());
        var errors = new LinkedHashMap<String, String>();
        var rest = new StringBuilder();
        for (var problem : refusal.problems()) {
            if (shown.contains(problem.field())) {
                errors.merge(problem.field(), sentence(problem), (one, other) -> one + " " + other);
            } else {
                rest.append(rest.isEmpty() ? "" : " ").append(sentence(problem));
            }
        }
        if (refusal.problems().isEmpty()) {
            rest.append(refusal.httpStatus() == STALE ? STALE_WORDS : refusal.getMessage());
        }
        var stale = refusal.httpStatus() == STALE && details != null;
        return new Form(
                key,
                version,
                sent.typed(),
                errors,
                rest.isEmpty() ? null : rest.toString(),
                stale ? others(sent, texts(details), shown) : Map.of());
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public boolean ticked(String name) {
        return Boolean.parseBoolean(value(name));
    }

    /** What is wrong with the field; null: nothing. */
    public String error(String name) {
        return errors.get(name);
    }

    /** What the record says by now in this field, if that is something else; null: nothing new. */
    public String other(String name) {
        return others.get(name);
    }

    public boolean isRefused() {
        return refusal != null || !errors.isEmpty();
    }

    private static Map<String, String> others(FormFields<?> sent, Map<String, String> now, Set<String> shown) {
        var others = new HashMap<String, String>();
        shown.forEach(name -> {
            var current = now.getOrDefault(name, "");
            if (now.containsKey(name)
                    && !current.equals(sent.typed().getOrDefault(name, "").strip())) {
                others.put(name, current.isEmpty() ? "nothing" : current);
            }
        });
        return others;
    }

    /** The names of fields as the page spells them: {@code 'closeDate'} as Close date. */
    private static String sentence(Problem problem) {
        var name = Codes.words(Codes.toRecord(problem.field()));
        var told = problem.message().replace("'" + problem.field() + "'", name);
        return told.startsWith(name)
                ? told
                : told.replace(name, name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
    }

    private static Map<String, String> texts(Record details) {
        var texts = new HashMap<String, String>();
        for (var component : details.getClass().getRecordComponents()) {
            var value = Rows.columns(details).get(Rows.columnName(component.getName()));
            texts.put(component.getName(), text(value));
        }
        return texts;
    }

    private static String text(Object value) {
        if (value == null || Boolean.FALSE.equals(value)) {
            return "";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
