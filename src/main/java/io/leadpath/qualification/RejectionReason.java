package io.leadpath.qualification;

/** Why an account executive does not take a lead: procedural, clerical, definitional or other reasons. */
public enum RejectionReason {
    WRONG_TERRITORY(true),
    WRONG_SEGMENT(true),
    DUPLICATE,
    ALREADY_IN_OPPORTUNITY,
    INCOMPLETE_DATA,
    BAD_CONTACT,
    NOT_IDEAL_CUSTOMER,
    NO_NEED,
    NO_AUTHORITY,
    NO_BUDGET,
    NO_TIMELINE,
    NO_SHOW,
    STUDENT_OR_COMPETITOR,
    OTHER;

    private final boolean saysAnotherTeam;

    RejectionReason() {
        this(false);
    }

    RejectionReason(boolean saysAnotherTeam) {
        this.saysAnotherTeam = saysAnotherTeam;
    }

    /**
     * Whether the lead is a good one that came to the wrong team (row 25): it is no fault of the SDR's, whatever the
     * decision rejection-handling does with it.
     */
    public boolean saysAnotherTeam() {
        return saysAnotherTeam;
    }
}
