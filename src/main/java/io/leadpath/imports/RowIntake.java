package io.leadpath.imports;

import java.util.List;

/** Makes of the rows of one file what they are to become, in the transaction of its caller. */
interface RowIntake {
    /** Holds what these rows wait for, before the first of them is received. */
    default void prepare(List<CsvRow> rows) {}

    RowResult receive(CsvRow row);
}
