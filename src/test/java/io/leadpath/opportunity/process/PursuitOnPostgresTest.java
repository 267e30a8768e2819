package io.leadpath.opportunity.process;

import io.leadpath.support.Postgres;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** Everything of {@link PursuitOverRestTest} again on PostgreSQL, whose locks differ from H2's. */
@Tag("full")
@DirtiesContext
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=false", "leadpath.samples=false"})
@ContextConfiguration(initializers = Postgres.class)
class PursuitOnPostgresTest extends PursuitOverRestTest {}
