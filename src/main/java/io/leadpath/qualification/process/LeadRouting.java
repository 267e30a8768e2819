package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.AE;
import static io.leadpath.qualification.process.Variables.NEXT_STEP;
import static io.leadpath.qualification.process.Variables.PARTNER_LEAD;
import static io.leadpath.qualification.process.Variables.PRIORITY;
import static io.leadpath.qualification.process.Variables.SDR;
import static io.leadpath.qualification.process.Variables.SERVICE_LEVEL;

import io.leadpath.engine.Decisions;
import io.leadpath.lead.FieldHistory;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.qualification.process.RoutingRule.OwnerStrategy;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.servicelevel.Deadlines;
import io.leadpath.shared.Codes;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who gets a lead that comes in, went to the wrong people, or comes back. */
@Component
class LeadRouting {
    private static final Logger LOG = LoggerFactory.getLogger(LeadRouting.class);

    private final Leads leads;
    private final LeadLifecycle lifecycle;
    private final FieldHistory history;
    private final Decisions decisions;
    private final Deadlines deadlines;
    private final Assignment assignment;
    private final AeAssignment aes;
    private final Clock clock;

    LeadRouting(
            Leads leads,
            LeadLifecycle lifecycle,
            FieldHistory history,
            Decisions decisions,
            Deadlines deadlines,
            Assignment assignment,
            AeAssignment aes,
            Clock clock) {
        this.leads = leads;
        this.lifecycle = lifecycle;
        this.history = history;
        this.decisions = decisions;
        this.deadlines = deadlines;
        this.assignment = assignment;
        this.aes = aes;
        this.clock = clock;
    }

    /**
     * Who works the lead and how urgent it is.
     *
     * @param sdr null: whoever of the team takes it
     * @param ae null: chosen when an account executive is needed
     */
    record Routed(String sdr, String ae, int priority, String serviceLevel, boolean partnerLead) {
        /** Tells the process, which goes on with the stage that comes after routing. */
        void tell(DelegateExecution execution) {
            SDR.set(execution, sdr);
            AE.set(execution, ae);
            PRIORITY.set(execution, priority);
            SERVICE_LEVEL.set(execution, serviceLevel);
            PARTNER_LEAD.set(execution, partnerLead);
            NEXT_STEP.set(execution, null);
        }

        /** Somebody was in touch with the lead already. */
        private Routed afterFirstTouch() {
            return new Routed(sdr, ae, priority, FirstTouch.OVER, partnerLead);
        }
    }

    /** Routes a new lead. An owner named at intake stays. */
    Routed route(String leadId) {
        return route(leads.get(leadId), Set.of());
    }

    /** Routes a lead that came to the wrong people as if nobody had had it, and not to them again. */
    Routed reroute(String leadId, String sdr) {
        lifecycle.assignOwner(leadId, null, CurrentUser.SYSTEM);
        lifecycle.assignAe(leadId, null, CurrentUser.SYSTEM);
        return route(leads.get(leadId), sdr == null ? Set.of() : Set.of(sdr)).afterFirstTouch();
    }

    /**
     * Whom a lead goes back to that rested: the SDR who had it, unless that is too long ago or the SDR is not there. Then
     * the lead waits in the queue of the team, and this is null. One whose rest a manager refused (row 37) did not rest: the
     * SDR who works it keeps it.
     */
    String takeUpAgain(String leadId, String sdr) {
        var rests = leads.get(leadId).status() == LeadStatus.NURTURING;
        if (assignment.mayGet(Role.SDR, sdr) && (!rests || hasRestedShortly(leadId))) {
            return sdr;
        }
        lifecycle.queueFor(leadId, ruleFor(leads.get(leadId)).team().groupId(), CurrentUser.SYSTEM);
        return null;
    }

    private boolean hasRestedShortly(String leadId) {
        var since = history.lastTime(leadId, "status", LeadStatus.NURTURING.name());
        var limit = deadlines.length("sameSdr");
        return since.isPresent()
                && limit.isPresent()
                && !clock.instant().isAfter(since.get().plus(limit.get()));
    }

    private Routed route(Lead lead, Set<String> hadIt) {
        var rule = ruleFor(lead);
        return new Routed(sdr(lead, rule, hadIt), ae(lead), rule.priority(), rule.serviceLevel(), lead.isPartnerLead());
    }

    /** A decision that computes what nobody understands loses no lead: it is as if no rule fitted. */
    private RoutingRule ruleFor(Lead lead) {
        var outputs = decisions.evaluate("lead-routing", facts(lead));
        if (outputs.isEmpty()) {
            return RoutingRule.NONE_FITS;
        }
        return RoutingRule.of(outputs)
                .filter(rule -> deadlines.has(rule.serviceLevel(), 1))
                .orElseGet(() -> {
                    // what it answers may quote the lead
                    LOG.error(
                            "The decision lead-routing computes a team, an ownerStrategy or a serviceLevel for lead {}"
                                    + " that there is not. The lead is routed as if no rule fitted. Correct the decision and"
                                    + " deploy it.",
                            lead.id());
                    return RoutingRule.NONE_FITS;
                });
    }

    private String sdr(Lead lead, RoutingRule rule, Set<String> hadIt) {
        if (lead.details().owner() != null) {
            return assignment.sdrOf(lead);
        }
        var chosen = rule.ownerStrategy() == OwnerStrategy.LEAST_LOADED
                ? assignment.leastLoaded(rule.team(), hadIt)
                : Optional.<String>empty();
        chosen.ifPresentOrElse(
                user -> lifecycle.assignOwner(lead.id(), user, CurrentUser.SYSTEM),
                () -> lifecycle.queueFor(lead.id(), rule.team().groupId(), CurrentUser.SYSTEM));
        return chosen.orElse(null);
    }

    private String ae(Lead lead) {
        return lead.state().ae() != null
                ? lead.state().ae()
                : aes.ofAccount(lead).orElse(null);
    }

    private static Map<String, Object> facts(Lead lead) {
        var details = lead.details();
        var facts = new HashMap<String, Object>();
        facts.put("source", Codes.toVariable(details.source()));
        facts.put("partner", lead.isPartnerLead());
        facts.put("rating", Codes.toVariable(details.rating()));
        facts.put("country", details.country());
        facts.put("industry", details.industry());
        facts.put("employees", details.employees());
        facts.put("imported", lead.state().imported());
        return facts;
    }
}
