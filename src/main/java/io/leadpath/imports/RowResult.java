package io.leadpath.imports;

/** What became of one row. A rejected row has a reason and no record. */
record RowResult(CsvRow row, Kind kind, Records records, String reason) {
    enum Kind {
        /** A new record. */
        CREATED,
        /** A touch logged on a lead in progress, or empty fields filled of a record that was there. */
        MERGED,
        /** Neither. */
        REJECTED
    }

    /** What the row became or was added to; ids of other kinds are null. */
    record Records(String leadId, String accountId, String contactId, boolean accountCreated) {
        private static final Records NONE = new Records(null, null, null, false);
    }

    static RowResult rejected(CsvRow row, String reason) {
        return new RowResult(row, Kind.REJECTED, Records.NONE, reason);
    }

    static RowResult lead(CsvRow row, boolean merged, String leadId) {
        return of(row, merged, new Records(leadId, null, null, false));
    }

    static RowResult account(CsvRow row, boolean merged, String accountId) {
        return of(row, merged, new Records(null, accountId, null, false));
    }

    /** @param accountCreated whether the account had to be made for the contact */
    static RowResult contact(CsvRow row, boolean merged, String contactId, String accountId, boolean accountCreated) {
        return of(row, merged, new Records(null, accountId, contactId, accountCreated));
    }

    private static RowResult of(CsvRow row, boolean merged, Records records) {
        return new RowResult(row, merged ? Kind.MERGED : Kind.CREATED, records, null);
    }
}
