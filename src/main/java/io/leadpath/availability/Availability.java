package io.leadpath.availability;

import io.leadpath.persistence.Rows;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.UserLeft;
import io.leadpath.security.Users;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is available. Everybody is who was not said to be away; whoever is away until some time is back by the clock. */
@Service
@Transactional
public class Availability {
    private final JdbcClient jdbc;
    private final Users users;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Availability(JdbcClient jdbc, Users users, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is said of a user.
     *
     * @param until the end of an absence, in the future; null: until further notice
     */
    public record Change(@NotNull Boolean available, Instant until) {}

    public UserAvailability of(String userId) {
        return said(userId, "").orElse(UserAvailability.unsaid(userId)).at(clock.instant());
    }

    /**
     * Notes it; who becomes unavailable, or is so for longer, is announced. Refuses (400) an end that has passed or that ends
     * nothing.
     */
    public UserAvailability change(String userId, Change change, CurrentUser who) {
        check(change);
        var known = said(userId, " FOR UPDATE");
        var before = known.orElse(UserAvailability.unsaid(userId)).at(clock.instant());
        var now = new UserAvailability(userId, change.available(), change.until(), who.id(), clock.instant());
        if (known.isEmpty()) {
            Rows.insert(jdbc, "user_availability", now);
        } else {
            update(now);
        }
        if (now.isAwayLongerThan(before)) {
            events.publishEvent(new UserAway(userId));
        }
        return of(userId);
    }

    /** Says nothing about whether there is such a user and what the user's roles are. */
    public boolean isAvailable(String userId) {
        return of(userId).available();
    }

    /** Whether the user will be at work at that moment, as far as is known now. */
    public boolean isAvailable(String userId, Instant at) {
        return said(userId, "").orElse(UserAvailability.unsaid(userId)).at(at).available();
    }

    /** The ids of everybody who holds the role and is not away, in a stable order. */
    public List<String> available(Role role) {
        return users.withRole(role).stream().filter(this::isAvailable).toList();
    }

    /** Somebody who gets the same id later is not away. */
    @EventListener
    void on(UserLeft event) {
        if (event.deleted()) {
            forget(event.userId());
        }
    }

    private void check(Change change) {
        if (change.until() != null && change.available()) {
            throw BusinessException.invalid(
                    "until",
                    ErrorCode.INVALID_VALUE,
                    "'until' is the end of an absence: it goes with available=false.");
        }
        if (change.until() != null && !change.until().isAfter(clock.instant())) {
            throw BusinessException.invalid("until", ErrorCode.INVALID_VALUE, "'until' must be in the future.");
        }
    }

    private Optional<UserAvailability> said(String userId, String lock) {
        return jdbc.sql("SELECT * FROM user_availability WHERE user_id = :user" + lock)
                .param("user", userId)
                .query(Rows.mapper(UserAvailability.class))
                .optional();
    }

    private void update(UserAvailability said) {
        var columns = Rows.columns(said);
        jdbc.sql("UPDATE user_availability SET " + Rows.assignments(columns) + " WHERE user_id = :user_id")
                .params(columns)
                .update();
    }

    private void forget(String userId) {
        jdbc.sql("DELETE FROM user_availability WHERE user_id = :user")
                .param("user", userId)
                .update();
    }
}
