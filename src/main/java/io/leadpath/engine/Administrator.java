package io.leadpath.engine;

import io.leadpath.security.Role;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Production: one administrator, with the password the operator gave. */
@Component
@Profile("production")
@EnableConfigurationProperties(AdministratorProperties.class)
class Administrator implements FirstUsers {
    static final String FIRST_NAME = "Leadpath";
    static final String LAST_NAME = "Administrator";

    private final AdministratorProperties properties;
    private final UserAccounts accounts;

    Administrator(AdministratorProperties properties, UserAccounts accounts) {
        this.properties = properties;
        this.accounts = accounts;
    }

    @Override
    public void createMissing() {
        accounts.createMissing(properties.id(), FIRST_NAME, LAST_NAME, null, properties.password(), Role.ADMIN);
    }
}
