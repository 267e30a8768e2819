package io.leadpath.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Leaves the plain sentence of a refused completion. The engine's REST API puts the task's id before it, which says
 * nothing to whoever reads it in Tasklist.
 */
class PlainRefusalFilter extends OncePerRequestFilter {
    private static final Pattern COMPLETION = Pattern.compile(".*/task/[^/]+/(submit-form|complete)/?");
    private static final Pattern PREFIX =
            Pattern.compile("(\"message\"\\s*:\\s*\")Cannot (?:submit task form|complete task) [^ :\"]+: ");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod())
                || !COMPLETION.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var buffered = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, buffered);
        if (buffered.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            var body = new String(buffered.getContentAsByteArray(), StandardCharsets.UTF_8);
            buffered.resetBuffer();
            buffered.getOutputStream()
                    .write(PREFIX.matcher(body).replaceFirst("$1").getBytes(StandardCharsets.UTF_8));
        }
        buffered.copyBodyToResponse();
    }
}
