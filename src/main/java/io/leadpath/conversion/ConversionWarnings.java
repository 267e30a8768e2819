package io.leadpath.conversion;

import io.leadpath.account.Contacts;
import io.leadpath.conversion.ReusedRecords.Reused;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadStatus;
import io.leadpath.opportunity.Opportunities;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is worth a second look before a conversion, but does not block it. */
@Component
class ConversionWarnings {
    private final Contacts contacts;
    private final Opportunities opportunities;
    private final ConversionDefaults defaults;

    ConversionWarnings(Contacts contacts, Opportunities opportunities, ConversionDefaults defaults) {
        this.contacts = contacts;
        this.opportunities = opportunities;
        this.defaults = defaults;
    }

    List<String> of(Lead lead, ConversionRequest request, Reused reused) {
        var warnings = new ArrayList<String>();
        if (reused.account() != null) {
            aboutAccount(lead, request, reused, warnings);
        }
        aboutRequest(lead, request, warnings);
        return List.copyOf(warnings);
    }

    private void aboutAccount(Lead lead, ConversionRequest request, Reused reused, List<String> warnings) {
        var accountId = reused.account().id();
        if (request.opportunity() == OpportunityChoice.CREATE_NEW) {
            var open = opportunities.openOf(accountId).size();
            if (open > 0) {
                warnings.add("The account has " + open + " open " + (open == 1 ? "opportunity" : "opportunities")
                        + ": the lead may belong to one of them.");
            }
        }
        if (reused.contact() == null
                && contacts.hasNamesake(accountId, lead.details().lastName())) {
            warnings.add("The account has a contact with the same last name already.");
        }
    }

    private void aboutRequest(Lead lead, ConversionRequest request, List<String> warnings) {
        if (request.closeDate() != null && request.closeDate().isBefore(defaults.today())) {
            warnings.add("The close date has passed already.");
        }
        if (request.noOpportunityReason() != null && request.opportunity() != OpportunityChoice.NONE) {
            warnings.add("'noOpportunityReason' is not kept, because there is an opportunity.");
        }
        if (request.bypassReason() != null && lead.status() == LeadStatus.QUALIFIED) {
            warnings.add("'bypassReason' is not kept, because the lead is approved.");
        }
    }
}
