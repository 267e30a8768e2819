package io.leadpath.opportunity;

/** A contact's part in a deal; exactly one contact of an opportunity is the primary one. */
public record ContactRole(String opportunityId, String contactId, boolean primaryContact) {}
