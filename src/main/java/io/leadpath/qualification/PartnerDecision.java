package io.leadpath.qualification;

/** What a channel manager decides about a lead that a partner brought in. */
public enum PartnerDecision {
    ACCEPT,
    REJECT,
    RETURN_FOR_INFORMATION
}
