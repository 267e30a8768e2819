package io.leadpath.imports;

/** What became of one row. A rejected row has a reason and no lead. */
record RowResult(CsvRow row, Kind kind, String leadId, String reason) {
    enum Kind {
        /** A new lead record. */
        CREATED,
        /** A touch logged on a lead in progress. */
        MERGED,
        /** Neither. */
        REJECTED
    }

    static RowResult rejected(CsvRow row, String reason) {
        return new RowResult(row, Kind.REJECTED, null, reason);
    }
}
