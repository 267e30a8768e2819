package io.leadpath.bulk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * A set of leads that is being converted, fixed when it was started: of {@code total} leads {@code done} are through, and
 * each of them was {@code converted} or refused ({@code failed}).
 */
public record BulkConversion(
        String id,
        State state,
        int total,
        int done,
        int converted,
        int failed,
        String startedBy,
        Instant startedAt,
        Instant finishedAt) {

    public enum State {
        /** Being worked through, or waiting for the one before. */
        RUNNING,
        /** Every lead has its result. */
        FINISHED
    }

    /** True while it is worth looking again. */
    @JsonIgnore
    public boolean isRunning() {
        return state == State.RUNNING;
    }
}
