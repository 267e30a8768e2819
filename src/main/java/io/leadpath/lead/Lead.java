package io.leadpath.lead;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * An individual or an organisation that has expressed interest. {@code version} counts the edits of the details, not the
 * steps of the process.
 */
public record Lead(
        String id,
        @JsonUnwrapped LeadDetails details,
        @JsonUnwrapped LeadState state,
        long version) {

    public LeadStatus status() {
        return state.status();
    }

    @JsonIgnore
    public boolean isConverted() {
        return state.status() == LeadStatus.CONVERTED;
    }

    /** True when a partner brought this lead in. */
    @JsonIgnore
    public boolean isPartnerLead() {
        return details.partnerAccountId() != null;
    }
}
