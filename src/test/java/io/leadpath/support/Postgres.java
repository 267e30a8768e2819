package io.leadpath.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A real PostgreSQL with two roles, as in production: the owner runs the migrations, the application reads and writes
 * rows. As an initializer of a test it gives the context a database of its own.
 */
public class Postgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    public static final String OWNER = "leadpath_owner";
    public static final String APPLICATION = "leadpath_app";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** Started once for all tests of a JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
                var admin = JdbcClient.create(postgres.getPostgresDatabase());
                admin.sql("CREATE ROLE " + OWNER + " LOGIN PASSWORD 'owner'").update();
                admin.sql("CREATE ROLE " + APPLICATION + " LOGIN PASSWORD 'app'")
                        .update();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The settings for an empty database in which the application has its own role. */
    public static Map<String, String> database() {
        var name = "leadpath" + DATABASES.incrementAndGet();
        JdbcClient.create(Server.POSTGRES.getPostgresDatabase())
                .sql("CREATE DATABASE " + name + " OWNER " + OWNER)
                .update();
        JdbcClient.create(Server.POSTGRES.getDatabase("postgres", name))
                .sql("ALTER SCHEMA public OWNER TO " + OWNER)
                .update();
        return Map.of(
                "spring.datasource.url",
                "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + name,
                "spring.datasource.username",
                APPLICATION,
                "spring.datasource.password",
                "app",
                "spring.flyway.user",
                OWNER,
                "spring.flyway.password",
                "owner");
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(database()).applyTo(context);
    }

    /** As {@link Postgres}, with an application that owns its tables, so that only the triggers stand in the way. */
    public static class OwnedByTheApplication implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(database())
                    .and("spring.datasource.username=" + OWNER, "spring.datasource.password=owner")
                    .applyTo(context);
        }
    }
}
