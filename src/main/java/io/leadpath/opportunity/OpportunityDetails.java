package io.leadpath.opportunity;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What people know about a deal and may edit. The amount is in the company's currency, the probability in percent. */
public record OpportunityDetails(
        @NotBlank @Size(max = 120) String name,

        @PositiveOrZero(message = "must not be negative")
        @Digits(integer = 16, fraction = 2, message = "must have at most two decimals")
        BigDecimal amount,

        @NotNull LocalDate closeDate,
        @NotNull Stage stage,

        @Min(value = 0, message = "must be between 0 and 100") @Max(value = 100, message = "must be between 0 and 100")
        int probability,

        @Size(max = 40) String type,
        @Size(max = 40) String source,
        @Size(max = 255) String nextStep,
        @Size(max = 64) String owner,
        @Size(max = 36) String partnerAccountId,
        @Size(max = 255) String closedReason) {

    OpportunityDetails withProbability(int percent) {
        return new OpportunityDetails(
                name, amount, closeDate, stage, percent, type, source, nextStep, owner, partnerAccountId, closedReason);
    }
}
