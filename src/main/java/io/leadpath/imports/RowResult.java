package io.leadpath.imports;

/** What became of one row. A rejected row has a reason and no record. */
record RowResult(CsvRow row, Kind kind, String leadId, String reason) {
    enum Kind {
        /** A new record. */
        CREATED,
        /** A touch logged on a lead in progress, or empty fields filled of a record that was there. */
        MERGED,
        /** Neither. */
        REJECTED
    }

    static RowResult rejected(CsvRow row, String reason) {
        return new RowResult(row, Kind.REJECTED, null, reason);
    }

    static RowResult lead(CsvRow row, boolean merged, String leadId) {
        return new RowResult(row, merged ? Kind.MERGED : Kind.CREATED, leadId, null);
    }
}
