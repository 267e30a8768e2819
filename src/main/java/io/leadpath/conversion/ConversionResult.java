package io.leadpath.conversion;

import io.leadpath.opportunity.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a conversion made of a lead. In a preview, what does not exist yet has no id, and nobody has converted yet.
 *
 * @param filledFields empty fields of reused records that took a value of the lead, such as {@code account.website}
 * @param notCarriedFields fields of the lead that found no place, or whose place held another value
 */
public record ConversionResult(
        String leadId,
        String conversionId,
        Instant convertedAt,
        String convertedBy,
        OpportunityChoice opportunity,
        Became account,
        Became contact,
        BecameOpportunity opportunityRecord,
        List<String> filledFields,
        List<String> notCarriedFields) {

    /** An account or contact that the lead became; {@code created} is false when it existed before. */
    public record Became(String id, String name, boolean created) {}

    /** The opportunity that the lead became. */
    public record BecameOpportunity(
            String id,
            String name,
            boolean created,
            BigDecimal amount,
            LocalDate closeDate,
            Stage stage,
            String owner) {}
}
