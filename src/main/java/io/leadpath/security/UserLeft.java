package io.leadpath.security;

import java.util.Set;

/**
 * A user does not hold these roles any more. Announced in the transaction that takes them.
 *
 * @param deleted there is no such user any more
 */
public record UserLeft(String userId, Set<Role> roles, boolean deleted) {
    public UserLeft {
        roles = Set.copyOf(roles);
    }
}
