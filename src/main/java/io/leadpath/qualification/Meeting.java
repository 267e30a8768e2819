package io.leadpath.qualification;

import java.time.Instant;

/** A meeting of SDR, account executive and lead. {@code attendance} is null while it is still to come. */
public record Meeting(
        String id,
        String leadId,
        String sdr,
        String ae,
        Instant startsAt,
        Attendance attendance,
        String notes,
        Instant bookedAt) {}
