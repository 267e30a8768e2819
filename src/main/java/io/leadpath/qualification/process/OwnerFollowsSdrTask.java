package io.leadpath.qualification.process;

import io.leadpath.lead.LeadLifecycle;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The SDR to whom a manager assigns one of a lead's SDR tasks gets the lead with it. Hears of every assignment, so that
 * it also holds for the tasks analysts add. Whoever takes a task for a moment and puts it back changes nothing.
 */
@Component
class OwnerFollowsSdrTask {
    private final LeadLifecycle lifecycle;
    private final Users users;

    OwnerFollowsSdrTask(LeadLifecycle lifecycle, Users users) {
        this.lifecycle = lifecycle;
        this.users = users;
    }

    @EventListener
    void on(DelegateTask task) {
        if (TaskListener.EVENTNAME_ASSIGNMENT.equals(task.getEventName()) && isForSdrsOnAPath(task)) {
            whoAssigns(task)
                    .filter(who -> who.has(Role.SALES_MANAGER) || who.has(Role.ADMIN))
                    .filter(who -> isSdr(task.getAssignee()))
                    .ifPresent(who -> lifecycle.assignOwner(
                            task.getExecution().getProcessBusinessKey(), task.getAssignee(), who));
        }
    }

    private static boolean isForSdrsOnAPath(DelegateTask task) {
        return task.getProcessDefinitionId() != null
                && task.getProcessDefinitionId().startsWith(Variables.PROCESS + ":")
                && task.getCandidates().stream()
                        .anyMatch(link -> Role.SDR.groupId().equals(link.getGroupId()));
    }

    private boolean isSdr(String userId) {
        return userId != null
                && users.find(userId).filter(user -> user.has(Role.SDR)).isPresent();
    }

    /** Empty when the product itself does. */
    private Optional<CurrentUser> whoAssigns(DelegateTask task) {
        return Optional.ofNullable(
                        task.getProcessEngineServices().getIdentityService().getCurrentAuthentication())
                .flatMap(authentication -> users.find(authentication.getUserId()));
    }
}
