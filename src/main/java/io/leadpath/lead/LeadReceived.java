package io.leadpath.lead;

/** A new lead was recorded and wants to be worked. */
public record LeadReceived(String leadId) {}
