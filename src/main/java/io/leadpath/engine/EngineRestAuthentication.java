package io.leadpath.engine;

import io.leadpath.security.CurrentUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine who calls its REST API, and forgets it afterwards. Without a caller nothing passes: the engine takes
 * "nobody" for the application itself, which may do everything.
 */
class EngineRestAuthentication extends OncePerRequestFilter {
    private final IdentityService identity;
    private final CamundaUsers users;

    EngineRestAuthentication(IdentityService identity, CamundaUsers users) {
        this.identity = identity;
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof CurrentUser caller)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            identity.setAuthentication(caller.id(), users.groupIds(caller.id()), List.of());
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
