package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.STATUS_REASON;
import static io.leadpath.qualification.process.Variables.WAKE_UP_AT;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.qualification.Trials;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody used the trial: it ends, and the lead rests. */
@Component("endUnusedTrial")
class EndUnusedTrialDelegate implements JavaDelegate {
    private final Trials trials;

    EndUnusedTrialDelegate(Trials trials) {
        this.trials = trials;
    }

    @Override
    public void execute(DelegateExecution execution) {
        trials.lapsed(leadOf(execution));
        STATUS_REASON.set(execution, "trialUnused");
        WAKE_UP_AT.set(execution, null);
    }
}
