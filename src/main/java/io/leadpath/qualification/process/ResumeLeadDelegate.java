package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.ATTEMPTS;
import static io.leadpath.qualification.process.Variables.SDR;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.lead.LeadLifecycle;
import io.leadpath.security.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes a nurtured lead up again, with the SDR who had it or else with the team. */
@Component("resumeLead")
class ResumeLeadDelegate implements JavaDelegate {
    private final LeadLifecycle lifecycle;
    private final LeadRouting routing;

    ResumeLeadDelegate(LeadLifecycle lifecycle, LeadRouting routing) {
        this.lifecycle = lifecycle;
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ATTEMPTS.set(execution, 0);
        SDR.set(execution, routing.takeUpAgain(leadOf(execution), SDR.from(execution)));
        lifecycle.resume(leadOf(execution), CurrentUser.SYSTEM);
    }
}
