package io.leadpath.opportunity;

import java.time.Instant;

/**
 * An opportunity is being lost, or lost anew with another day. Announced in the transaction that does it, before
 * {@link OpportunityChanged}.
 *
 * @param wakeUpAt when the contact becomes a lead again; null: never
 */
public record OpportunityLost(String opportunityId, Instant wakeUpAt) {}
