package io.leadpath.qualification;

/** What came of asking for a meeting. */
public enum SchedulingResult {
    SCHEDULED,
    CANNOT_MEET,
    WANTS_TRIAL,
    NO_BUDGET,
    NOT_INTERESTED
}
