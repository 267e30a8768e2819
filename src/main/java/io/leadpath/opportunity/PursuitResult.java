package io.leadpath.opportunity;

/** What came of pursuing a deal. */
public enum PursuitResult {
    ADVANCE,
    WON,
    LOST,
    MOVE_CLOSE_DATE
}
