package io.leadpath.rest;

import io.leadpath.persistence.Window;
import io.leadpath.persistence.Window.Position;

/** A page as the caller wants it, checked. {@code sort} is the order as the API spells it, {@code after} may be null. */
public record PageRequest(int page, int size, String sort, String sortColumn, Position after) {

    public boolean ascending() {
        return sort.endsWith(",asc");
    }

    /** The same in the words of the database. */
    public Window window() {
        return new Window(sortColumn, ascending(), (long) page * size, size, after);
    }
}
