package io.leadpath.lead;

/** Two leads were found to be the same: the first one ended, the other goes on. Announced in the transaction of the merge. */
public record LeadMerged(String leadId, String into) {}
