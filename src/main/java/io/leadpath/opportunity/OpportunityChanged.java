package io.leadpath.opportunity;

/** An opportunity was made or edited. Announced in the transaction that does it. */
public record OpportunityChanged(String opportunityId) {}
