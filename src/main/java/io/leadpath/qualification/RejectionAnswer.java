package io.leadpath.qualification;

/** What the SDR says to a rejection. */
public enum RejectionAnswer {
    ACCEPT,
    DISPUTE
}
