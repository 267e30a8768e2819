package io.leadpath.qualification;

import java.time.Instant;

/**
 * Who brought a lead to its conversion, or to the opportunity that came of it later on; recorded once and never changed.
 *
 * @param opportunityId the opportunity the credit is for; null: the conversion itself
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
        Instant recordedAt,
        String opportunityId) {

    /** What the credit is for. */
    public enum Kind {
        CONVERSION,
        /** The lead was converted without an opportunity, which was made from its contact afterwards. */
        LATE_OPPORTUNITY
    }

    /** What made the lead convertible. */
    public enum Basis {
        APPROVED,
        OVERTURNED,
        WITHOUT_APPROVAL
    }
}
