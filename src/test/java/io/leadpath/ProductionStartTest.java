package io.leadpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadpath.support.Caller;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Production on a real PostgreSQL: an owner for the tables, the application as a role that only reads and writes rows. */
@ExtendWith(OutputCaptureExtension.class)
class ProductionStartTest {
    private static final String PASSWORD = "a-long-enough-password";

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE leadpath_owner LOGIN PASSWORD 'owner'");
            statement.execute("CREATE ROLE leadpath_app LOGIN PASSWORD 'app'");
            statement.execute("CREATE DATABASE leadpath OWNER leadpath_owner");
        }
        try (var connection = postgres.getDatabase("postgres", "leadpath").getConnection();
                var statement = connection.createStatement()) {
            // What PostgreSQL 15 and later do by themselves.
            statement.execute("ALTER SCHEMA public OWNER TO leadpath_owner");
            statement.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void startsTwiceWithoutDemoUsersAndTheApplicationsRoleCannotChangeTables() {
        try (var application = production("--leadpath.admin.password=" + PASSWORD)) {
            var port = ((ServletWebServerApplicationContext) application)
                    .getWebServer()
                    .getPort();
            assertThat(Caller.program(port, "admin", PASSWORD)
                            .get("/engine-rest/user")
                            .json())
                    .hasSize(1);
            assertThat(Caller.program(port, "sdr", "sdr")
                            .get("/engine-rest/user")
                            .status())
                    .isEqualTo(401);
            assertThat(Caller.nobody(port).get("/login").body()).doesNotContain("Demo users");

            var jdbc = application.getBean(JdbcClient.class);
            for (var forbidden : new String[] {
                "CREATE TABLE loot (id INT)",
                "TRUNCATE act_id_user",
                "DROP TABLE act_id_user",
                "ALTER TABLE act_id_user DISABLE TRIGGER ALL"
            }) {
                assertThatThrownBy(() -> jdbc.sql(forbidden).update())
                        .as(forbidden)
                        .hasMessageContaining("bad SQL");
            }
        }
        try (var again = production("--leadpath.admin.password=another-long-password")) {
            var port =
                    ((ServletWebServerApplicationContext) again).getWebServer().getPort();
            assertThat(Caller.program(port, "admin", PASSWORD)
                            .get("/engine-rest/engine")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void doesNotStartWithoutAnAdministratorsPassword(CapturedOutput output) {
        assertThatThrownBy(() -> production().close())
                .hasMessage("Leadpath does not start in production without an administrator's password of at least 12"
                        + " characters that is not made up of the user's id and name.");
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "LEADPATH_ADMIN_PASSWORD")
                .doesNotContain("Exception");
    }

    private static ConfigurableApplicationContext production(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--spring.profiles.active=production",
                // Closing them would close those of other tests in this JVM too: they are static.
                "--camunda.bpm.webapp.enabled=false",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.datasource.url=" + "jdbc:postgresql://localhost:" + postgres.getPort() + "/leadpath",
                "--spring.datasource.username=leadpath_app",
                "--spring.datasource.password=app",
                "--spring.flyway.user=leadpath_owner",
                "--spring.flyway.password=owner"));
        return new SpringApplicationBuilder(LeadpathApplication.class).run(all.toArray(String[]::new));
    }
}
