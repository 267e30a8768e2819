package io.leadpath.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseSetupTest {

    @Test
    void everyConnectionToH2CommitsAtOnceAndWaitsForLocks(@TempDir Path folder) throws Exception {
        try (var pool = pool("jdbc:h2:file:" + folder.resolve("db"));
                var first = pool.getConnection();
                var second = pool.getConnection()) {
            assertThat(List.of(settings(pool), settings(pool))).containsOnly("0/20000");
            assertThat(first).isNotSameAs(second);
        }
    }

    @Test
    void anOptionInTheAddressDoesNotBringTheDelayBack(@TempDir Path folder) throws Exception {
        try (var pool = pool("jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=500")) {
            assertThat(settings(pool)).isEqualTo("0/20000");
        }
    }

    @Test
    void aConnectionToPostgresqlStaysAsItIsButForMessagesThatQuoteARow() {
        try (var pool = pool("jdbc:postgresql://localhost/none")) {
            assertThat(pool.getConnectionInitSql()).isNull();
            assertThat(pool.getDataSourceProperties()).containsOnly(Map.entry("logServerErrorDetail", "false"));
        }
    }

    private static HikariDataSource pool(String url) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        return (HikariDataSource) new DatabaseSetup().postProcessBeforeInitialization(pool, "dataSource");
    }

    private static String settings(DataSource pool) {
        var jdbc = JdbcClient.create(pool);
        // Once as what the database has stored and once as what is in force.
        var delay = jdbc.sql(
                        "SELECT DISTINCT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'")
                .query(String.class)
                .single();
        return delay + "/"
                + jdbc.sql("CALL LOCK_TIMEOUT()").query(Integer.class).single();
    }
}
