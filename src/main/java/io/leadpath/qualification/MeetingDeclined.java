package io.leadpath.qualification;

/** The account executive of the lead's pending meeting cannot hold it. Announced in the transaction of the answer. */
public record MeetingDeclined(String leadId) {}
