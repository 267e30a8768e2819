package io.leadpath.conversion;

import io.leadpath.account.Accounts;
import io.leadpath.account.Contacts;
import io.leadpath.conversion.ReusedRecords.Reused;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadStatus;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.persistence.MatchKeys;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is worth a second look before a conversion, but does not block it. */
@Component
class ConversionWarnings {
    private final Accounts accounts;
    private final Contacts contacts;
    private final Opportunities opportunities;
    private final ConversionDefaults defaults;

    ConversionWarnings(Accounts accounts, Contacts contacts, Opportunities opportunities, ConversionDefaults defaults) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.opportunities = opportunities;
        this.defaults = defaults;
    }

    List<String> of(Lead lead, ConversionRequest request, Reused reused) {
        var warnings = new ArrayList<String>();
        if (reused.account() != null) {
            aboutAccount(lead, request, reused, warnings);
        } else if (lead.details().company() == null
                && !accounts.named(lead.details().fullName()).isEmpty()) {
            warnings.add("There is an account with this person's name already.");
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
        if (reused.contact() == null) {
            var lastName = MatchKeys.name(lead.details().lastName());
            var namesakes = contacts.ofAccount(accountId).stream()
                    .filter(contact -> lastName != null
                            && lastName.equals(MatchKeys.name(contact.details().lastName())))
                    .count();
            if (namesakes > 0) {
                warnings.add("The account has a contact with the same last name already.");
            }
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
