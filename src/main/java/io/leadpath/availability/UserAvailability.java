package io.leadpath.availability;

import java.time.Instant;

/**
 * Whether a user is at work.
 *
 * @param until when somebody who is away is available again; null: when told so
 * @param changedBy who said so last; null when nobody ever did
 */
public record UserAvailability(String userId, boolean available, Instant until, String changedBy, Instant changedAt) {

    static UserAvailability unsaid(String userId) {
        return new UserAvailability(userId, true, null, null, null);
    }

    boolean isAwayLongerThan(UserAvailability before) {
        if (available || before.available) {
            return !available;
        }
        return before.until != null && (until == null || until.isAfter(before.until));
    }

    /** What it means at that moment: an absence that has passed is none. */
    UserAvailability at(Instant now) {
        var isBack = until != null && !until.isAfter(now);
        return isBack ? new UserAvailability(userId, true, null, changedBy, changedAt) : this;
    }
}
