package io.leadpath.lead;

import io.leadpath.security.Role;
import io.leadpath.security.Users;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import org.springframework.stereotype.Component;

/** Who can own a lead or what it becomes: a user, or a group that has not handed it to one of its members yet. */
@Component
public class LeadOwners {
    private final Users users;

    LeadOwners(Users users) {
        this.users = users;
    }

    /** Whether it names a group. Where a user has the id of a group, the user is meant. */
    boolean isGroup(String owner) {
        return owner != null
                && Role.ofGroup(owner).isPresent()
                && users.find(owner).isEmpty();
    }

    boolean isKnown(String owner) {
        return owner != null
                && (Role.ofGroup(owner).isPresent() || users.find(owner).isPresent());
    }

    /** Refuses an owner who is neither; nobody is allowed. */
    public void check(String owner) {
        if (owner != null && !isKnown(owner)) {
            throw BusinessException.invalid(
                    "owner",
                    ErrorCode.INVALID_CROSS_REFERENCE,
                    "'owner' must be the id of a user or a group; there is no '" + owner + "'.");
        }
    }
}
