package io.leadpath.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** People: one log-in form for the pages, Tasklist, Cockpit and the API's documentation, and one session. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    static final String LOGIN_PAGE = "/login";

    private static final RequestMatcher ENGINE_WEBAPPS = Paths.under("/camunda");
    private static final RequestMatcher ENGINE_WEBAPP_CALLS = Paths.under("/camunda/api");
    private static final RequestMatcher SIGN_OUT_OF_ENGINE_WEBAPPS =
            Paths.post("/camunda/api/admin/auth/user/[^/]+/logout");
    private static final RequestMatcher LOGOUT = Paths.post("/logout");

    /** Asked for by programs, unless a browser says that it wants a page. */
    private static final RequestMatcher FOR_PROGRAMS = Paths.under("/actuator", "/v3/api-docs", "/v3/api-docs.yaml");

    private static final RequestMatcher CACHEABLE = Paths.under("/assets", "/camunda/lib", "/webjars");

    @Bean
    @Order(0)
    SecurityFilterChain publicChain(HttpSecurity http) throws Exception {
        return http.securityMatcher(Paths.under("/public", "/actuator/health"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .securityContext(context -> context.disable())
                .requestCache(cache -> cache.disable())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageChain(HttpSecurity http, Users users, Refusals refusals) throws Exception {
        var savedPages = new HttpSessionRequestCache();
        savedPages.setRequestMatcher(PageSecurity::wantsPage);
        savedPages.setMatchingRequestParameterName(null); // else the address the user returns to ends in "?continue"
        return http.authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                            .permitAll()
                            .requestMatchers(Paths.exactly(LOGIN_PAGE, "/assets/leadpath.css", "/favicon.ico"))
                            .permitAll();
                    EngineAccess.restrict(requests);
                    requests.anyRequest().authenticated();
                })
                .formLogin(form -> form.loginPage(LOGIN_PAGE).failureUrl(LOGIN_PAGE + "?error"))
                .logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(LOGOUT, SIGN_OUT_OF_ENGINE_WEBAPPS))
                        .logoutSuccessHandler(PageSecurity::sayGoodbye))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(entryPoint(refusals))
                        .accessDeniedHandler(accessDenied(refusals)))
                .requestCache(cache -> cache.requestCache(savedPages))
                // The engine's web applications bring a CSRF filter of their own.
                .csrf(csrf -> csrf.ignoringRequestMatchers(ENGINE_WEBAPPS))
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(CACHEABLE), new CacheControlHeadersWriter())))
                .addFilterBefore(new RolesOfNow(users), AnonymousAuthenticationFilter.class)
                .build();
    }

    private static AuthenticationEntryPoint entryPoint(Refusals refusals) {
        var form = new LoginUrlAuthenticationEntryPoint(LOGIN_PAGE);
        return (HttpServletRequest request, HttpServletResponse response, AuthenticationException reason) -> {
            if (wantsPage(request)) {
                form.commence(request, response, reason);
            } else {
                refusals.notLoggedIn(request, response, reason);
            }
        };
    }

    private static AccessDeniedHandler accessDenied(Refusals refusals) {
        var errorPage = new AccessDeniedHandlerImpl();
        return (HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason) -> {
            if (reason instanceof CsrfException && request.getServletPath().equals(LOGIN_PAGE)) {
                // The form was open for longer than its session: show it again with a token that is valid.
                response.sendRedirect(request.getContextPath() + LOGIN_PAGE + "?expired");
            } else if (reason instanceof CsrfException && isTooLarge(request)) {
                // The token is in the upload that nobody read to its end: the page with the form says so.
                response.sendRedirect(request.getContextPath() + request.getServletPath() + "?tooLarge");
            } else if (acceptsHtml(request)) {
                errorPage.handle(request, response, reason);
            } else {
                refusals.forbidden(request, response, reason);
            }
        };
    }

    private static boolean isTooLarge(HttpServletRequest request) throws IOException {
        var type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return false;
        }
        try {
            request.getParts();
            return false;
        } catch (IllegalStateException e) {
            return true;
        } catch (ServletException e) {
            return false;
        }
    }

    private static void sayGoodbye(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        if (SIGN_OUT_OF_ENGINE_WEBAPPS.matches(request)) {
            response.setStatus(HttpStatus.OK.value());
        } else {
            response.sendRedirect(request.getContextPath() + LOGIN_PAGE + "?logout");
        }
    }

    /** A person's browser going somewhere, as opposed to a script or a program fetching something. */
    private static boolean wantsPage(HttpServletRequest request) {
        if (ENGINE_WEBAPP_CALLS.matches(request) || "XMLHttpRequest".equals(request.getHeader("X-Requested-With"))) {
            return false;
        }
        return acceptsHtml(request) || (!FOR_PROGRAMS.matches(request) && acceptsAnything(request));
    }

    private static boolean acceptsHtml(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    private static boolean acceptsAnything(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept == null || accept.startsWith("*/*");
    }
}
