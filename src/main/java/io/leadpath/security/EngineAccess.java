package io.leadpath.security;

import static io.leadpath.security.Role.ADMIN;
import static io.leadpath.security.Role.ANALYST;
import static io.leadpath.security.Role.SALES_MANAGER;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * Which roles reach those parts of the engine's REST API that the engine's own authorization leaves open: figures over
 * all processes, jobs that belong to no process and their log, planning of migrations, and a log-in beside the one
 * log-in.
 */
enum EngineAccess {
    JOBS_READ("GET", "/job(/.*)?", SALES_MANAGER, ANALYST, ADMIN),
    JOBS_CHANGE(null, "/job(/.*)?", ADMIN),
    JOB_LOG(null, "/history/job-log(/.*)?", SALES_MANAGER, ANALYST, ADMIN),
    CLEAN_UP(null, "/history/cleanup(/.*)?", ADMIN),
    STATISTICS(null, "/process-definition/(.*/)?statistics", SALES_MANAGER, ANALYST, ADMIN),
    METRICS(null, "/metrics(/.*)?", SALES_MANAGER, ANALYST, ADMIN),
    MIGRATION(null, "/migration(/.*)?", ANALYST, ADMIN);

    private static final String ENGINE = "(/engine-rest(/engine/[^/]+)?|/camunda/api/engine/engine/[^/]+)";
    private static final Pattern COCKPIT = Pattern.compile("/camunda/api/cockpit(/.*)?");
    private static final Pattern OTHER_LOG_IN = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/.*");

    private final String method;
    private final Pattern path;
    private final Set<Role> roles;

    EngineAccess(String method, String path, Role... roles) {
        this.method = method;
        this.path = Pattern.compile(ENGINE + path);
        this.roles = Set.of(roles);
    }

    /** The first row that matches a request decides; what none matches, the engine decides. */
    static void restrict(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        Arrays.stream(values()).forEach(row -> requests.requestMatchers(request ->
                        (row.method == null || HttpMethod.valueOf(row.method).matches(request.getMethod()))
                                && Paths.matches(request, row.path))
                .hasAnyRole(names(row.roles)));
        requests.requestMatchers(request -> Paths.matches(request, COCKPIT))
                .hasAnyRole(names(Set.of(SALES_MANAGER, ANALYST, ADMIN)));
        requests.requestMatchers(request -> Paths.matches(request, OTHER_LOG_IN))
                .denyAll();
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::name).toArray(String[]::new);
    }
}
