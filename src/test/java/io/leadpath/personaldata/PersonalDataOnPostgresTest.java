package io.leadpath.personaldata;

import io.leadpath.support.Postgres;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.ContextConfiguration;

/** Everything of {@link PersonalDataTest} again on PostgreSQL, where the application may read and write rows only. */
@Tag("full")
@ContextConfiguration(initializers = Postgres.class)
class PersonalDataOnPostgresTest extends PersonalDataTest {}
