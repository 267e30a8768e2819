package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.AE;
import static io.leadpath.qualification.process.Variables.NEXT_STEP;
import static io.leadpath.qualification.process.Variables.PARTNER_LEAD;
import static io.leadpath.qualification.process.Variables.PRIORITY;
import static io.leadpath.qualification.process.Variables.SDR;
import static io.leadpath.qualification.process.Variables.SERVICE_LEVEL;
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
        var lead = leadOf(execution);
        var isReroute = "reroute".equals(NEXT_STEP.from(execution));
        var routed = isReroute ? routing.reroute(lead, SDR.from(execution)) : routing.route(lead);
        SDR.set(execution, routed.sdr());
        AE.set(execution, routed.ae());
        PRIORITY.set(execution, routed.priority());
        // Somebody was in touch with a lead that is routed again.
        SERVICE_LEVEL.set(execution, isReroute ? FirstTouch.OVER : routed.serviceLevel());
        PARTNER_LEAD.set(execution, routed.partnerLead());
        NEXT_STEP.set(execution, null);
    }
}
