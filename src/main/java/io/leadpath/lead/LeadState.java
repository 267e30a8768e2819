package io.leadpath.lead;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * What the product itself keeps about a lead: nobody edits it, the verbs of {@link LeadLifecycle} change it.
 *
 * @param mergedInto the id of the lead that goes on in place of this one; null: it was not merged
 * @param approvedVersion the version of the record that whoever approved it had seen; null: not approved, or long ago
 * @param ownerIsGroup tells a group's queue from a user who happens to have the same id
 * @param imported came from a file, with many others
 */
public record LeadState(
        LeadStatus status,
        String statusReason,
        String ae,
        String approvedBy,
        Instant approvedAt,
        Instant createdAt,
        Instant lastActivityAt,
        Instant convertedAt,
        String convertedBy,
        String convertedAccountId,
        String convertedContactId,
        String convertedOpportunityId,
        String mergedInto,
        @JsonIgnore Long approvedVersion,
        @JsonIgnore boolean ownerIsGroup,
        @JsonIgnore boolean imported) {

    static LeadState received(Instant createdAt, boolean ownerIsGroup, boolean imported) {
        return new LeadState(
                LeadStatus.OPEN,
                null,
                null,
                null,
                null,
                createdAt,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                ownerIsGroup,
                imported);
    }

    LeadState disqualified(String reason) {
        return new LeadState(
                LeadStatus.DISQUALIFIED,
                reason,
                ae,
                approvedBy,
                approvedAt,
                createdAt,
                lastActivityAt,
                convertedAt,
                convertedBy,
                convertedAccountId,
                convertedContactId,
                convertedOpportunityId,
                mergedInto,
                approvedVersion,
                ownerIsGroup,
                imported);
    }
}
