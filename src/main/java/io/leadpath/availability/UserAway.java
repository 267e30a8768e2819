package io.leadpath.availability;

/**
 * Somebody who was available is not any more, or stays away for longer. Announced in the transaction in which it was said.
 */
public record UserAway(String userId) {}
