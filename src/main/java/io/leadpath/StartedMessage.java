package io.leadpath;

import io.leadpath.security.DemoUser;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Says at the end of the start where to go and, in demo mode, as whom. */
@Component
class StartedMessage {
    private static final Logger LOG = LoggerFactory.getLogger(StartedMessage.class);

    private final Environment environment;

    StartedMessage(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            LOG.info(
                    "{}",
                    text(
                            web.getWebServer().getPort(),
                            environment.getProperty("server.servlet.context-path", ""),
                            !environment.acceptsProfiles(Profiles.of("production"))));
        }
    }

    static String text(int port, String contextPath, boolean demo) {
        var site = "http://localhost:" + port + contextPath;
        return """

                Leadpath is running.
                  Start here   %1$s/
                  Tasklist     %1$s/camunda/app/tasklist/default/
                  Cockpit      %1$s/camunda/app/cockpit/default/
                  REST API     %1$s/swagger-ui.html
                """.formatted(site) + (demo ? demoUsers() : "");
    }

    private static String demoUsers() {
        return "  Log in as    "
                + DemoUser.ALL.stream().map(DemoUser::id).collect(Collectors.joining(", "))
                + " (the password is the user name)\n";
    }
}
