package io.leadpath.outbox;

import java.util.Objects;

/**
 * Something to deliver. It may name people: the outbox belongs to the CRM's tables.
 *
 * @param kind the kind of its {@link OutboxChannel}
 * @param subjectId the id of the lead or other record it is about; null for none
 * @param reference what a later message about the same thing overtakes it by, see {@link Outbox#withdraw}; null for none
 * @param recipient whom it goes to, for people to read: an address
 * @param title what it says, in a line for people to read
 * @param payload what the channel needs, as JSON
 */
public record OutboxMessage(
        String kind, String subjectId, String reference, String recipient, String title, String payload) {
    private static final int LONGEST_TITLE = 500;

    public OutboxMessage {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(payload, "payload");
        title = title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }
}
