package io.leadpath.outbox;

import io.leadpath.support.Postgres;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.ContextConfiguration;

/** Everything of {@link OutboxTest} again on PostgreSQL, whose locks and types differ from H2's. */
@Tag("full")
@ContextConfiguration(initializers = Postgres.OwnedByTheApplication.class)
class OutboxOnPostgresTest extends OutboxTest {}
