package io.leadpath.qualification;

/** What an account executive decides about a lead that is handed over. */
public enum ReviewDecision {
    APPROVE,
    REJECT,
    NEEDS_INFORMATION
}
