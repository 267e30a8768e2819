package io.leadpath.lead;

import java.time.Instant;

/** A lead became account, contact and perhaps opportunity. Announced in the transaction of the conversion. */
public record LeadConverted(
        String leadId,
        String conversionId,
        Instant convertedAt,
        String convertedBy,
        String accountId,
        String contactId,
        String opportunityId) {}
