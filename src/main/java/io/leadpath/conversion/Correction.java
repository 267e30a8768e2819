package io.leadpath.conversion;

import java.time.Instant;

/**
 * The record that a conversion was a mistake. Conversion and lead stay as they are; written once and never changed.
 *
 * @param reason why it was one, in people's words; null once it was erased
 * @param closedOpportunityId the opportunity that had come of the conversion; null: none had
 * @param newLeadId the lead that goes on in place of the converted one; null: none does
 */
public record Correction(
        String id,
        String conversionId,
        String reason,
        String correctedBy,
        Instant correctedAt,
        String closedOpportunityId,
        String newLeadId) {}
