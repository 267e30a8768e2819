package io.leadpath.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses (400) an address that spells the name of a servlet in a roundabout way, such as {@code //engine-rest}. The
 * firewall would refuse it too, but a filter of Spring's stumbles over it before.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnusualAddresses extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var servlet = request.getContextPath() + request.getServletPath();
        var isServletOfItsOwn = request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH;
        if (isServletOfItsOwn && !(request.getRequestURI() + "/").startsWith(servlet + "/")) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        chain.doFilter(request, response);
    }
}
