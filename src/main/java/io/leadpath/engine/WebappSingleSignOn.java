package io.leadpath.engine;

import io.leadpath.security.CurrentUser;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.security.core.context.SecurityContextHolder;

/** Logs whoever is logged in to Leadpath in to Tasklist, Cockpit and Admin as well. */
class WebappSingleSignOn extends ContainerBasedAuthenticationFilter implements AuthenticationProvider {
    private static final Pattern WHO_AM_I = Pattern.compile("/api/admin/auth/user/([^/]+)");

    @Override
    public void init(FilterConfig config) {
        authenticationProvider = this;
    }

    /** The question who is logged in counts too, not only the pages: it may come first. */
    @Override
    protected String extractEngineName(HttpServletRequest request) {
        var whoAmI = WHO_AM_I.matcher(getRequestUri(request));
        return whoAmI.matches() ? whoAmI.group(1) : super.extractEngineName(request);
    }

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof CurrentUser user
                ? AuthenticationResult.successful(user.id())
                : AuthenticationResult.unsuccessful();
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // The security chain has already sent everybody else to the log-in page.
    }
}
