package io.leadpath.outbox;

import io.leadpath.outbox.OutboxEntry.State;
import io.leadpath.persistence.Rows;
import io.leadpath.shared.BusinessException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All entries of the outbox. Every change of state is one conditional UPDATE whose row count tells whether it happened:
 * several servers work on the same table.
 */
@Repository
public class OutboxEntries {
    private static final RowMapper<OutboxEntry> MAPPER = Rows.mapper(OutboxEntry.class);
    private static final String OVERTAKEN = "Not sent: something newer took its place.";
    private static final String INTERRUPTED = "The server stopped while it was being sent. It may have arrived.";

    private final JdbcClient jdbc;

    OutboxEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<OutboxEntry> find(String id) {
        return jdbc.sql("SELECT * FROM outbox_entry WHERE id = :id")
                .param("id", id)
                .query(MAPPER)
                .optional();
    }

    /** The entry, or a refusal (404). */
    public OutboxEntry get(String id) {
        return find(id).orElseThrow(() -> BusinessException.notFound("message", id));
    }

    /** The newest entries, of all states or of one. */
    public List<OutboxEntry> newest(State state, int limit) {
        return jdbc.sql("SELECT * FROM outbox_entry " + (state == null ? "" : "WHERE state = :state ")
                        + "ORDER BY created_at DESC, id LIMIT :limit")
                .param("state", state == null ? null : state.name())
                .param("limit", limit)
                .query(MAPPER)
                .list();
    }

    /** How many there are of each state; those of which there are none are left out. */
    public Map<State, Long> counts() {
        var counts = new EnumMap<State, Long>(State.class);
        jdbc.sql("SELECT state, COUNT(*) AS entries FROM outbox_entry GROUP BY state")
                .query((row, number) -> counts.put(State.valueOf(row.getString("state")), row.getLong("entries")))
                .list();
        return counts;
    }

    void add(OutboxEntry entry) {
        Rows.insert(jdbc, "outbox_entry", entry);
    }

    Optional<OutboxEntry> nextDue(Instant now) {
        return jdbc.sql("SELECT * FROM outbox_entry WHERE state = 'WAITING' AND due_at <= :now"
                        + " ORDER BY due_at, id FETCH FIRST 1 ROW ONLY")
                .param("now", Rows.columnValue(now))
                .query(MAPPER)
                .optional();
    }

    /** Takes the entry for one attempt; false when somebody else was quicker. */
    boolean claim(String id, String claim, Instant until) {
        return jdbc.sql("""
                UPDATE outbox_entry SET state = 'SENDING', attempts = attempts + 1, claim = :claim, claimed_until = :until
                 WHERE id = :id AND state = 'WAITING'""")
                        .param("id", id)
                        .param("claim", claim)
                        .param("until", Rows.columnValue(until))
                        .update()
                == 1;
    }

    /** Nothing can deliver it: it stays where it is seen. */
    boolean keep(String id, Instant now) {
        return jdbc.sql("UPDATE outbox_entry SET state = 'KEPT', ended_at = :now WHERE id = :id AND state = 'WAITING'")
                        .param("id", id)
                        .param("now", Rows.columnValue(now))
                        .update()
                == 1;
    }

    /**
     * Notes how the attempt ended. A result that comes late, when the attempt was taken for interrupted already, is
     * still the truth, unless somebody decided about the entry meanwhile.
     */
    boolean end(OutboxEntry claimed, State state, String problem, Instant dueAt, Instant endedAt) {
        return jdbc.sql("""
                UPDATE outbox_entry SET state = :state, problem = :problem, due_at = :dueAt, ended_at = :endedAt,
                       claimed_until = NULL
                 WHERE id = :id AND claim = :claim AND state IN ('SENDING', 'UNCERTAIN')""")
                        .param("id", claimed.id())
                        .param("claim", claimed.claim())
                        .param("state", state.name())
                        .param("problem", problem)
                        .param("dueAt", Rows.columnValue(dueAt))
                        .param("endedAt", Rows.columnValue(endedAt))
                        .update()
                == 1;
    }

    /** Attempts whose time is over without a result. */
    List<OutboxEntry> overdue(Instant now) {
        return jdbc.sql("SELECT * FROM outbox_entry WHERE state = 'SENDING' AND claimed_until < :now")
                .param("now", Rows.columnValue(now))
                .query(MAPPER)
                .list();
    }

    boolean interrupted(OutboxEntry overdue, Instant now) {
        return end(overdue, State.UNCERTAIN, INTERRUPTED, overdue.dueAt(), now);
    }

    void withdraw(String reference, Instant now) {
        jdbc.sql("""
                UPDATE outbox_entry SET state = 'GIVEN_UP', problem = :problem, ended_at = :now
                 WHERE reference = :reference AND state IN ('WAITING', 'KEPT', 'FAILED')""")
                .param("reference", reference)
                .param("problem", OVERTAKEN)
                .param("now", Rows.columnValue(now))
                .update();
    }

    boolean sendAgain(String id, String who, Instant now) {
        return jdbc.sql("""
                UPDATE outbox_entry SET state = 'WAITING', attempts = 0, due_at = :now, claim = NULL,
                       claimed_until = NULL, problem = NULL, ended_at = NULL, handled_by = :who
                 WHERE id = :id AND state IN (:states)""")
                        .param("id", id)
                        .param("who", who)
                        .param("now", Rows.columnValue(now))
                        .param("states", names(State.SENT_AGAIN_BY_HAND))
                        .update()
                == 1;
    }

    boolean giveUp(String id, String who, Instant now) {
        return jdbc.sql("""
                UPDATE outbox_entry SET state = 'GIVEN_UP', claim = NULL, ended_at = :now, handled_by = :who
                 WHERE id = :id AND state IN (:states)""")
                        .param("id", id)
                        .param("who", who)
                        .param("now", Rows.columnValue(now))
                        .param("states", names(State.GIVEN_UP_BY_HAND))
                        .update()
                == 1;
    }

    private static List<String> names(Set<State> states) {
        return states.stream().map(State::name).toList();
    }
}
