package io.leadpath.persistence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which part of a sorted list is wanted: {@code size} rows from {@code offset} on, or those that come after a position
 * reached earlier. {@code sortColumn} must come from a list of known columns. Rows without a value come last.
 */
public record Window(String sortColumn, boolean ascending, long offset, int size, Position after) {
    /** Nothing is shown from a larger offset on: further on leads {@code after}, which is as quick everywhere. */
    public static final long LARGEST_OFFSET = 10_000;

    /** A place in the list: the sort value and the id of the row that was there. */
    public record Position(Object value, String id) {}

    /** One row more than wanted tells whether the list goes on. */
    int sizeAndOne() {
        return size + 1;
    }

    String direction() {
        return ascending ? " ASC" : " DESC";
    }

    /**
     * The rows behind the position, as conditions of which each is one range of an index that has the sort column and
     * then the id; in their order.
     *
     * @param column the name that the sort column has there
     * @param from the position; null: from the beginning, which is {@code :lowest}
     */
    List<String> ranges(String column, Position from) {
        var without = column + " IS NULL";
        if (from == null) {
            return List.of(column + " >= :lowest", without);
        }
        var beyond = ascending ? " > " : " < ";
        if (from.value() == null) {
            return List.of(without + " AND id" + beyond + ":afterId");
        }
        return List.of(
                column + " = :afterValue AND id" + beyond + ":afterId",
                column + beyond + ":afterValue" + (ascending ? "" : " AND " + column + " >= :lowest"),
                without);
    }

    static Map<String, Object> parameters(Position from) {
        var parameters = new HashMap<String, Object>();
        if (from != null) {
            parameters.put("afterId", from.id());
            parameters.put("afterValue", Rows.columnValue(from.value()));
        }
        return parameters;
    }
}
