package io.leadpath.qualification.process;

import io.leadpath.engine.TaskInHand;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.security.Role;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who worked a task goes on with the lead; a manager who helped out once does not. */
@Component
class TaskUser {
    private final LeadLifecycle lifecycle;

    TaskUser(LeadLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** The SDR who completed this task owns the lead and gets its later SDR tasks. */
    Map<String, Object> asSdr(TaskInHand task) {
        if (!task.user().has(Role.SDR)) {
            return Map.of();
        }
        lifecycle.assignOwner(task.businessKey(), task.user().id(), task.user());
        return Map.of(Variables.SDR.name(), task.user().id());
    }

    /** The AE who completed this task is the lead's account executive and gets its later AE tasks. */
    Map<String, Object> asAe(TaskInHand task) {
        if (!task.user().has(Role.AE)) {
            return Map.of();
        }
        lifecycle.assignAe(task.businessKey(), task.user().id(), task.user());
        return Map.of(Variables.AE.name(), task.user().id());
    }
}
