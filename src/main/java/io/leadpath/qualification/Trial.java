package io.leadpath.qualification;

import java.time.Instant;

/**
 * A free trial of the product. {@code result} is null while it runs, then the code of a
 * {@link TrialResult}, or {@link #LEFT}.
 *
 * @param extensions how often its end was put off
 * @param provisionedAt when the product set it up last; null before that, and for one set up by hand
 * @param activatedAt when the product told that the lead uses it; null when it never did
 * @param active whether the lead counts as using it
 */
public record Trial(
        String id,
        String leadId,
        Instant startedAt,
        Instant endsAt,
        int extensions,
        String result,
        Instant provisionedAt,
        Instant activatedAt,
        boolean active) {
    /** The lead left its path while the trial ran, and was asked nothing. */
    static final String LEFT = "LEFT";
}
