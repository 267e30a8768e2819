package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.ATTEMPTS;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.lead.LeadLifecycle;
import io.leadpath.security.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes a nurtured lead up again. */
@Component("resumeLead")
class ResumeLeadDelegate implements JavaDelegate {
    private final LeadLifecycle lifecycle;

    ResumeLeadDelegate(LeadLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ATTEMPTS.set(execution, 0);
        lifecycle.resume(leadOf(execution), CurrentUser.SYSTEM);
    }
}
