package io.leadpath.security;

import io.leadpath.shared.BusinessException;
import java.util.Collections;
import java.util.Set;

/** Who is acting: the user's id and roles. Handed to every use case that records or checks who did something. */
public record CurrentUser(String id, Set<Role> roles) {

    public CurrentUser {
        roles = Set.copyOf(roles);
    }

    /** The product itself: timers, sample data, routing. May do what no rule forbids. */
    public static final CurrentUser SYSTEM = new CurrentUser("leadpath", Set.of(Role.ADMIN));

    public boolean may(Permission permission) {
        return !Collections.disjoint(roles, permission.roles());
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Refuses (403) unless one of the user's roles holds the permission. */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw BusinessException.forbidden("Your role does not allow you to " + permission.words() + ".");
        }
    }
}
