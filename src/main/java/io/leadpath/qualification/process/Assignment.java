package io.leadpath.qualification.process;

import io.leadpath.availability.Availability;
import io.leadpath.engine.AsSystem;
import io.leadpath.lead.Lead;
import io.leadpath.qualification.Meetings;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who of a group gets a lead: of those who are available the one with the fewest open tasks and meetings to come. */
@Component
class Assignment {
    private final Availability availability;
    private final Users users;
    private final TaskService tasks;
    private final Meetings meetings;

    Assignment(Availability availability, Users users, @Lazy TaskService tasks, Meetings meetings) {
        this.availability = availability;
        this.users = users;
        this.tasks = tasks;
        this.meetings = meetings;
    }

    /** Whether the user holds the role and is available; nobody (null) is not. */
    boolean mayGet(Role role, String userId) {
        return users.find(userId).filter(user -> user.has(role)).isPresent() && availability.isAvailable(userId);
    }

    /** The lead's owner, if that is an SDR who may get it; null: whoever of the team takes it. */
    String sdrOf(Lead lead) {
        var owner = lead.details().owner();
        return !lead.state().ownerIsGroup() && mayGet(Role.SDR, owner) ? owner : null;
    }

    /** The least loaded one other than these, the first by id among equals; empty when there is nobody else. */
    Optional<String> leastLoaded(Role role, Set<String> notThese) {
        var candidates = availability.available(role).stream()
                .filter(user -> !notThese.contains(user))
                .toList();
        // counted once each, not anew for every comparison
        var loads = candidates.stream().collect(Collectors.toMap(user -> user, this::load));
        return candidates.stream().min(Comparator.comparingLong(loads::get));
    }

    /** What waits for the user with leads; the opportunities an account executive pursues for months do not count. */
    private long load(String user) {
        var open = AsSystem.call(() -> tasks.createTaskQuery()
                .processDefinitionKey(Variables.PROCESS)
                .taskAssignee(user)
                .count());
        return open + meetings.toCome(user);
    }
}
