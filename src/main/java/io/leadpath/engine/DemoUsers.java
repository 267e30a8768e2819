package io.leadpath.engine;

import io.leadpath.security.DemoUser;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Demo mode: one or two people per role, whose password is their id. */
@Component
@Profile("!production")
class DemoUsers implements FirstUsers {
    private final UserAccounts accounts;

    DemoUsers(UserAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void createMissing() {
        DemoUser.ALL.forEach(user -> accounts.createMissing(
                user.id(), user.firstName(), user.lastName(), user.email(), user.id(), user.role()));
    }
}
