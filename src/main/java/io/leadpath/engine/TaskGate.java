package io.leadpath.engine;

import io.leadpath.security.CurrentUser;
import io.leadpath.security.Users;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one gate every completion of a user task passes, whether it comes from Tasklist, from REST or from Java: who may
 * complete, what the answers must be, and that free text reaches the records and never the engine. A refusal answers
 * 400 with a sentence, the wrong person 403, a task that is gone 404; the task stays as it was.
 */
@Component
class TaskGate {
    private final ObjectProvider<UserTaskRules> rules;
    private final OpenTasks openTasks;
    private final Users users;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile Map<String, UserTaskRules> rulesByTask;

    TaskGate(
            ObjectProvider<UserTaskRules> rules,
            OpenTasks openTasks,
            Users users,
            Clock clock,
            TransactionTemplate transaction) {
        this.rules = rules;
        this.openTasks = openTasks;
        this.users = users;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** How the engine itself goes on once the gate is passed. */
    interface Engine {
        void claim(String taskId, String userId);

        VariableMap complete(Map<String, Object> variables);
    }

    VariableMap pass(String taskId, Map<String, Object> given, Engine engine) {
        try {
            return transaction.execute(status -> complete(taskId, given, engine));
        } catch (BusinessException e) {
            throw answer(e);
        } catch (OptimisticLockingException e) {
            throw TaskRefusals.changedMeanwhile(e);
        }
    }

    private VariableMap complete(String taskId, Map<String, Object> given, Engine engine) {
        var task = openTasks.inHand(taskId, users).orElseThrow(TaskRefusals::gone);
        var answers = new TaskAnswers(given, clock);
        takeOver(task, engine);
        var taskRules =
                rulesByTask().getOrDefault(task.definitionKey(), rulesByTask().get(UserTaskRules.ANY_OTHER));
        var variables = AsSystem.call(() -> taskRules.complete(task, answers));
        // Whoever held the record until now may have completed or ended the task.
        if (!openTasks.isOpen(taskId)) {
            throw TaskRefusals.gone();
        }
        return engine.complete(variables);
    }

    /** The assignee completes; an unassigned task is first taken by whoever completes it. */
    private static void takeOver(TaskInHand task, Engine engine) {
        if (task.user() == CurrentUser.SYSTEM || task.user().id().equals(task.assignee())) {
            return;
        }
        if (task.assignee() != null) {
            throw BusinessException.forbidden(
                    "This task is assigned to " + task.assignee() + ". Take it over first, then complete it.");
        }
        engine.claim(task.id(), task.user().id());
    }

    private Map<String, UserTaskRules> rulesByTask() {
        if (rulesByTask == null) {
            rulesByTask = rules.stream().collect(Collectors.toMap(UserTaskRules::taskId, Function.identity()));
        }
        return rulesByTask;
    }

    /** The exceptions that Camunda's REST API answers with the right status and the sentence. */
    private static RuntimeException answer(BusinessException refusal) {
        if (refusal.code() == ErrorCode.FORBIDDEN) {
            return new AuthorizationException(refusal.getMessage());
        }
        return new FormFieldValidationException(refusal.code().name(), refusal.getMessage(), refusal);
    }
}
