package io.leadpath.qualification.process;

import io.leadpath.engine.AsSystem;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who of the account executives gets a lead: the one with the fewest open tasks. */
@Component
class AeAssignment {
    private final Users users;
    private final TaskService tasks;

    AeAssignment(Users users, @Lazy TaskService tasks) {
        this.users = users;
        this.tasks = tasks;
    }

    boolean isAe(String userId) {
        return users.find(userId).filter(user -> user.has(Role.AE)).isPresent();
    }

    /** The least loaded AE other than these; empty when there is nobody else. */
    Optional<String> leastLoaded(Set<String> notThese) {
        return users.withRole(Role.AE).stream()
                .filter(ae -> !notThese.contains(ae))
                .min(Comparator.comparingLong(this::openTasks));
    }

    /** The least loaded holder of the role other than these; empty when there is nobody else. */
    Optional<String> leastLoaded(Role role, Set<String> notThese) {
        return users.withRole(role).stream()
                .filter(user -> !notThese.contains(user))
                .min(Comparator.comparingLong(this::openTasks));
    }

    private long openTasks(String ae) {
        return AsSystem.call(() -> tasks.createTaskQuery().taskAssignee(ae).count());
    }
}
