package io.leadpath.outbox;

/** There is something to deliver once the transaction is committed. */
record OutboxFilled() {}
