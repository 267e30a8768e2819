package io.leadpath.notification;

import io.leadpath.persistence.Rows;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells people what they need to know, in the transaction in which it came up. */
@Service
@Transactional
public class Notices {
    private final JdbcClient jdbc;
    private final Users users;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Notices(JdbcClient jdbc, Users users, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /** Tells one user; nobody (null) is told nothing. */
    public void tell(String userId, Topic topic, String subjectId) {
        if (userId != null) {
            give(new Notice(UUID.randomUUID().toString(), userId, topic, subjectId, 1, clock.instant()));
        }
    }

    /** Tells everybody who holds the role. */
    public void tell(Role role, Topic topic, String subjectId) {
        users.withRole(role).forEach(user -> tell(user, topic, subjectId));
    }

    /** Tells everybody who holds the role, at most once a day: what comes later that day only raises the count. */
    public void digest(Role role, Topic topic) {
        users.withRole(role).forEach(user -> digest(user, topic));
    }

    /** As {@link #digest(Role, Topic)}, for one user. */
    public void digest(String userId, Topic topic) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).atStartOfDay(ZoneOffset.UTC);
        var added = jdbc.sql("""
                UPDATE notice SET count = count + 1
                 WHERE recipient = :recipient AND topic = :topic AND subject_id IS NULL AND created_at >= :today""")
                .param("recipient", userId)
                .param("topic", topic.name())
                .param("today", today.toOffsetDateTime())
                .update();
        if (added == 0) {
            tell(userId, topic, null);
        }
    }

    /** What the user was told, newest first. */
    public List<Notice> of(String userId, int limit) {
        return jdbc.sql("SELECT * FROM notice WHERE recipient = :user ORDER BY created_at DESC, id LIMIT :limit")
                .param("user", userId)
                .param("limit", limit)
                .query(Rows.mapper(Notice.class))
                .list();
    }

    private void give(Notice notice) {
        Rows.insert(jdbc, "notice", notice);
        events.publishEvent(new NoticeGiven(notice));
    }
}
