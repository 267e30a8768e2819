package io.leadpath.qualification;

/** What a lead wants after a trial. */
public enum TrialResult {
    WANTS_MEETING,
    WANTS_TO_BUY,
    EXTEND,
    NO_INTEREST
}
