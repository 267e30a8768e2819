package io.leadpath.conversion;

import io.leadpath.lead.LeadStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The record of one conversion: which lead became what, by whom, when and how. Written once and never changed; what
 * comes later, a credit or a correction, is a row of its own.
 *
 * @param leadStatus where the lead stood; anything but {@code QUALIFIED} was converted past the approval
 * @param owner who was made the owner of what was created
 * @param amount the opportunity's expected revenue at that moment
 */
public record Conversion(
        String id,
        String leadId,
        LeadStatus leadStatus,
        Instant convertedAt,
        String convertedBy,
        OpportunityChoice choice,
        String accountId,
        boolean accountCreated,
        String contactId,
        boolean contactCreated,
        String opportunityId,
        boolean opportunityCreated,
        String owner,
        BigDecimal amount,
        List<String> filledFields,
        List<String> notCarriedFields,
        Reasons reasons) {

    /** Why it was done this way, in people's words; each null where no reason was needed. */
    public record Reasons(String noOpportunityReason, String duplicateReason, String bypassReason) {
        boolean isEmpty() {
            return noOpportunityReason == null && duplicateReason == null && bypassReason == null;
        }
    }
}
