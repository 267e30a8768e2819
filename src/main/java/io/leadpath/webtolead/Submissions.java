package io.leadpath.webtolead;

import io.leadpath.persistence.Rows;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was sent by the form and is not taken in yet. */
@Repository
class Submissions {
    private final JdbcClient jdbc;

    Submissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them; {@code content} is null when its sender did not consent. */
    record Waiting(String id, String content, Instant receivedAt, Instant dueAt) {}

    void add(String content, Instant now) {
        Rows.insert(jdbc, "web_submission", new Waiting(UUID.randomUUID().toString(), content, now, now));
    }

    Optional<Waiting> nextDue(Instant now) {
        return jdbc.sql("SELECT * FROM web_submission WHERE due_at <= :now ORDER BY due_at, id FETCH FIRST 1 ROW ONLY")
                .param("now", Rows.columnValue(now))
                .query(Rows.mapper(Waiting.class))
                .optional();
    }

    /** False when another server was quicker; its transaction is waited for. */
    boolean remove(String id) {
        return jdbc.sql("DELETE FROM web_submission WHERE id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    void postpone(String id, Instant until) {
        jdbc.sql("UPDATE web_submission SET due_at = :until WHERE id = :id")
                .param("until", Rows.columnValue(until))
                .param("id", id)
                .update();
    }
}
