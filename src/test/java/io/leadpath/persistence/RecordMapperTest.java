package io.leadpath.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RecordMapperTest {
    private static final Sample FULL = new Sample(
            "Ada",
            Shade.DARK,
            7,
            8,
            9L,
            true,
            new BigDecimal("12.50"),
            Instant.parse("2026-03-01T12:00:00.123456Z"),
            LocalDate.parse("2026-03-01"));
    private static final Sample EMPTY = new Sample(null, null, null, 0, 0L, false, null, null, null);

    @TempDir
    private Path folder;

    private JdbcClient jdbc;

    enum Shade {
        DARK
    }

    record Sample(
            String firstName,
            Shade shade,
            Integer employees,
            int noShows,
            long version,
            boolean doNotCall,
            BigDecimal annualRevenue,
            Instant createdAt,
            LocalDate closeDate) {}

    @BeforeEach
    void table() {
        jdbc = JdbcClient.create(new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("records")));
        jdbc.sql("""
                CREATE TABLE sample (first_name VARCHAR(40), shade VARCHAR(10), employees INTEGER, no_shows INTEGER,
                    version BIGINT, do_not_call BOOLEAN, annual_revenue DECIMAL(18, 2),
                    created_at TIMESTAMP(6) WITH TIME ZONE, close_date DATE)""").update();
    }

    @Test
    void readsBackWhatWasWritten() {
        Rows.insert(jdbc, "sample", FULL);
        Rows.insert(jdbc, "sample", EMPTY);

        assertThat(jdbc.sql("SELECT * FROM sample ORDER BY version DESC")
                        .query(Rows.mapper(Sample.class))
                        .list())
                .containsExactly(FULL, EMPTY);
    }

    @Test
    void asksForNoColumnThatIsNotThereBecauseH2WritesEachIntoItsTraceFile() throws Exception {
        Rows.insert(jdbc, "sample", FULL);
        jdbc.sql("SELECT * FROM sample").query(Rows.mapper(Sample.class)).single();

        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".trace.db"));
        }
    }
}
