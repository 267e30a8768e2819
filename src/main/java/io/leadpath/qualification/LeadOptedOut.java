package io.leadpath.qualification;

/**
 * The lead wants no further contact; its opt-outs are set already. Announced in the transaction: whoever handles it at
 * once takes the lead's path along, else the lead is disqualified without one.
 */
public record LeadOptedOut(String leadId) {}
