package io.leadpath.opportunity.process;

import io.leadpath.engine.AsSystem;
import io.leadpath.opportunity.PursuitStep;
import io.leadpath.opportunity.PursuitSteps;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads where a deal stands from the process that pursues it. */
@Component
class EnginePursuitSteps implements PursuitSteps {
    private static final String WAITS = "Wait for the wake-up date";

    private final RuntimeService runtime;
    private final TaskService tasks;

    EnginePursuitSteps(@Lazy RuntimeService runtime, @Lazy TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @Override
    public Optional<PursuitStep> of(String opportunityId) {
        return AsSystem.call(() -> Optional.ofNullable(tasks.createTaskQuery()
                        .processDefinitionKey(Variables.PROCESS)
                        .processInstanceBusinessKey(opportunityId)
                        .taskDefinitionKey(Variables.PURSUE_OPPORTUNITY)
                        .singleResult())
                .map(EnginePursuitSteps::step)
                .or(() -> wakeUp(opportunityId)));
    }

    private Optional<PursuitStep> wakeUp(String opportunityId) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(Variables.PROCESS)
                        .processInstanceBusinessKey(opportunityId)
                        .singleResult())
                .map(process -> (String) runtime.getVariable(process.getId(), Variables.WAKE_UP_AT.name()))
                .map(day -> new PursuitStep(WAITS, null, null, Instant.parse(day)));
    }

    private static PursuitStep step(Task task) {
        return new PursuitStep(
                task.getName(),
                task.getId(),
                task.getAssignee(),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null));
    }
}
