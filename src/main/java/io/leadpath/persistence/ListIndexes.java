package io.leadpath.persistence;

import java.util.Set;

/**
 * Which indexes a table has for its lists. Every column that is filtered by has one on (column, {@code made}, id).
 *
 * @param made when the row was made: the order in which nothing else is asked for
 * @param sorted columns with an index (column, id)
 * @param filtered columns with an index (column, sorted column, id) for each of {@code sorted}
 */
public record ListIndexes(String made, Set<String> sorted, Set<String> filtered) {

    /** Whether an index has the rows of one value of the column in that order. */
    boolean lead(String column, String sortColumn) {
        return sortColumn.equals(made)
                || sorted.contains(sortColumn) && (column.equals(sortColumn) || filtered.contains(column));
    }
}
