package io.leadpath.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * One uploaded file and how far it has been worked through: of {@code total} rows {@code read} are done, and each of
 * them was {@code created} as a record, {@code merged} into one that was there, or {@code rejected}.
 *
 * @param accountsCreated how many accounts were made for contacts of companies that were not there
 */
public record FileImport(
        String id,
        ImportKind kind,
        String fileName,
        State state,
        int total,
        int read,
        int created,
        int merged,
        int rejected,
        int accountsCreated,
        List<String> warnings,
        String startedBy,
        Instant startedAt,
        Instant finishedAt) {

    /** True while it is worth looking again. */
    @JsonIgnore
    public boolean isRunning() {
        return state == State.RUNNING;
    }

    public enum State {
        /** Being worked through, or waiting for the one before. */
        RUNNING,
        /** Every row has its result. */
        FINISHED,
        /** A technical dead end: the rest of the stored file cannot be read any more. */
        FAILED
    }
}
