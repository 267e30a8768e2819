package io.leadpath.imports;

import java.util.List;

/** One row below the header: its number, counted from 1, and its values as they stand in the file. */
record CsvRow(int number, List<String> values) {
    /** The row's number alone, for what must not be kept. */
    CsvRow withoutValues() {
        return new CsvRow(number, List.of());
    }
}
