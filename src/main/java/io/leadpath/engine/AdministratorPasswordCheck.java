package io.leadpath.engine;

import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Stops a start in production at once, before any database is touched, when there is no administrator's password or
 * not one that {@link PasswordRules} accept.
 */
class AdministratorPasswordCheck implements EnvironmentPostProcessor, Ordered {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of("production"))) {
            return;
        }
        var password = environment.getProperty("leadpath.admin.password", "");
        var administrator = new UserEntity(environment.getProperty("leadpath.admin.id", "admin"));
        administrator.setFirstName(Administrator.FIRST_NAME);
        administrator.setLastName(Administrator.LAST_NAME);
        if (!new PasswordRules().accept(password, administrator)) {
            throw new MissingAdministratorPassword();
        }
    }

    /** Behind the configuration files, which may activate the profile. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
