package io.leadpath.qualification;

import java.time.Instant;

/**
 * Who brought a lead to its conversion; recorded once and never changed.
 *
 * @param sdr whoever handed the lead over; null where it was nobody's
 * @param ae whoever took it
 */
public record Credit(
        String id,
        String leadId,
        String conversionId,
        Kind kind,
        Basis basis,
        String sdr,
        String ae,
        Instant recordedAt) {

    /** What the credit is for. */
    public enum Kind {
        CONVERSION
    }

    /** What made the lead convertible. */
    public enum Basis {
        APPROVED,
        OVERTURNED,
        WITHOUT_APPROVAL
    }
}
