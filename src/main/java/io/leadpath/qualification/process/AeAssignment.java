package io.leadpath.qualification.process;

import io.leadpath.availability.Availability;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.Leads;
import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import io.leadpath.qualification.HandOffs;
import io.leadpath.qualification.KnownAccounts;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which account executive gets a lead: whoever was named, or else who is nearest to it, or else who has least to do. */
@Component
class AeAssignment {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Assignment assignment;
    private final Availability availability;
    private final Users users;
    private final Leads leads;
    private final LeadLifecycle lifecycle;
    private final KnownAccounts accounts;
    private final HandOffs handOffs;
    private final Notices notices;

    AeAssignment(
            Assignment assignment,
            Availability availability,
            Users users,
            Leads leads,
            LeadLifecycle lifecycle,
            KnownAccounts accounts,
            HandOffs handOffs,
            Notices notices) {
        this.assignment = assignment;
        this.availability = availability;
        this.users = users;
        this.leads = leads;
        this.lifecycle = lifecycle;
        this.accounts = accounts;
        this.handOffs = handOffs;
        this.notices = notices;
    }

    /** Whether the lead's account executive will be there then; nobody (null) will not. */
    boolean isThere(String ae, Instant at) {
        return ae != null && availability.isAvailable(ae, at);
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
     * The least loaded one who neither rejected the lead nor is one of these. When there is nobody else the lead is the
     * group's, and the sales managers are told.
     *
     * @return null: nobody is free
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

    /**
     * Gives a lead that needs an account executive to the one who had it, else to the owner of its account, else to the
     * least loaded one. Nobody who is away or rejected this lead is chosen. Where there is no other, the lead is the
     * group's and sales managers are told.
     *
     * @return null: nobody is free
     */
    String choose(String leadId) {
        var lead = leads.get(leadId);
        var rejectedBy = handOffs.rejectedBy(leadId);
        var chosen = Optional.ofNullable(lead.state().ae())
                .filter(ae -> mayGet(ae, rejectedBy))
                .or(() -> ofAccount(lead))
                .orElseGet(() -> another(leadId, Set.of()));
        lifecycle.assignAe(leadId, chosen, CurrentUser.SYSTEM);
        return chosen;
    }

    /** Gives the lead to the owner of the account that it belongs to already, who is told; empty when there is none. */
    Optional<String> ofAccount(Lead lead) {
        var rejectedBy = handOffs.rejectedBy(lead.id());
        var owner = accounts.of(lead.details())
                .map(account -> account.details().owner())
                .filter(user -> mayGet(user, rejectedBy));
        owner.ifPresent(ae -> {
            lifecycle.assignAe(lead.id(), ae, CurrentUser.SYSTEM);
            tell(ae, lead);
        });
        return owner;
    }

    private boolean mayGet(String userId, Set<String> notThese) {
        return assignment.mayGet(Role.AE, userId) && !notThese.contains(userId);
    }

    /** Imported leads come by the hundred. */
    private void tell(String ae, Lead lead) {
        if (lead.state().imported()) {
            notices.digest(ae, Topic.LEAD_OF_YOUR_ACCOUNT);
        } else {
            notices.tell(ae, Topic.LEAD_OF_YOUR_ACCOUNT, lead.id());
        }
    }

    private static String end(Instant until) {
        return "until " + (until == null ? "further notice" : WHEN.format(until));
    }
}
