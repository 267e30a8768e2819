package io.leadpath.qualification.process;

import static io.leadpath.engine.ProcessVariable.text;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.engine.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Does what the reached step of the deadline asks for about the task that waits for too long. */
@Component("escalateTask")
class EscalateTaskDelegate implements JavaDelegate {
    /** The name of the deadline in service-levels. */
    private static final ProcessVariable<String> DEADLINE = text("deadline");
    /** The id of the user task. */
    private static final ProcessVariable<String> TASK = text("task");

    private final Escalations escalations;

    EscalateTaskDelegate(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var late = new Escalations.Late(
                execution.getProcessInstanceId(),
                leadOf(execution),
                TASK.from(execution),
                DEADLINE.from(execution),
                execution.getCurrentActivityId());
        escalations.escalate(late).ifPresent(sdr -> Variables.SDR.set(execution, sdr));
    }
}
