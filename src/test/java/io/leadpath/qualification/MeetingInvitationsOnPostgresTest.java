package io.leadpath.qualification;

import io.leadpath.support.Postgres;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.ContextConfiguration;

/** Everything of {@link MeetingInvitationsTest} again on PostgreSQL, by a role that may only read and write rows. */
@Tag("full")
@ContextConfiguration(initializers = Postgres.class)
class MeetingInvitationsOnPostgresTest extends MeetingInvitationsTest {}
