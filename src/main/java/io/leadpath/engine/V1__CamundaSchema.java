package io.leadpath.engine;

import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's own tables out of the scripts in its jar. As a migration, so that in production the owner of the
 * database runs it and the application needs no right to change tables.
 */
@Component
class V1__CamundaSchema extends BaseJavaMigration {
    private static final String SCRIPT = "org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql";

    @Override
    public void migrate(Context context) throws Exception {
        var connection = context.getConnection();
        var vendor = vendorOf(connection.getMetaData().getDatabaseProductName());
        var scripts = new ResourceDatabasePopulator();
        Stream.of("engine", "identity", "history", "decision.engine", "decision.history", "case.engine", "case.history")
                .map(part ->
                        new ClassPathResource(SCRIPT.formatted(vendor, part), ProcessEngine.class.getClassLoader()))
                .forEach(scripts::addScript);
        scripts.execute(new SingleConnectionDataSource(connection, true));
    }

    private static String vendorOf(String databaseProduct) {
        return switch (databaseProduct) {
            case "H2" -> "h2";
            case "PostgreSQL" -> "postgres";
            default ->
                throw new IllegalStateException("Leadpath runs on H2 and PostgreSQL, not on " + databaseProduct
                        + ". Change spring.datasource.url.");
        };
    }
}
