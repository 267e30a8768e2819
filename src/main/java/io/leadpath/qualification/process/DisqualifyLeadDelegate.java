package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.STATUS_REASON;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.lead.LeadLifecycle;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.Codes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The lead does not qualify; the reason is the last answer that led here. */
@Component("disqualifyLead")
class DisqualifyLeadDelegate implements JavaDelegate {
    private final LeadLifecycle lifecycle;

    DisqualifyLeadDelegate(LeadLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var reason = Codes.toRecord(STATUS_REASON.from(execution));
        lifecycle.disqualify(leadOf(execution), reason, CurrentUser.SYSTEM);
    }
}
