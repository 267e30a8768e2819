package io.leadpath.qualification.process;

import io.leadpath.engine.TaskInHand;
import io.leadpath.security.Role;
import java.util.Map;

/** Who worked a task goes on with the lead; a manager who helped out once does not. */
final class TaskUser {
    private TaskUser() {}

    /** The lead's later SDR tasks go to whoever completed this one. */
    static Map<String, Object> asSdr(TaskInHand task) {
        return as(Variables.SDR.name(), Role.SDR, task);
    }

    /** The lead's later AE tasks go to whoever completed this one. */
    static Map<String, Object> asAe(TaskInHand task) {
        return as(Variables.AE.name(), Role.AE, task);
    }

    private static Map<String, Object> as(String variable, Role role, TaskInHand task) {
        return task.user().has(role) ? Map.of(variable, task.user().id()) : Map.of();
    }
}
