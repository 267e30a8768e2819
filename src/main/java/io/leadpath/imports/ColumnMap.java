package io.leadpath.imports;

import io.leadpath.shared.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which column of a file holds what. Where several columns mean the same, the first one with a value counts, in the
 * order of the table in the {@link Vocabulary}.
 */
final class ColumnMap {
    /** The column that we add to rejected rows; a file that is imported again has it already. */
    static final String REJECTION_REASON = "Rejection Reason";

    private final List<String> header;
    private final Map<Column, List<Integer>> positions = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    /** @throws InvalidFile when a column we know occurs twice, or when a column is missing that the records need */
    ColumnMap(List<String> header, Vocabulary vocabulary) {
        this.header = header;
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < header.size(); i++) {
            var name = header.get(i);
            var column = vocabulary.named(name);
            if (column.isEmpty()) {
                warnAboutUnknown(name);
                continue;
            }
            if (seen.put(ColumnNames.normalised(name), i) != null) {
                throw new InvalidFile("The column '" + label(name) + "' occurs twice. Remove or rename one of them.");
            }
            positions.computeIfAbsent(column.get(), known -> new ArrayList<>()).add(i);
        }
        for (var need : vocabulary.needs()) {
            if (need.oneOf().stream().noneMatch(this::has)) {
                throw new InvalidFile(need.refusal());
            }
        }
        positions.forEach(this::settleOrder);
    }

    boolean has(Column column) {
        return positions.containsKey(column);
    }

    int size() {
        return header.size();
    }

    /** The row's value for the column, without blanks around it; empty when the row says nothing. */
    Optional<String> value(CsvRow row, Column column) {
        return positions.getOrDefault(column, List.of()).stream()
                .filter(position -> position < row.values().size())
                .map(position -> row.values().get(position).strip())
                .filter(value -> !saysNothing(value))
                .findFirst();
    }

    /** What the file calls the column. */
    String label(Column column) {
        return has(column) ? label(header.get(positions.get(column).get(0))) : column.name();
    }

    /** What the file calls the field of that name in the API; the field's own name when the file has no such column. */
    String labelOfField(String field) {
        return positions.keySet().stream()
                .filter(column -> column.gives(field))
                .findFirst()
                .map(this::label)
                .orElse(field);
    }

    List<String> warnings() {
        return warnings;
    }

    private void warnAboutUnknown(String name) {
        if (!name.isBlank() && !REJECTION_REASON.equals(name.strip())) {
            warnings.add("The column '" + label(name) + "' is not known and was ignored.");
        }
    }

    private void settleOrder(Column column, List<Integer> places) {
        places.sort(Comparator.comparing(place -> column.rank(header.get(place))));
        places.stream()
                .skip(1)
                .map(place -> "The column '" + label(header.get(place)) + "' is used only where '" + label(column)
                        + "' is empty, because both mean the same.")
                .forEach(warnings::add);
    }

    /** CRM exports write "-None-" or "--None--" for a choice that was not made. */
    private static boolean saysNothing(String value) {
        return Values.text(value) == null || value.equalsIgnoreCase("-None-") || value.equalsIgnoreCase("--None--");
    }

    /** A column's name as it fits into a sentence. */
    private static String label(String name) {
        var words = name.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return words.length() <= 80 ? words : words.substring(0, 80) + "…";
    }
}
