package io.leadpath.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches the whole decoded path. Spring's own path matchers see only what is behind the servlet's mapping, and the
 * engine's REST API and web applications are servlets of their own.
 */
final class Paths {
    private Paths() {}

    /** The paths themselves and everything below them. */
    static RequestMatcher under(String... paths) {
        return request -> Arrays.stream(paths)
                .anyMatch(path -> of(request).equals(path) || of(request).startsWith(path + "/"));
    }

    static RequestMatcher exactly(String... paths) {
        return request -> Arrays.asList(paths).contains(of(request));
    }

    static RequestMatcher post(String regex) {
        var pattern = Pattern.compile(regex);
        return request -> request.getMethod().equals("POST")
                && pattern.matcher(of(request)).matches();
    }

    static boolean matches(HttpServletRequest request, Pattern path) {
        return path.matcher(of(request)).matches();
    }

    private static String of(HttpServletRequest request) {
        var behindServlet = request.getPathInfo();
        return behindServlet == null ? request.getServletPath() : request.getServletPath() + behindServlet;
    }
}
