package io.leadpath.engine;

import io.leadpath.security.Role;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Creates user accounts that are missing; an existing one keeps its password and its groups. */
@Component
class UserAccounts {
    private final IdentityService identity;

    UserAccounts(IdentityService identity) {
        this.identity = identity;
    }

    void createMissing(String id, String firstName, String lastName, String email, String password, Role role) {
        if (identity.createUserQuery().userId(id).count() > 0) {
            return;
        }
        var user = identity.newUser(id);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setEmail(email);
        user.setPassword(password);
        identity.saveUser(user);
        identity.createMembership(id, role.groupId());
    }
}
