package io.leadpath.qualification;

/** What a sales manager wants for a lead that is stuck. */
public enum ManagerDecision {
    CONTINUE,
    NURTURE,
    DISQUALIFY
}
