package io.leadpath.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives a request that comes with a session the roles its user holds now, not those of when the user logged in; and
 * ends the session of a user who exists no longer.
 */
class RolesOfNow extends OncePerRequestFilter {
    private final Users users;

    RolesOfNow(Users users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var then = LoggedIn.user();
        if (then.isPresent()) {
            var now = users.find(then.get().id());
            if (now.isEmpty()) {
                forget(request);
            } else if (!now.equals(then)) {
                // A context of its own: the one in the session belongs to parallel requests as well.
                SecurityContextHolder.setContext(new SecurityContextImpl(new LoggedIn(now.get())));
            }
        }
        chain.doFilter(request, response);
    }

    private static void forget(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
