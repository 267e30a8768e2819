package io.leadpath.scale;

import io.leadpath.support.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL, whose planner decides otherwise. */
@ContextConfiguration(initializers = Postgres.class)
class BoundedReadingOnPostgresTest extends BoundedReadingTest {}
