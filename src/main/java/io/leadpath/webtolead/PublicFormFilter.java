package io.leadpath.webtolead;

import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses too many (429) and too large (413) submissions before anything in them is looked at, and reads the others into
 * memory, for {@link #content}.
 */
class PublicFormFilter extends OncePerRequestFilter {
    private static final String CONTENT = PublicFormFilter.class.getName() + ".content";

    private final RateLimit rateLimit;
    private final WebToLeadSettings settings;
    private final HandlerExceptionResolver problems;

    PublicFormFilter(RateLimit rateLimit, WebToLeadSettings settings, HandlerExceptionResolver problems) {
        this.rateLimit = rateLimit;
        this.settings = settings;
        this.problems = problems;
    }

    /** The body of a request that passed. */
    static byte[] content(HttpServletRequest request) {
        return (byte[]) request.getAttribute(CONTENT);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    /** The address is the container's: only it knows which proxies may be believed ({@code server.forward-headers-strategy}). */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = rateLimit.use(request.getRemoteAddr());
        if (wait.isPresent()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait.get())));
            problems.resolveException(request, response, null, tooMany());
            return;
        }
        var longest = (int) settings.maxSize().toBytes();
        var isTooLarge = request.getContentLengthLong() > longest;
        var content = isTooLarge ? new byte[0] : request.getInputStream().readNBytes(longest + 1);
        if (isTooLarge || content.length > longest) {
            problems.resolveException(request, response, null, tooLarge());
            return;
        }
        request.setAttribute(CONTENT, content);
        chain.doFilter(new ReadRequest(request), response);
    }

    private static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    private static BusinessException tooMany() {
        return new BusinessException(ErrorCode.RATE_LIMITED, "Too many enquiries at a time. Send it again in a while.");
    }

    private BusinessException tooLarge() {
        return new BusinessException(
                ErrorCode.PAYLOAD_TOO_LARGE,
                "The enquiry is larger than " + settings.maxSize().toKilobytes() + " KB. Please write less.");
    }

    /** Says no type of content, so that nobody looks for parts or parameters in a body that is read already. */
    private static final class ReadRequest extends HttpServletRequestWrapper {
        ReadRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getContentType() {
            return null;
        }
    }
}
