package io.leadpath.lead;

/** A lead that is in progress showed interest again: another enquiry of the same person was added to it. */
public record LeadTouched(String leadId) {}
