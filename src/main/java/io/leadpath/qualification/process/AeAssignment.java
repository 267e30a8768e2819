package io.leadpath.qualification.process;

import io.leadpath.availability.Availability;
import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import io.leadpath.qualification.HandOffs;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
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
    private final HandOffs handOffs;
    private final Notices notices;

    AeAssignment(Assignment assignment, Availability availability, Users users, HandOffs handOffs, Notices notices) {
        this.assignment = assignment;
        this.availability = availability;
        this.users = users;
        this.handOffs = handOffs;
        this.notices = notices;
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

    /**
     * The least loaded AE who neither rejected the lead nor is one of these; null when there is nobody else. Then the lead
     * is for the group, and the sales managers are told.
     */
    String another(String leadId, Set<String> notThese) {
        var not = new HashSet<>(handOffs.rejectedBy(leadId));
        not.addAll(notThese);
        var chosen = assignment.leastLoaded(Role.AE, not);
        if (chosen.isEmpty()) {
            notices.tell(Role.SALES_MANAGER, Topic.AE_NEEDED, leadId);
        }
        return chosen.orElse(null);
    }

    private static String end(Instant until) {
        return "until " + (until == null ? "further notice" : WHEN.format(until));
    }
}
