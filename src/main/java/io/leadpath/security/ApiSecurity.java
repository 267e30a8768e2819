package io.leadpath.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Programs: HTTP Basic without a session, or the session of somebody who is logged in to the pages. Never a redirect. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** What a browser says of a call that the user or a page of this very site made; programs say nothing. */
    private static final Set<String> FROM_HERE = Set.of("same-origin", "none");

    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http, Users users, Refusals refusals) throws Exception {
        return http.securityMatcher(Paths.under("/api", "/engine-rest"))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll();
                    EngineAccess.restrict(requests);
                    requests.anyRequest().authenticated();
                })
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals::askForBasic))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(refusals::askForBasic)
                        .accessDeniedHandler(refusals::forbidden))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(ApiSecurity::needsToken))
                .addFilterBefore(new RolesOfNow(users), AnonymousAuthenticationFilter.class)
                .build();
    }

    /**
     * A token is needed where the browser alone would prove who calls: with a session, and with Basic credentials that
     * a browser remembers and sends along when another site makes the call. Who is not logged in gets a 401, not a 403.
     */
    static boolean needsToken(HttpServletRequest request) {
        if (SAFE_METHODS.contains(request.getMethod())) {
            return false;
        }
        return isBasic(request)
                ? !FROM_HERE.contains(Objects.requireNonNullElse(request.getHeader("Sec-Fetch-Site"), "none"))
                : isLoggedInBySession(request);
    }

    private static boolean isBasic(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    private static boolean isLoggedInBySession(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }
}
