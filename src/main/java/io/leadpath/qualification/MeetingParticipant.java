package io.leadpath.qualification;

/** Somebody who takes part in a meeting and can be written to. */
record MeetingParticipant(Part part, String name, String email) {
    enum Part {
        LEAD,
        AE,
        SDR
    }
}
