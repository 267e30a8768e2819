package io.leadpath.bulk;

/** What whoever works on a bulk conversion must know about it. */
record BulkJob(
        String id,
        String startedBy,
        String noOpportunityReason,
        String bypassReason,
        boolean reuseMatches,
        boolean allowDuplicates,
        String duplicateReason,
        int total,
        int done) {

    int next() {
        return done + 1;
    }
}
