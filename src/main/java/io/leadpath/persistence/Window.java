package io.leadpath.persistence;

import java.util.HashMap;
import java.util.Map;

/**
 * Which part of a sorted list is wanted: {@code size} rows from {@code offset} on, or those that come after a position
 * reached earlier. {@code sortColumn} must come from a list of known columns. Rows without a value come last.
 */
public record Window(String sortColumn, boolean ascending, long offset, int size, Position after) {

    /** A place in the list: the sort value and the id of the row that was there. */
    public record Position(Object value, String id) {}

    String orderBy() {
        var direction = ascending ? "ASC" : "DESC";
        return " ORDER BY " + sortColumn + " " + direction + " NULLS LAST, id " + direction
                + " LIMIT :limit OFFSET :offset";
    }

    /** The rows behind the position; the leading comparison lets either database use an index. */
    String condition() {
        if (after == null) {
            return "TRUE";
        }
        var beyond = ascending ? ">" : "<";
        if (after.value() == null) {
            return sortColumn + " IS NULL AND id " + beyond + " :afterId";
        }
        return "(" + sortColumn + " " + beyond + "= :afterValue AND (" + sortColumn + " " + beyond
                + " :afterValue OR id " + beyond + " :afterId) OR " + sortColumn + " IS NULL)";
    }

    /** One row more than wanted, which tells whether the list goes on. */
    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        parameters.put("limit", size + 1);
        parameters.put("offset", offset);
        if (after != null) {
            parameters.put("afterId", after.id());
            if (after.value() != null) {
                parameters.put("afterValue", Rows.columnValue(after.value()));
            }
        }
        return parameters;
    }
}
