package io.leadpath.qualification;

/** Why an account executive does not take a lead: procedural, clerical, definitional or other reasons. */
public enum RejectionReason {
    WRONG_TERRITORY,
    WRONG_SEGMENT,
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
    OTHER
}
