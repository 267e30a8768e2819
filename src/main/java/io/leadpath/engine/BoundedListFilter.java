package io.leadpath.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives a list that was asked for without a length the longest one that the engine allows. The engine refuses lists
 * without end, which Tasklist, Cockpit and many programs ask for where they expect few entries.
 */
class BoundedListFilter extends OncePerRequestFilter {
    private static final Pattern HAS_LENGTH = Pattern.compile("(^|.*&)maxResults=.*");
    /** Have a length of their own, and refuse a greater one. */
    private static final Pattern METRICS = Pattern.compile(".*/metrics(/.*)?");

    private final ProcessEngineConfigurationImpl engine;

    BoundedListFilter(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var query = request.getQueryString();
        return query != null && HAS_LENGTH.matcher(query).matches()
                || METRICS.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Bounded(request, "maxResults=" + engine.getQueryMaxResultsLimit()), response);
    }

    private static final class Bounded extends HttpServletRequestWrapper {
        private final String length;

        private Bounded(HttpServletRequest request, String length) {
            super(request);
            this.length = length;
        }

        /** Where the engine's REST API looks for it, of a query with a body as well. */
        @Override
        public String getQueryString() {
            var query = super.getQueryString();
            return query == null || query.isEmpty() ? length : query + "&" + length;
        }
    }
}
