package io.leadpath.outbox;

/** A way out of the product. One bean for each kind of message. */
public interface OutboxChannel {

    /** The kind of messages it takes: a short word that is never renamed, because entries keep it. */
    String kind();

    /** Whether it is set up at all; a server that is down for a while does not count. */
    boolean isAvailable();

    /**
     * Delivers the entry, outside of any transaction, within the lease of {@link OutboxSettings}: limit every wait. The
     * entry's id is the same in every attempt. An exception counts as {@link Delivery.Result#UNCERTAIN}.
     */
    Delivery deliver(OutboxEntry entry);

    /** Whether the receiver knows an entry by its id, so that one that may have arrived can simply be sent again. */
    default boolean isRepeatable() {
        return false;
    }

    /** What the entry says, for people to read. */
    default String inWords(OutboxEntry entry) {
        return entry.payload();
    }
}
