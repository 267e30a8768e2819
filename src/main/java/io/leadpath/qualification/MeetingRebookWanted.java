package io.leadpath.qualification;

/** The lead wants another date for its pending meeting. Announced in the transaction of the answer. */
public record MeetingRebookWanted(String leadId) {}
