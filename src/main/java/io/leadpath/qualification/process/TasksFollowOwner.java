package io.leadpath.qualification.process;

import io.leadpath.engine.AsSystem;
import io.leadpath.lead.LeadOwnerChanged;
import io.leadpath.lead.Leads;
import io.leadpath.security.Role;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whoever becomes the owner of a lead gets its SDR tasks, open and later. Where that is a group, or somebody who cannot
 * work leads now, what the owner before had goes back to the group; a colleague keeps what the colleague has in hand.
 */
@Component
class TasksFollowOwner {
    private final Leads leads;
    private final Assignment assignment;
    private final RuntimeService runtime;
    private final TaskService tasks;

    TasksFollowOwner(Leads leads, Assignment assignment, @Lazy RuntimeService runtime, @Lazy TaskService tasks) {
        this.leads = leads;
        this.assignment = assignment;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @EventListener
    void on(LeadOwnerChanged event) {
        var sdr = assignment.sdrOf(leads.get(event.leadId()));
        AsSystem.run(() -> runtime.createProcessInstanceQuery()
                .processDefinitionKey(Variables.PROCESS)
                .processInstanceBusinessKey(event.leadId())
                .list()
                .forEach(path -> handOver(path.getId(), event.before(), sdr)));
    }

    private void handOver(String path, String before, String sdr) {
        var known = (String) runtime.getVariable(path, Variables.SDR.name());
        if (isToChange(known, before, sdr)) {
            runtime.setVariable(path, Variables.SDR.name(), sdr);
        }
        tasks
                .createTaskQuery()
                .processInstanceId(path)
                .taskCandidateGroup(Role.SDR.groupId())
                .includeAssignedTasks()
                .active()
                .list()
                .stream()
                .filter(task -> isToChange(task.getAssignee(), before, sdr))
                .forEach(task -> tasks.setAssignee(task.getId(), sdr));
    }

    private static boolean isToChange(String has, String before, String sdr) {
        return sdr == null ? has != null && has.equals(before) : !Objects.equals(has, sdr);
    }
}
