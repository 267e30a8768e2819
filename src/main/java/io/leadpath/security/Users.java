package io.leadpath.security;

import java.util.List;
import java.util.Optional;

/** The people who work with Leadpath, as the identity store knows them. */
public interface Users {

    /** The user with the roles held now, or empty when there is no such user. */
    Optional<CurrentUser> find(String userId);

    /** True when the password is the user's; a locked or unknown user answers false. */
    boolean passwordMatches(String userId, String password);

    /** What people call the user: first and last name, or the id where there is no name or no such user. */
    default String nameOf(String userId) {
        return userId;
    }

    /** Where mail reaches the user; empty where no address is recorded. */
    default Optional<String> emailOf(String userId) {
        return Optional.empty();
    }

    /** The ids of everybody who holds the role, in a stable order. */
    List<String> withRole(Role role);
}
