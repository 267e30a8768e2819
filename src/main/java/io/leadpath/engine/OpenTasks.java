package io.leadpath.engine;

import io.leadpath.security.CurrentUser;
import io.leadpath.security.Users;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** Reads an open user task for whoever is about to work on it; refuses (403) those who may not. */
@Component
class OpenTasks {
    private final ProcessEngineConfigurationImpl engine;

    OpenTasks(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    Optional<TaskInHand> inHand(String taskId, Users users) {
        try {
            return read(taskId, users);
        } catch (RuntimeException e) {
            // The engine trips over a process that ends between its reading the task and reading the rest.
            if (taskId == null || isOpen(taskId)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<TaskInHand> read(String taskId, Users users) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
            if (task == null || task.getExecution() == null) {
                return Optional.empty();
            }
            engine.getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
            return Optional.of(inHand(task, user(context, users)));
        });
    }

    boolean isOpen(String taskId) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.getTaskManager().findTaskById(taskId) != null);
    }

    private static TaskInHand inHand(TaskEntity task, CurrentUser user) {
        return new TaskInHand(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getExecution().getProcessBusinessKey(),
                task.getProcessDefinitionId(),
                task.getAssignee(),
                user,
                task.getExecution().getVariables());
    }

    /** Whoever the engine is called by; the product itself when nobody is logged in. */
    private static CurrentUser user(CommandContext context, Users users) {
        var id = context.getAuthenticatedUserId();
        return id == null
                ? CurrentUser.SYSTEM
                : users.find(id).orElseGet(() -> new CurrentUser(id, java.util.Set.of()));
    }
}
