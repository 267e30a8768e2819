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
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who changed which field of a lead from what to what, and when. */
@Repository
public class FieldHistory {
    /**
     * One changed field; values as text, null for none. Column names are the API's field names in snake case.
     *
     * @param leadVersion the version of the record that somebody's edit made; null: a step of the process changed it
     */
    public record Change(
            String id,
            String leadId,
            String field,
            String oldValue,
            String newValue,
            String changedBy,
            Instant changedAt,
            Long leadVersion) {
        /** The fields whose values are codes. */
        private static final Set<String> CODES =
                Set.of("source", "rating", "budget", "authority", "need", "timeline", "status", "status_reason");

        /** Whether the values are codes, not words for people. */
        public boolean isOfCodes() {
            return CODES.contains(field);
        }

        /** The field as people read it: company history. */
        public String fieldInWords() {
            return field.replace('_', ' ');
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    FieldHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes every column that a step of the process gave another value. */
    void note(String leadId, Map<String, ?> before, Map<String, ?> after, CurrentUser who) {
        note(leadId, null, before, after, who);
    }

    /** Notes every column that an edit of the record gave another value; the edit made it that version. */
    void noteEdit(String leadId, long version, Map<String, ?> before, Map<String, ?> after, CurrentUser who) {
        note(leadId, version, before, after, who);
    }

    private void note(String leadId, Long version, Map<String, ?> before, Map<String, ?> after, CurrentUser who) {
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
                                clock.instant(),
                                version));
            }
        });
    }

    public List<Change> of(String leadId) {
        return jdbc.sql(
                        "SELECT * FROM lead_field_history WHERE lead_id = :lead ORDER BY changed_at, COALESCE(lead_version, 0), id")
                .param("lead", leadId)
                .query(Rows.mapper(Change.class))
                .list();
    }

    /** What edits changed after the record was at that version. */
    public List<Change> editsAfter(String leadId, long version) {
        return of(leadId).stream()
                .filter(change -> change.leadVersion() != null && change.leadVersion() > version)
                .toList();
    }

    /** What edits changed after that moment. */
    public List<Change> editsAfter(String leadId, Instant moment) {
        return of(leadId).stream()
                .filter(change ->
                        change.leadVersion() != null && change.changedAt().isAfter(moment))
                .toList();
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
