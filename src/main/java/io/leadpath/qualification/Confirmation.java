package io.leadpath.qualification;

/** What the lead says to a meeting that it had not confirmed. */
public enum Confirmation {
    CONFIRMED,
    REBOOK
}
