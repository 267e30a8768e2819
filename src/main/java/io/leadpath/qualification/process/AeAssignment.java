package io.leadpath.qualification.process;

import io.leadpath.availability.Availability;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which account executive gets a lead: whoever was named, or else the least loaded one who is available. */
@Component
class AeAssignment {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Assignment assignment;
    private final Availability availability;
    private final Users users;

    AeAssignment(Assignment assignment, Availability availability, Users users) {
        this.assignment = assignment;
        this.availability = availability;
        this.users = users;
    }

    private boolean isAe(String userId) {
        return users.find(userId).filter(user -> user.has(Role.AE)).isPresent();
    }

    /** Why this user cannot get a lead, in a sentence; empty for an account executive who is available. */
    Optional<String> objection(String userId) {
        if (!isAe(userId)) {
            return Optional.of("'" + userId + "' is not an account executive.");
        }
        var said = availability.of(userId);
        return said.available()
                ? Optional.empty()
                : Optional.of("'" + userId + "' is away " + end(said.until())
                        + ". Name another account executive, or none: then the least loaded one is chosen.");
    }

    /** The least loaded AE other than these; empty when there is nobody else. */
    Optional<String> leastLoaded(Set<String> notThese) {
        return assignment.leastLoaded(Role.AE, notThese);
    }

    private static String end(Instant until) {
        return "until " + (until == null ? "further notice" : WHEN.format(until));
    }
}
