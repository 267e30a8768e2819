package io.leadpath.imports;

import java.util.List;

/** What whoever works on an import must know about it, besides the file. */
record ImportJob(
        String id,
        ImportKind kind,
        String startedBy,
        boolean partnerLeadsOnly,
        CreatedTimes.DateOrder dateOrder,
        char delimiter,
        List<String> header,
        int total,
        int read) {

    int nextRow() {
        return read + 1;
    }
}
