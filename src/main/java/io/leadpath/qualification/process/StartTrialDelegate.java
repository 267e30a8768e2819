package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.TRIAL_ACTIVE;
import static io.leadpath.qualification.process.Variables.TRIAL_EXTENSIONS;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.qualification.Trials;
import io.leadpath.servicelevel.Deadlines;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the free trial, or lets it go on for the time of an extension. */
@Component("startTrial")
class StartTrialDelegate implements JavaDelegate {
    private final Trials trials;
    private final Deadlines deadlines;

    StartTrialDelegate(Trials trials, Deadlines deadlines) {
        this.trials = trials;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var endsAt = deadlines.at("trialEnd", TRIAL_EXTENSIONS.from(execution)).toInstant();
        trials.start(leadOf(execution), endsAt);
        TRIAL_ACTIVE.set(execution, trials.isActive(leadOf(execution)));
    }
}
