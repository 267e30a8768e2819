package io.leadpath.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Conditions that must all hold; parts whose value is absent are left out. */
public final class Filter {
    /** How many words are looked up to learn which one is rare; the rest is compared only. */
    private static final int WORDS_LOOKED_UP = 5;

    /**
     * A condition that an index answers.
     *
     * @param column what it is about; null: a word of the record
     * @param ranges the same condition as ranges of an index, none of which overlaps another
     * @param isEqual each range has one value only
     */
    record Narrowing(String column, String condition, List<String> ranges, boolean isEqual) {
        boolean isWord() {
            return column == null;
        }
    }

    private final List<Narrowing> narrowings = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /** The column has the value. */
    public Filter andEqual(String column, Object value) {
        return andOneOf(column, value == null ? null : List.of(value));
    }

    /** The column has one of the values; none asked for means any. */
    public Filter andOneOf(String column, Collection<?> values) {
        if (values != null && !values.isEmpty()) {
            var ranges = values.stream()
                    .distinct()
                    .map(value -> column + " = " + parameter(Rows.columnValue(value)))
                    .toList();
            narrowings.add(new Narrowing(column, "(" + String.join(" OR ", ranges) + ")", ranges, true));
        }
        return this;
    }

    /** The column, which holds text, has a value; used when {@code wanted}. */
    public Filter andPresent(String column, boolean wanted) {
        if (wanted) {
            var range = column + " > ''";
            narrowings.add(new Narrowing(column, range, List.of(range), false));
        }
        return this;
    }

    /** The record is among those whose ids the query finds; {@code query} is SQL with named parameters. */
    public Filter andAmong(String query, Map<String, ?> named) {
        var range = "id IN (" + query + ")";
        narrowings.add(new Narrowing("id", range, List.of(range), false));
        parameters.putAll(named);
        return this;
    }

    /** A condition that no index answers, used when {@code wanted}. */
    public Filter and(String condition, boolean wanted) {
        if (wanted) {
            others.add(condition);
        }
        return this;
    }

    /** Each of the words begins a word of the record; see {@link SearchText}. */
    public Filter andWords(String words) {
        if (words != null && !words.isBlank()) {
            var prefixes = SearchText.prefixes(words);
            and("FALSE", prefixes.isEmpty());
            prefixes.stream().limit(WORDS_LOOKED_UP).forEach(this::andWord);
            prefixes.stream().skip(WORDS_LOOKED_UP).forEach(prefix -> others.add(has(prefix)));
        }
        return this;
    }

    private void andWord(String prefix) {
        var range = "word >= " + parameter(prefix) + " AND word < " + parameter(SearchText.behind(prefix));
        narrowings.add(new Narrowing(null, has(prefix), List.of(range), false));
    }

    private String has(String prefix) {
        return RecordTable.SEARCH_TEXT + " LIKE " + parameter("% " + prefix.replaceAll("([!%_])", "!$1") + "%")
                + " ESCAPE '!'";
    }

    private String parameter(Object value) {
        var name = "filter" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    List<Narrowing> narrowings() {
        return narrowings;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** What is left to compare in rows that meet the given condition; null: all. */
    List<String> conditionsBeside(Narrowing met) {
        return Stream.concat(
                        narrowings.stream()
                                .filter(narrowing -> narrowing != met)
                                .map(Narrowing::condition),
                        others.stream())
                .toList();
    }
}
