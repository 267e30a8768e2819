package io.leadpath.imports;

/** Makes of the rows of one file what they are to become, in the transaction of its caller. */
interface RowIntake {
    RowResult receive(CsvRow row);
}
