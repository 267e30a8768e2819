package io.leadpath.rest.idempotency;

import static io.leadpath.persistence.Rows.columnValue;

import io.leadpath.persistence.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The answers of the last 24 hours, by user and key. Older ones are as if they had never been. */
@Repository
class RememberedAnswers {
    private static final Duration KEPT = Duration.ofHours(24);
    /** PostgreSQL's word for having waited long enough, which Spring does not know. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** The key is being used, or was used, by another request. */
    static final class KeyTaken extends RuntimeException {
        KeyTaken(Throwable cause) {
            super(cause);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean waitsWithoutEnd;

    RememberedAnswers(JdbcClient jdbc, DataSource dataSource, Clock clock) throws MetaDataAccessException {
        this.jdbc = jdbc;
        this.clock = clock;
        this.waitsWithoutEnd = "PostgreSQL"
                .equals(JdbcUtils.extractDatabaseMetaData(dataSource, database -> database.getDatabaseProductName()));
    }

    Optional<RememberedAnswer> find(String userId, String key) {
        return jdbc.sql("""
                SELECT fingerprint, content_type, location, etag, body FROM idempotency_key
                 WHERE user_id = :user AND idempotency_key = :key AND created_at > :since""")
                .params(Map.of("user", userId, "key", key, "since", columnValue(oldest())))
                .query(Rows.mapper(RememberedAnswer.class))
                .optional();
    }

    /**
     * Claims the key until the running transaction ends; somebody else's claim is waited for.
     *
     * @throws KeyTaken when the other request succeeded, or still runs after some seconds
     */
    void claim(String userId, String key, String fingerprint) {
        try {
            limitWait("'5s'");
            jdbc.sql(
                            "DELETE FROM idempotency_key WHERE user_id = :user AND idempotency_key = :key AND created_at <= :since")
                    .params(Map.of("user", userId, "key", key, "since", columnValue(oldest())))
                    .update();
            jdbc.sql("""
                    INSERT INTO idempotency_key (user_id, idempotency_key, fingerprint, created_at)
                    VALUES (:user, :key, :fingerprint, :now)""")
                    .params(Map.of("user", userId, "key", key, "fingerprint", fingerprint))
                    .param("now", columnValue(clock.instant()))
                    .update();
            limitWait("DEFAULT");
        } catch (DuplicateKeyException | TransientDataAccessException e) {
            throw new KeyTaken(e);
        } catch (UncategorizedSQLException e) {
            throw LOCK_NOT_AVAILABLE.equals(e.getSQLException().getSQLState()) ? new KeyTaken(e) : e;
        }
    }

    /** Completes a claim of the running transaction. */
    void remember(String userId, String key, RememberedAnswer answer) {
        var columns = Rows.columns(answer);
        var assignments = Rows.assignments(columns);
        columns.put("user", userId);
        columns.put("key", key);
        jdbc.sql("UPDATE idempotency_key SET " + assignments + " WHERE user_id = :user AND idempotency_key = :key")
                .params(columns)
                .update();
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        jdbc.sql("DELETE FROM idempotency_key WHERE created_at <= :since")
                .param("since", columnValue(oldest()))
                .update();
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }

    /** H2 gives up waiting by itself; PostgreSQL is told to, for this one statement. */
    private void limitWait(String time) {
        if (waitsWithoutEnd) {
            jdbc.sql("SET LOCAL lock_timeout TO " + time).update();
        }
    }
}
