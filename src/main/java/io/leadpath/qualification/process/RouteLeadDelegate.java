package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.AE;
import static io.leadpath.qualification.process.Variables.NEXT_STEP;
import static io.leadpath.qualification.process.Variables.PRIORITY;
import static io.leadpath.qualification.process.Variables.SDR;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.engine.Decisions;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.Leads;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import io.leadpath.shared.Codes;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the decision lead-routing who works the lead and how urgent it is. An owner named at intake stays. */
@Component("routeLead")
class RouteLeadDelegate implements JavaDelegate {
    private final Leads leads;
    private final LeadLifecycle lifecycle;
    private final Decisions decisions;
    private final Users users;

    RouteLeadDelegate(Leads leads, LeadLifecycle lifecycle, Decisions decisions, Users users) {
        this.leads = leads;
        this.lifecycle = lifecycle;
        this.decisions = decisions;
        this.users = users;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if ("reroute".equals(NEXT_STEP.from(execution))) {
            forgetWhoHadIt(execution);
        }
        var lead = leads.get(leadOf(execution));
        var routing = decisions.evaluate("lead-routing", facts(lead));
        Variables.PARTNER_LEAD.set(execution, lead.isPartnerLead());
        if (lead.details().owner() == null) {
            var team = (String) routing.getOrDefault("team", Role.SDR.groupId());
            lifecycle.queueFor(lead.id(), team, CurrentUser.SYSTEM);
        } else if (!lead.state().ownerIsGroup() && isSdr(lead.details().owner())) {
            SDR.set(execution, lead.details().owner());
        }
        if (routing.get("priority") instanceof Number priority) {
            PRIORITY.set(execution, priority.intValue());
        }
    }

    /** A lead that came to the wrong people is routed as if nobody had had it. */
    private void forgetWhoHadIt(DelegateExecution execution) {
        lifecycle.assignOwner(leadOf(execution), null, CurrentUser.SYSTEM);
        lifecycle.assignAe(leadOf(execution), null, CurrentUser.SYSTEM);
        SDR.set(execution, null);
        AE.set(execution, null);
        NEXT_STEP.set(execution, null);
    }

    private boolean isSdr(String owner) {
        return users.find(owner).filter(user -> user.has(Role.SDR)).isPresent();
    }

    private static Map<String, Object> facts(Lead lead) {
        var details = lead.details();
        var facts = new HashMap<String, Object>();
        facts.put("source", Codes.toVariable(details.source()));
        facts.put("rating", Codes.toVariable(details.rating()));
        facts.put("country", details.country());
        facts.put("industry", details.industry());
        facts.put("employees", details.employees());
        return facts;
    }
}
