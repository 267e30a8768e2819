package io.leadpath.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SliceTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00.123456Z");

    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:slice;DB_CLOSE_DELAY=-1"));
    private final RecordTable<String> table = new RecordTable<>(
            jdbc,
            "thing",
            (row, number) -> row.getString("id"),
            new ListIndexes("made", Set.of("name", "size", "made", "due"), Set.of()));

    /** Names, sizes and times repeat, and every fifth thing has no name and no size. */
    @BeforeEach
    void fill() {
        jdbc.sql("DROP TABLE IF EXISTS thing").update();
        jdbc.sql("""
                CREATE TABLE thing (id VARCHAR(10) PRIMARY KEY, name VARCHAR(20), size DECIMAL(18, 2),
                                    made TIMESTAMP(6) WITH TIME ZONE NOT NULL, due DATE NOT NULL)""").update();
        IntStream.range(0, 40).forEach(this::add);
    }

    private void add(int number) {
        var columns = new HashMap<String, Object>(Map.of(
                "id", "id-" + (number < 40 ? number * 7 % 40 + 10 : number),
                "made", Rows.columnValue(START.plusSeconds(number / 3)),
                "due", LocalDate.of(2026, 3, 1).plusDays(number / 4)));
        columns.put("name", number % 5 == 0 ? null : "name " + number % 4);
        columns.put("size", number % 5 == 0 ? null : BigDecimal.valueOf(number % 4 * 150, 2));
        table.add(columns);
    }

    @ParameterizedTest
    @CsvSource({"name,true", "name,false", "size,true", "size,false", "made,true", "made,false", "due,true", "id,false"
    })
    void fromEndToEndTheSlicesShowEveryRowOnceAndInTheOrderOfTheWholeList(String column, boolean ascending) {
        var whole = table.slice(new Filter(), new Window(column, ascending, 0, 200, null));
        assertThat(whole.rows()).hasSize(40).doesNotHaveDuplicates();
        assertThat(whole.end()).isNull();

        var walked = new ArrayList<String>();
        Window.Position after = null;
        do {
            var slice = table.slice(new Filter(), new Window(column, ascending, 0, 7, after));
            walked.addAll(slice.rows());
            after = slice.end();
        } while (after != null);
        assertThat(walked).isEqualTo(whole.rows());
    }

    @Test
    void rowsWithoutAValueComeLastInEitherDirection() {
        for (var ascending : List.of(true, false)) {
            var whole = table.slice(new Filter(), new Window("name", ascending, 0, 200, null));
            var nameless = jdbc.sql("SELECT id FROM thing WHERE name IS NULL")
                    .query(String.class)
                    .list();
            assertThat(whole.rows().subList(32, 40)).containsExactlyInAnyOrderElementsOf(nameless);
        }
    }

    @Test
    void aRowAddedMeanwhileNeitherRepeatsNorHidesAnother() {
        var first = table.slice(new Filter(), new Window("made", false, 0, 10, null));
        add(1000);
        var second = table.slice(new Filter(), new Window("made", false, 0, 200, first.end()));

        assertThat(second.rows()).hasSize(30).doesNotContainAnyElementsOf(first.rows());
    }

    @Test
    void aFilterHoldsBehindTheEndToo() {
        var filter = new Filter().andEqual("name", "name 1");
        var first = table.slice(filter, new Window("made", true, 0, 3, null));
        var rest = table.slice(filter, new Window("made", true, 0, 200, first.end()));

        assertThat(first.rows().size() + rest.rows().size()).isEqualTo((int) table.count(filter, 200));
    }
}
