package io.leadpath.imports;

/** What a column of a file may tell about a record. Each kind of records has one table of them, an enum. */
interface Column {
    String name();

    ColumnNames names();

    /** True when the column gives the field of that name in the API. */
    default boolean gives(String field) {
        return names().fields().contains(field);
    }

    /** Where several names of one column meet in one file, the lower rank goes first. */
    default int rank(String header) {
        return names().headers().indexOf(ColumnNames.normalised(header));
    }
}
