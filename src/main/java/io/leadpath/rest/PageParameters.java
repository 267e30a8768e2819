package io.leadpath.rest;

import static io.leadpath.shared.ErrorCode.INVALID_VALUE;

import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The parameters {@code page}, {@code size}, {@code sort} and {@code after} of a list as they were sent. They are a
 * controller's argument and are judged by {@link #sortedBy}, so that a refusal for lack of rights can come first.
 */
public final class PageParameters {
    static final int DEFAULT_SIZE = 50;
    static final int MAX_SIZE = 200;

    private final HttpServletRequest request;

    PageParameters(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * The page that is wanted.
     *
     * @param columns what may be sorted by as the API spells it, each with its column
     * @param defaultSort {@code field,asc} or {@code field,desc}, used when the caller asks for no order
     * @throws BusinessException 400 naming every parameter that is not exactly as documented; nothing is clamped
     */
    public PageRequest sortedBy(Map<String, String> columns, String defaultSort) {
        var problems = new ArrayList<Problem>();
        var page = number("page", 0, 0, Integer.MAX_VALUE, problems);
        var size = number("size", DEFAULT_SIZE, 1, MAX_SIZE, problems);
        var sort = sort(columns, defaultSort, problems);
        var token = single("after", problems);
        var after = token == null || sort == null ? null : After.parse(token, sort);
        if (token != null && sort != null && after == null) {
            problems.add(problem("after", "must be the 'after' of an earlier page in the same order"));
        }
        if (token != null && page > 0) {
            problems.add(problem("page", "cannot be combined with 'after'"));
        }
        if (!problems.isEmpty()) {
            throw BusinessException.invalid(problems);
        }
        var comma = sort.indexOf(',');
        return new PageRequest(page, size, sort, columns.get(sort.substring(0, comma)), after);
    }

    private int number(String name, int absent, int min, int max, List<Problem> problems) {
        var text = single(name, problems);
        if (text == null) {
            return absent;
        }
        if (text.matches("\\d{1,10}") && Long.parseLong(text) >= min && Long.parseLong(text) <= max) {
            return Integer.parseInt(text);
        }
        var range = max == Integer.MAX_VALUE ? min + " or more" : "from " + min + " to " + max;
        problems.add(problem(name, "must be a whole number, " + range));
        return absent;
    }

    private String sort(Map<String, String> columns, String absent, List<Problem> problems) {
        var text = single("sort", problems);
        if (text == null) {
            return absent;
        }
        var parts = text.split(",", -1);
        if (parts.length == 2
                && columns.containsKey(parts[0])
                && List.of("asc", "desc").contains(parts[1])) {
            return text;
        }
        var fields = String.join(", ", new TreeSet<>(columns.keySet()));
        problems.add(problem("sort", "must be field,asc or field,desc with one of the fields " + fields));
        return null;
    }

    private String single(String name, List<Problem> problems) {
        var values = request.getParameterValues(name);
        if (values == null) {
            return null;
        }
        if (values.length > 1) {
            problems.add(problem(name, "must not be given more than once"));
            return null;
        }
        return values[0];
    }

    private static Problem problem(String parameter, String sentence) {
        return new Problem(parameter, INVALID_VALUE, "'" + parameter + "' " + sentence + ".");
    }
}
