package io.leadpath.opportunity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** A deal in progress with an account. {@code originLeadId} is the lead whose conversion made it, or got the credit for it. */
public record Opportunity(
        String id,
        String accountId,
        String originLeadId,
        @JsonUnwrapped OpportunityDetails details,
        Instant createdAt,
        long version) {

    @JsonIgnore
    public boolean isOpen() {
        return !details.stage().isClosed();
    }

    /** Whether it was lost as one that should never have been, by the correction of a conversion. */
    @JsonIgnore
    public boolean isCreatedInError() {
        return details.createdInError();
    }

    /** Amount times probability, two decimals; null while there is no amount. */
    @JsonProperty
    public BigDecimal expectedRevenue() {
        return details.amount() == null
                ? null
                : details.amount()
                        .multiply(BigDecimal.valueOf(details.probability()))
                        .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
    }
}
