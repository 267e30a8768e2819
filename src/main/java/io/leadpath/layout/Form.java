package io.leadpath.layout;

import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Codes;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Problem;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What stands in a page's form, and what is wrong with it; templates know it as {@code form}. A refused form comes back
 * with everything that was typed.
 */
public final class Form {
    /** How a template, and a redirect to the page, call the form. */
    public static final String NAME = "form";
    /** What a redirect tells the page to say. */
    public static final String DONE = "done";

    private static final Set<ErrorCode> NOT_FOR_A_FORM = Set.of(ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND);
    private static final Pattern FIELD = Pattern.compile("'([a-z][A-Za-z]+)'");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]+(?:_[A-Z]+)+\\b");

    private final Map<String, String> values;
    private final List<Problem> problems;
    private final String refusal;

    private Form(Map<String, String> values, List<Problem> problems, String refusal) {
        this.values = values;
        this.problems = problems;
        this.refusal = refusal;
    }

    public static Form empty() {
        return new Form(Map.of(), List.of(), null);
    }

    /** A form that shows the record. */
    public static Form of(Record record) {
        var values = new LinkedHashMap<String, String>();
        for (var component : record.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                var value = accessor.invoke(record);
                if (value != null) {
                    values.put(component.getName(), value.toString());
                }
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("Cannot read " + component, e);
            }
        }
        return of(values);
    }

    public static Form of(Map<String, String> values) {
        return new Form(Map.copyOf(values), List.of(), null);
    }

    /** The same with what stands in the way; a refusal that no typing helps against goes on its way. */
    public Form refused(BusinessException reason) {
        if (NOT_FOR_A_FORM.contains(reason.code())) {
            throw reason;
        }
        return new Form(values, reason.problems(), inWords(reason.getMessage()));
    }

    /**
     * Does what a form of a page asks for, and lets the page that is redirected to say so, or show the form again with
     * what was typed.
     *
     * @param action answers the sentence that says what was done
     */
    public static void post(Map<String, String> typed, RedirectAttributes redirect, Supplier<String> action) {
        try {
            redirect.addFlashAttribute(DONE, action.get());
        } catch (BusinessException reason) {
            redirect.addFlashAttribute(NAME, of(typed).refused(reason));
        }
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
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(problem -> inWords(problem.message()))
                .findFirst()
                .orElse(null);
    }

    /** Why the form was refused as a whole. */
    public String refusal() {
        return refusal;
    }

    /** Fields by the names people know them by, not those of the API. */
    private static String inWords(String sentence) {
        var fields = FIELD.matcher(sentence).replaceAll(field -> "“" + label(field.group(1)) + "”");
        return CODE.matcher(fields).replaceAll(code -> "“" + Codes.words(code.group()) + "”");
    }

    /** A field's name as a label: Company history, Account. */
    public static String label(String field) {
        return Codes.words(Codes.toRecord(field.replaceFirst("Id$", "")));
    }
}
