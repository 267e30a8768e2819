package io.leadpath.qualification;

/** How a meeting went. */
public enum Attendance {
    HELD,
    NO_SHOW,
    RESCHEDULED,
    CANCELLED
}
