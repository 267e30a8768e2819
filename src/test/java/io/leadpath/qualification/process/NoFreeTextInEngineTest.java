package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadpath.activity.Activity;
import io.leadpath.qualification.HandOffs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people write and what leads are called reaches the CRM records and no table of the engine. */
@PathTest
@Import(Journey.class)
@ExtendWith(OutputCaptureExtension.class)
class NoFreeTextInEngineTest {
    private static final String MARKER = "MARKERTEXT";

    @Autowired
    Journey journey;

    @Autowired
    HandOffs handOffs;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void letTimeRunAgain() {
        ClockUtil.reset();
    }

    @Test
    void keepsEveryFreeTextOfAWholePathInTheRecordsAlone() {
        var lead = journey.newLead(
                Map.of("firstName", MARKER, "lastName", MARKER, "company", MARKER, "email", MARKER + "@example.com"));
        var interested = new HashMap<>(Journey.INTERESTED);
        List.of("comment", "budgetEvidence", "authorityEvidence", "needEvidence", "timelineEvidence")
                .forEach(text -> interested.put(text, MARKER));
        journey.complete(lead, "workLead", "sdr", interested);
        var booking = new HashMap<>(Journey.booking());
        booking.put("comment", MARKER);
        journey.complete(lead, "scheduleMeeting", "sdr", booking);
        journey.timerFires(lead, "meetingBegins");
        journey.complete(lead, "holdMeeting", "ae", Map.of("attendance", "held", "notes", MARKER));
        journey.complete(lead, "reviewLead", "ae", Map.of("decision", "needsInformation", "comment", MARKER));
        journey.complete(lead, "supplyInformation", "sdr", Map.of("comment", MARKER));
        journey.complete(
                lead, "reviewLead", "ae", Map.of("decision", "reject", "rejectionReason", "other", "comment", MARKER));
        journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "dispute", "argument", MARKER));
        journey.complete(lead, "settleDispute", "manager", Map.of("ruling", "overturn", "comment", MARKER));
        var choice = Map.of("opportunityChoice", "createNew", "opportunityName", MARKER, "confirmed", true);
        journey.complete(lead, "prepareConversion", "ae2", choice);
        journey.conversionRuns(lead);

        assertThat(journey.activities(lead))
                .extracting(Activity::notes)
                .filteredOn(MARKER::equals)
                .hasSizeGreaterThan(4);
        assertThat(handOffs.last(lead).orElseThrow().argument()).isEqualTo(MARKER);
        assertThat(placesOfMarker("ACT!_")).isEmpty();
        assertThat(placesOfMarker("LEAD")).as("the search finds what is there").isNotEmpty();
    }

    @Test
    void keepsWhatTheDatabaseSaysAboutARowOutOfTheEngineAndTheLogWhenAConversionFails(CapturedOutput log) {
        var name = MARKER + " " + UUID.randomUUID();
        var lead = journey.leadWhoseConversionWaits(
                Map.of("opportunityChoice", "createNew", "opportunityName", name, "confirmed", true));
        // of this deal's name there is one already, and H2 tells which name that is
        var deal = jdbc.sql("SELECT id FROM opportunity FETCH FIRST 1 ROW ONLY")
                .query(String.class)
                .single();
        jdbc.sql("ALTER TABLE opportunity ADD COLUMN broken VARCHAR(120) GENERATED ALWAYS AS (CASE WHEN name = '" + name
                        + "' OR id = '" + deal + "' THEN '" + name + "' END)")
                .update();
        try {
            jdbc.sql("CREATE UNIQUE INDEX broken ON opportunity(broken)").update();
            assertThatThrownBy(() -> journey.conversionRuns(lead)).isInstanceOf(DuplicateKeyException.class);
        } finally {
            jdbc.sql("ALTER TABLE opportunity DROP COLUMN broken").update();
        }

        var told = jdbc.sql("SELECT exception_msg_ FROM act_ru_job WHERE exception_msg_ IS NOT NULL")
                .query(String.class)
                .list();
        assertThat(told).anyMatch(message -> message.contains("SQL state 23505"));
        assertThat(placesOfMarker("ACT!_")).isEmpty();
        assertThat(log).contains("SQL state 23505").doesNotContain(name);
    }

    private List<String> placesOfMarker(String tablesThatBeginWith) {
        var columns = jdbc.sql("""
                        SELECT table_name || '.' || column_name FROM information_schema.columns
                         WHERE UPPER(table_name) LIKE :tables ESCAPE '!' AND table_schema = 'PUBLIC'
                           AND (data_type LIKE '%CHAR%' OR data_type LIKE '%LARGE OBJECT%' OR data_type LIKE '%BINARY%')""")
                .param("tables", tablesThatBeginWith + "%")
                .query(String.class)
                .list();
        assertThat(columns).hasSizeGreaterThan(5);
        var places = new ArrayList<String>();
        for (var column : columns) {
            var table = column.substring(0, column.indexOf('.'));
            var name = column.substring(column.indexOf('.') + 1);
            var found = jdbc
                    .sql("SELECT " + name + " FROM " + table + " WHERE " + name + " IS NOT NULL")
                    .query((row, number) -> text(row.getBytes(1), row.getObject(1)))
                    .list()
                    .stream()
                    .anyMatch(value -> value.toUpperCase(java.util.Locale.ROOT).contains(MARKER));
            if (found) {
                places.add(column);
            }
        }
        return places;
    }

    private static String text(byte[] bytes, Object value) {
        return value instanceof String text ? text : new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
}
