package io.leadpath.qualification;

/** What a lead answered to an outreach. */
public enum OutreachResult {
    INTERESTED,
    NO_ANSWER,
    WANTS_TRIAL,
    NO_BUDGET,
    NO_AUTHORITY,
    BAD_TIMING,
    CANNOT_MEET,
    NOT_INTERESTED,
    WRONG_PERSON,
    OPTED_OUT
}
