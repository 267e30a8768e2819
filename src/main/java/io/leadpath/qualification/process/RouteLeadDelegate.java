package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.NEXT_STEP;
import static io.leadpath.qualification.process.Variables.SDR;
import static io.leadpath.qualification.process.Variables.leadOf;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the decision lead-routing who works the lead, how urgent it is and when the first touch is due. */
@Component("routeLead")
class RouteLeadDelegate implements JavaDelegate {
    private final LeadRouting routing;

    RouteLeadDelegate(LeadRouting routing) {
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // leads on a version of the model from before it had the task Reroute lead
        var again = "reroute".equals(NEXT_STEP.from(execution));
        (again ? routing.reroute(leadOf(execution), SDR.from(execution)) : routing.route(leadOf(execution)))
                .tell(execution);
    }
}
