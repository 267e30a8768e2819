package io.leadpath.engine;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/** Stops a start in production without an administrator's password at once, before any database is touched. */
class AdministratorPasswordCheck implements EnvironmentPostProcessor, Ordered {
    static final int SHORTEST = 12;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var password = environment.getProperty("leadpath.admin.password", "");
        if (environment.acceptsProfiles(Profiles.of("production"))
                && password.strip().length() < SHORTEST) {
            throw new MissingAdministratorPassword();
        }
    }

    /** Behind the configuration files, which may activate the profile. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
