package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.TRIAL_ACTIVE;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.qualification.Trials;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The lead uses the product: its trial counts as active. */
@Component("recordActivation")
class RecordActivationDelegate implements JavaDelegate {
    private final Trials trials;

    RecordActivationDelegate(Trials trials) {
        this.trials = trials;
    }

    @Override
    public void execute(DelegateExecution execution) {
        trials.activated(leadOf(execution));
        TRIAL_ACTIVE.set(execution, true);
    }
}
