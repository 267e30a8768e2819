package io.leadpath.lead;

import io.leadpath.persistence.Rows;
import io.leadpath.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who changed which field of a lead from what to what, and when. */
@Repository
public class FieldHistory {
    /** One changed field; values as text, null for none. Column names are the API's field names in snake case. */
    public record Change(
            String id,
            String leadId,
            String field,
            String oldValue,
            String newValue,
            String changedBy,
            Instant changedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    FieldHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes every column whose value differs. */
    void note(String leadId, Map<String, ?> before, Map<String, ?> after, CurrentUser who) {
        after.forEach((column, value) -> {
            var old = before.get(column);
            if (!Objects.equals(old, value)) {
                Rows.insert(
                        jdbc,
                        "lead_field_history",
                        new Change(
                                UUID.randomUUID().toString(),
                                leadId,
                                column,
                                text(old),
                                text(value),
                                who.id(),
                                clock.instant()));
            }
        });
    }

    public List<Change> of(String leadId) {
        return jdbc.sql("SELECT * FROM lead_field_history WHERE lead_id = :lead ORDER BY changed_at, id")
                .param("lead", leadId)
                .query(Rows.mapper(Change.class))
                .list();
    }

    /** When the field got this value last; empty when it never did. */
    public Optional<Instant> lastTime(String leadId, String field, String value) {
        return of(leadId).stream()
                .filter(change -> change.field().equals(field) && value.equals(change.newValue()))
                .map(Change::changedAt)
                .max(Comparator.naturalOrder());
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
