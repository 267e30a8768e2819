package io.leadpath.records;

import io.leadpath.conversion.Conversion;
import io.leadpath.conversion.Correction;
import io.leadpath.conversion.Corrections;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.Leads;
import io.leadpath.qualification.Credit;
import io.leadpath.qualification.Credits;
import io.leadpath.security.CurrentUser;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells of conversions: of which lead, who got the credit, and whether it was a mistake. */
@Component
class Origins {
    private final Leads leads;
    private final Credits credits;
    private final Corrections corrections;

    Origins(Leads leads, Credits credits, Corrections corrections) {
        this.leads = leads;
        this.credits = credits;
        this.corrections = corrections;
    }

    /**
     * One conversion.
     *
     * @param lead null: not for this user to see
     * @param late the credit for an opportunity that was made later on; null: none
     * @param correction null: the conversion was no mistake
     */
    record Origin(Conversion conversion, Lead lead, Credit credit, Credit late, Correction correction) {}

    List<Origin> of(List<Conversion> conversions, CurrentUser user) {
        return conversions.stream().map(conversion -> of(conversion, user)).toList();
    }

    private Origin of(Conversion conversion, CurrentUser user) {
        var lead = leads.get(conversion.leadId());
        return new Origin(
                conversion,
                LeadAccess.seesPartnerLeadsOnly(user) && !lead.isPartnerLead() ? null : lead,
                credits.of(lead.id()).orElse(null),
                credits.late(lead.id()).orElse(null),
                corrections.of(conversion.id()).orElse(null));
    }
}
