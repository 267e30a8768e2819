package io.leadpath.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first administrator of a production installation.
 *
 * @param id       the user's id, {@code admin} unless given
 * @param password given from outside as {@code LEADPATH_ADMIN_PASSWORD}; there is no default;
 *                 {@link AdministratorPasswordCheck} has looked at it
 */
@ConfigurationProperties("leadpath.admin")
record AdministratorProperties(@DefaultValue("admin") String id, String password) {
    @Override
    public String toString() {
        return "AdministratorProperties[id=" + id + "]";
    }
}
