package io.leadpath.notification;

import java.time.Instant;

/**
 * Something one person is told. Ids and codes only: who the lead is, is read when the notice is shown.
 *
 * @param subjectId the id of the lead or other record it is about, of the user with OWNER_LEFT; null for a digest over many
 * @param count how many things a digest tells about; 1 otherwise
 */
public record Notice(String id, String recipient, Topic topic, String subjectId, int count, Instant createdAt) {}
