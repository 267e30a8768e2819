package io.leadpath.home.process;

import io.leadpath.engine.AsSystem;
import io.leadpath.engine.AsUser;
import io.leadpath.home.WaitingTasks;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks the engine as the user, who sees no other tasks here than in Tasklist. */
@Component
class EngineWaitingTasks implements WaitingTasks {
    private final TaskService tasks;
    private final RuntimeService runtime;

    EngineWaitingTasks(@Lazy TaskService tasks, @Lazy RuntimeService runtime) {
        this.tasks = tasks;
        this.runtime = runtime;
    }

    @Override
    public List<WaitingTask> of(CurrentUser user, int limit) {
        if (user.roles().isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<>(AsUser.call(user, () -> due(user, limit)));
        if (found.size() < limit) {
            found.addAll(AsUser.call(user, () -> withoutDueDate(user, limit - found.size())));
        }
        var records = records(found);
        return found.stream()
                .map(task -> new WaitingTask(
                        task.getId(),
                        task.getName(),
                        records.get(task.getProcessInstanceId()),
                        instant(task.getDueDate()),
                        task.getPriority(),
                        user.id().equals(task.getAssignee())))
                .toList();
    }

    private List<Task> due(CurrentUser user, int limit) {
        return waitingFor(user)
                .dueAfter(Date.from(Instant.EPOCH))
                .orderByDueDate()
                .asc()
                .orderByTaskPriority()
                .desc()
                .listPage(0, limit);
    }

    /** On their own, because databases differ in where they sort what has no value. */
    private List<Task> withoutDueDate(CurrentUser user, int limit) {
        return waitingFor(user).withoutDueDate().orderByTaskPriority().desc().listPage(0, limit);
    }

    private TaskQuery waitingFor(CurrentUser user) {
        var teams = user.roles().stream().map(Role::groupId).toList();
        return tasks.createTaskQuery()
                .active()
                .or()
                .taskAssignee(user.id())
                .taskCandidateGroupIn(teams)
                .endOr();
    }

    /** The processes' business keys; who may see a task need not have the right to see its process. */
    private Map<String, String> records(List<Task> found) {
        var processes = found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        return processes.isEmpty() ? Map.of() : AsSystem.call(() -> businessKeys(processes));
    }

    private Map<String, String> businessKeys(Set<String> processes) {
        return runtime.createProcessInstanceQuery().processInstanceIds(processes).list().stream()
                .filter(process -> process.getBusinessKey() != null)
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
