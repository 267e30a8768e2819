package io.leadpath.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns that files of one kind of records may have. */
final class Vocabulary {
    private final Map<String, Column> byName;
    private final String records;
    private final List<Need> needs;
    private final Column createdAt;
    private final Column rating;

    /** A file needs one of the columns; the refusal of a file without them says which. */
    record Need(List<? extends Column> oneOf, String refusal) {}

    /**
     * @param records what people call them, in the plural
     * @param createdAt the column that says when a record was made
     * @param rating the column that says how hot it is; null when there is none
     */
    Vocabulary(String records, Column[] columns, List<Need> needs, Column createdAt, Column rating) {
        this.byName = Arrays.stream(columns)
                .flatMap(column -> column.names().headers().stream().map(name -> Map.entry(name, column)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        this.records = records;
        this.needs = needs;
        this.createdAt = createdAt;
        this.rating = rating;
    }

    /** The column that a header names, if we know it. */
    Optional<Column> named(String header) {
        return Optional.ofNullable(byName.get(ColumnNames.normalised(header)));
    }

    boolean knows(String header) {
        return named(header).isPresent();
    }

    String records() {
        return records;
    }

    List<Need> needs() {
        return needs;
    }

    Column createdAt() {
        return createdAt;
    }

    Optional<Column> rating() {
        return Optional.ofNullable(rating);
    }
}
