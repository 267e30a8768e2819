package io.leadpath.qualification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * One step of the path a lead went or stands in.
 *
 * @param id the element's id in the model
 * @param type what kind of element it is, as BPMN calls it
 * @param who whoever completed it, or has it now; null for what runs by itself
 * @param decision the code that was decided in it, if anything was
 * @param dueAt when a running user task is due
 * @param taskId the running user task in the engine; null for everything else
 */
public record PathStep(
        String id,
        String name,
        String type,
        State state,
        String who,
        String decision,
        Instant startedAt,
        Instant endedAt,
        Instant dueAt,
        @JsonIgnore String taskId) {

    @JsonIgnore
    public boolean isUserTask() {
        return type.equals("userTask");
    }

    public enum State {
        PASSED,
        RUNNING,
        CANCELLED
    }
}
