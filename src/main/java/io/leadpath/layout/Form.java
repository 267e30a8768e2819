package io.leadpath.layout;

import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Codes;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Problem;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A form as people see it: what stands in its fields, what is wrong with them, and what somebody else wrote meanwhile;
 * templates know it as {@code form}. A refused form comes back with everything that was typed.
 */
public final class Form {
    /** How a template, and a redirect to the page, call the form. */
    public static final String NAME = "form";
    /** What a redirect tells the next page to say, whichever page it is. */
    public static final String DONE = "done";

    private static final Set<ErrorCode> NOT_FOR_A_FORM = Set.of(ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND);
    private static final Pattern FIELD = Pattern.compile("'([a-z][A-Za-z]+)'");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]+(?:_[A-Z]+)+\\b");
    private static final int STALE = HttpStatus.PRECONDITION_FAILED.value();
    private static final String STALE_WORDS = "Somebody else changed this record after you opened the form. Nothing of"
            + " yours was saved yet, and what you typed still stands here. Compare it with what is new, and send it again.";

    private final String key;
    private final Long version;
    private final Map<String, String> values;
    private final List<Problem> problems;
    private final String refusal;
    private final Map<String, String> others;

    private Form(
            String key,
            Long version,
            Map<String, String> values,
            List<Problem> problems,
            String refusal,
            Map<String, String> others) {
        this.key = key;
        this.version = version;
        this.values = Map.copyOf(values);
        this.problems = problems;
        this.refusal = refusal;
        this.others = others;
    }

    public static Form empty() {
        return of(Map.of());
    }

    /** A form that shows the record. */
    public static Form of(Record record) {
        return of(texts(record));
    }

    public static Form of(Map<String, String> values) {
        return new Form("", null, values, List.of(), null, Map.of());
    }

    /** One of several forms on a page; the ids of its fields begin with the key. */
    public Form keyed(String key) {
        return new Form(key, version, values, problems, refusal, others);
    }

    /** Sends along which version of the record it was opened for. */
    public Form at(long version) {
        return new Form(key, version, values, problems, refusal, others);
    }

    /** The same with one more field filled. */
    public Form with(String field, String value) {
        var filled = new LinkedHashMap<>(values);
        filled.put(field, value);
        return new Form(key, version, filled, problems, refusal, others);
    }

    /** The same with what stands in the way. */
    public Form refused(BusinessException reason) {
        var words = reason.httpStatus() == STALE ? STALE_WORDS : inWords(reason.getMessage());
        return new Form(key, version, values, reason.problems(), words, others);
    }

    /** The same, and where somebody else changed the record meanwhile, next to each field what it says now. */
    public Form refused(BusinessException reason, Record now) {
        var changed = reason.httpStatus() == STALE ? others(texts(now)) : others;
        return new Form(key, version, values, problems, refusal, changed).refused(reason);
    }

    /**
     * Does what a form of a page asks for, and lets the page that is redirected to say so, or show the form again with
     * what was typed; a refusal that no typing helps against goes on its way.
     *
     * @param action answers the sentence that says what was done
     * @return whether it was done
     */
    public static boolean post(Map<String, String> typed, RedirectAttributes redirect, Supplier<String> action) {
        try {
            redirect.addFlashAttribute(DONE, action.get());
            return true;
        } catch (BusinessException reason) {
            if (NOT_FOR_A_FORM.contains(reason.code())) {
                throw reason;
            }
            redirect.addFlashAttribute(NAME, of(typed).refused(reason));
            return false;
        }
    }

    public String key() {
        return key;
    }

    /** Null: the form is of no record. */
    public Long version() {
        return version;
    }

    /** What stands in the field; empty for nothing. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean isTicked(String field) {
        return value(field).equals("true");
    }

    public boolean isRefused() {
        return refusal != null;
    }

    /** What is wrong with the field, for people; null for nothing. */
    public String problem(String field) {
        var told = problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(problem -> inWords(problem.message()))
                .collect(Collectors.joining(" "));
        return told.isEmpty() ? null : told;
    }

    /** What the record says by now in this field, if that is something else; null for nothing new. */
    public String other(String field) {
        return others.get(field);
    }

    /** Why the form was refused as a whole. */
    public String refusal() {
        return refusal;
    }

    private Map<String, String> others(Map<String, String> now) {
        var found = new LinkedHashMap<String, String>();
        values.forEach((field, typed) -> {
            var current = now.get(field);
            if (current != null && !current.equals(typed.strip().replace("\r\n", "\n"))) {
                found.put(field, current.isEmpty() ? "nothing" : current);
            }
        });
        return found;
    }

    private static Map<String, String> texts(Record record) {
        var texts = new LinkedHashMap<String, String>();
        for (var component : record.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                var value = accessor.invoke(record);
                var text = value instanceof BigDecimal number ? number.toPlainString() : Objects.toString(value, "");
                texts.put(component.getName(), text);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("Cannot read " + component, e);
            }
        }
        return texts;
    }

    /** Fields by the names people know them by, not those of the API: {@code 'closeDate'} as close date. */
    static String inWords(String sentence) {
        var fields = FIELD.matcher(sentence).replaceAll(field -> {
            var label = label(field.group(1));
            return field.start() == 0 || sentence.startsWith(". ", field.start() - 2)
                    ? label
                    : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
        });
        return CODE.matcher(fields).replaceAll(code -> "“" + Codes.words(code.group()) + "”");
    }

    /** A field's name as a label: Company history, Account. */
    public static String label(String field) {
        return Codes.words(Codes.toRecord(field.replaceFirst("Id$", "")));
    }
}
