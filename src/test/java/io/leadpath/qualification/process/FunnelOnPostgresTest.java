package io.leadpath.qualification.process;

import io.leadpath.support.Postgres;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** The same figures from PostgreSQL. */
@Tag("full")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=false", "leadpath.samples=false"})
@ContextConfiguration(initializers = Postgres.class)
class FunnelOnPostgresTest extends FunnelFiguresTest {}
