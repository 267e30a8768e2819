package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.lead.LeadLifecycle;
import io.leadpath.qualification.Meetings;
import io.leadpath.qualification.Trials;
import io.leadpath.security.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The lead takes its interest back and leaves the path. */
@Component("withdrawLead")
class WithdrawLeadDelegate implements JavaDelegate {
    private final LeadLifecycle lifecycle;
    private final Meetings meetings;
    private final Trials trials;

    WithdrawLeadDelegate(LeadLifecycle lifecycle, Meetings meetings, Trials trials) {
        this.lifecycle = lifecycle;
        this.meetings = meetings;
        this.trials = trials;
    }

    @Override
    public void execute(DelegateExecution execution) {
        meetings.cancel(leadOf(execution));
        trials.end(leadOf(execution));
        lifecycle.disqualify(leadOf(execution), "WITHDRAWN", CurrentUser.SYSTEM);
    }
}
