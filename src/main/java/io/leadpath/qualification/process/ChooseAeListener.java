package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.AE;
import static io.leadpath.qualification.process.Variables.leadOf;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** A task for an account executive begins and the lead has none: one is chosen, or else the group has the task. */
@Component("chooseAe")
class ChooseAeListener implements ExecutionListener {
    private final AeAssignment assignment;

    ChooseAeListener(AeAssignment assignment) {
        this.assignment = assignment;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (AE.from(execution) == null) {
            AE.set(execution, assignment.choose(leadOf(execution)));
        }
    }
}
