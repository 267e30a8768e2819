package io.leadpath.personaldata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.persistence.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All erasures there were. */
@Repository
class Erasures {
    /** What kind of record was erased. */
    enum Kind {
        LEAD,
        CONTACT
    }

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Erasures(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Who erased a record last, and when. */
    record Last(String erasedBy, Instant erasedAt) {}

    Optional<Last> last(Kind kind, String recordId) {
        return jdbc.sql("""
                SELECT e.erased_by, e.erased_at FROM erasure e JOIN erased_record r ON r.erasure_id = e.id
                 WHERE r.record_id = :id AND r.kind = :kind ORDER BY e.erased_at DESC FETCH FIRST 1 ROW ONLY""")
                .param("id", recordId)
                .param("kind", kind.name())
                .query(Rows.mapper(Last.class))
                .optional();
    }

    void add(Erasure erasure) {
        Rows.insert(
                jdbc,
                "erasure",
                Map.of(
                        "id", erasure.id(),
                        "reason", erasure.reason(),
                        "erased_by", erasure.erasedBy(),
                        "erased_at", Rows.columnValue(erasure.erasedAt()),
                        "row_counts", json(erasure.rows())));
        add(erasure.id(), Kind.LEAD, erasure.leadIds());
        add(erasure.id(), Kind.CONTACT, erasure.contactIds());
    }

    private void add(String erasureId, Kind kind, List<String> recordIds) {
        recordIds.forEach(id -> Rows.insert(
                jdbc, "erased_record", Map.of("erasure_id", erasureId, "kind", kind.name(), "record_id", id)));
    }

    private String json(Map<String, Integer> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write numbers as JSON", e);
        }
    }
}
