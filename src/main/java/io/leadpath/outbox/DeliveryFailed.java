package io.leadpath.outbox;

/** An entry was not delivered, or may not have been, and stays so until somebody decides about it. */
public record DeliveryFailed(String entryId, String kind, String subjectId) {}
