package io.leadpath.layout;

import io.leadpath.rest.Page;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A list as the page's address asks for it: what was found, or what is wrong with the question; and the addresses that
 * lead on from it. All of the question is in the address, so that it can be kept and passed on. Templates know it as
 * {@code list}.
 */
public final class Listing<T> {
    private static final String SORT = "sort";
    private static final String AFTER = "after";
    /** What an address says about the list itself and not about what is looked for. */
    private static final Set<String> NO_FILTERS = Set.of(SORT, AFTER, "page", "size");

    private final String path;
    private final Map<String, String> asked;
    private final String defaultSort;
    private final Page<T> page;
    private final List<Problem> problems;

    private Listing(String path, Map<String, String> asked, String defaultSort, Page<T> page, List<Problem> problems) {
        this.path = path;
        this.asked = asked;
        this.defaultSort = defaultSort;
        this.page = page;
        this.problems = problems;
    }

    /**
     * The list that the request's address asks for. A question the search refuses as wrong becomes a list without rows
     * that says so; any other refusal is the caller's.
     *
     * @param defaultSort {@code field,asc} or {@code field,desc}: the order when the address names none
     */
    public static <T> Listing<T> of(HttpServletRequest request, String defaultSort, Supplier<Page<T>> search) {
        var asked = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (!values[0].isBlank()) {
                asked.put(name, values[0].strip());
            }
        });
        var path = request.getContextPath() + request.getServletPath();
        try {
            return new Listing<>(path, asked, defaultSort, search.get(), List.of());
        } catch (BusinessException refusal) {
            if (refusal.problems().isEmpty()) {
                throw refusal;
            }
            return new Listing<>(path, asked, defaultSort, null, refusal.problems());
        }
    }

    public List<T> rows() {
        return page == null ? List.of() : page.items();
    }

    /** {@code 1,234 leads}; {@code more than 10,000 leads} where nobody counted further; empty for a wrong question. */
    public String count(String one, String many) {
        if (page == null) {
            return "";
        }
        var words = page.total() == 1 ? one : many;
        var total = String.format(Locale.ROOT, "%,d %s", page.total(), words);
        return page.totalIsLowerBound() == null ? total : "more than " + total;
    }

    /** What is wrong with the question, each with its parameter; empty for a question that was answered. */
    public List<Problem> problems() {
        return problems;
    }

    public boolean isWrong(String parameter) {
        return problems.stream().anyMatch(problem -> problem.field().equals(parameter));
    }

    /** Whether the list was narrowed, rightly or wrongly. */
    public boolean isFiltered() {
        return asked.keySet().stream().anyMatch(name -> !NO_FILTERS.contains(name));
    }

    /** The parameter as it was sent; null when it was not. */
    public String value(String parameter) {
        return asked.get(parameter);
    }

    /** What is looked for, with other words for the product's own use: the same question for another page. */
    public String question(String otherPath, Map<String, String> instead) {
        var filters = new LinkedHashMap<>(asked);
        filters.keySet().removeAll(NO_FILTERS);
        filters.putAll(instead);
        return address(otherPath, filters);
    }

    /** Whether this is not the list's beginning. */
    public boolean isFurther() {
        return asked.containsKey(AFTER);
    }

    /** The address of what follows; null at the end. */
    public String next() {
        return page == null || page.after() == null ? null : with(AFTER, page.after());
    }

    public String first() {
        return with(AFTER, null);
    }

    /** The address of the whole list. */
    public String reset() {
        return path;
    }

    /** The address of the same list in the order of this field; in the opposite direction when it is so already. */
    public String sortedBy(String field) {
        var turned = (field + ",asc").equals(sort()) ? ",desc" : ",asc";
        var address = new LinkedHashMap<>(asked);
        address.remove(AFTER);
        address.put(SORT, field + turned);
        return address(path, address);
    }

    /** The value of {@code aria-sort} for this field's column; null where the list is in another order. */
    public String ariaSort(String field) {
        var order = sort();
        if (!order.startsWith(field + ",")) {
            return null;
        }
        return order.endsWith(",asc") ? "ascending" : "descending";
    }

    private String sort() {
        return asked.getOrDefault(SORT, defaultSort);
    }

    private String with(String parameter, String value) {
        var address = new LinkedHashMap<>(asked);
        address.remove(parameter);
        if (value != null) {
            address.put(parameter, value);
        }
        return address(path, address);
    }

    private static String address(String path, Map<String, String> parameters) {
        return parameters.isEmpty()
                ? path
                : path + "?"
                        + parameters.entrySet().stream()
                                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
