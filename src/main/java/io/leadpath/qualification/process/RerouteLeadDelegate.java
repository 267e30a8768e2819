package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.SDR;
import static io.leadpath.qualification.process.Variables.leadOf;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Row 25: takes the lead from the people it was wrong with and asks the decision lead-routing again. */
@Component("rerouteLead")
class RerouteLeadDelegate implements JavaDelegate {
    private final LeadRouting routing;

    RerouteLeadDelegate(LeadRouting routing) {
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        routing.reroute(leadOf(execution), SDR.from(execution)).tell(execution);
    }
}
