package io.leadpath.qualification.process.simulation;

import io.leadpath.lead.LeadMerging;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.opportunity.OpportunityPursuit;
import java.util.ArrayList;
import java.util.List;

/** Managers who find out now and then that two leads are the same, or that a deal is lost. */
class Managers {
    private static final int TRIES = 20;

    private final LeadMerging merging;
    private final OpportunityPursuit pursuit;
    private final Leads leads;
    private final People people;
    private final Dice dice;
    private final Deck<String> losesMeanwhile;
    private final List<String> known = new ArrayList<>();

    Managers(LeadMerging merging, OpportunityPursuit pursuit, Leads leads, People people, Dice dice) {
        this.merging = merging;
        this.pursuit = pursuit;
        this.leads = leads;
        this.people = people;
        this.dice = dice;
        losesMeanwhile = dice.deck("", "", "lost");
    }

    void passed(String leadId, String element) {
        if (element.equals("leadReceived")) {
            known.add(leadId);
        }
    }

    void mergeTwo() {
        var lead = anyInProgress();
        var other = anyInProgress();
        if (lead != null && other != null && !lead.equals(other)) {
            merging.merge(lead, other, people.anyManager());
        }
    }

    /** Sometimes the deal that a lead is about to be converted into is lost at just that moment. */
    void seeConversion(String opportunityId) {
        if (opportunityId != null && !losesMeanwhile.draw().isEmpty()) {
            pursuit.lose(opportunityId, "They bought elsewhere", null, null, people.anyManager());
        }
    }

    private String anyInProgress() {
        for (int i = 0; i < TRIES && !known.isEmpty(); i++) {
            var lead = leads.get(dice.oneOf(known));
            if (LeadStatus.IN_PROGRESS.contains(lead.status())) {
                return lead.id();
            }
        }
        return null;
    }
}
