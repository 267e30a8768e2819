package io.leadpath.outbox;

import java.time.Instant;
import java.util.Set;

/**
 * A message in the outbox and what became of it.
 *
 * @param attempts how often its delivery was tried; begins anew when somebody sends it again
 * @param dueAt when it is tried next, while it waits
 * @param claim names the attempt that is going on; its result counts only under this name
 * @param claimedUntil when an attempt without a result is taken for interrupted
 * @param problem why it was not delivered; words and codes only, nothing about people
 * @param handledBy who sent it again or gave it up
 * @param endedAt when it came to its present end; null while it waits or is being sent
 */
public record OutboxEntry(
        String id,
        String kind,
        String subjectId,
        String reference,
        String recipient,
        String title,
        String payload,
        State state,
        int attempts,
        Instant dueAt,
        String claim,
        Instant claimedUntil,
        String problem,
        String handledBy,
        Instant createdAt,
        Instant endedAt) {

    public enum State {
        /** Is sent as soon as it is due. */
        WAITING,
        /** Is being sent. */
        SENDING,
        DELIVERED,
        /** Nothing to send it with was set up. Stays until somebody sends it. */
        KEPT,
        /** Refused, or tried too often. */
        FAILED,
        /** Nobody knows whether it arrived, so it is not sent again by itself. */
        UNCERTAIN,
        /** Somebody decided against it, or it was overtaken by what happened since. */
        GIVEN_UP;

        static final Set<State> SENT_AGAIN_BY_HAND = Set.of(KEPT, FAILED, UNCERTAIN);
        static final Set<State> GIVEN_UP_BY_HAND = Set.of(KEPT, FAILED, UNCERTAIN);
    }

    public boolean canBeSentAgain() {
        return State.SENT_AGAIN_BY_HAND.contains(state);
    }

    public boolean canBeGivenUp() {
        return State.GIVEN_UP_BY_HAND.contains(state);
    }
}
