package io.leadpath.rest.idempotency;

import static io.leadpath.shared.ErrorCode.CONFLICT;
import static io.leadpath.shared.ErrorCode.IDEMPOTENCY_KEY_REUSED;
import static io.leadpath.shared.ErrorCode.INVALID_VALUE;

import io.leadpath.rest.idempotency.RememberedAnswers.KeyTaken;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.support.StandardMultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a POST that is sent again with the same {@code Idempotency-Key} with what it was answered first. The work and
 * its remembered answer are one transaction: after a crash there are both or neither. Only success is remembered.
 */
class IdempotencyFilter extends OncePerRequestFilter {
    private static final String KEY = "Idempotency-Key";
    private static final Pattern USABLE_KEY = Pattern.compile("[\\x20-\\x7E]{1,255}");

    private final RememberedAnswers answers;
    private final TransactionTemplate transaction;
    private final HandlerExceptionResolver problems;
    private final Duration patience;

    IdempotencyFilter(
            RememberedAnswers answers,
            TransactionTemplate transaction,
            HandlerExceptionResolver problems,
            Duration patience) {
        this.answers = answers;
        this.transaction = transaction;
        this.problems = problems;
        this.patience = patience;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || request.getHeader(KEY) == null || userId() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            answerOnce(new Attempt(request, response, chain));
        } catch (Exception e) {
            if (!response.isCommitted()) {
                response.reset();
            }
            if (problems.resolveException(request, response, null, e) == null) {
                throw e;
            }
        }
    }

    private void answerOnce(Attempt attempt) throws ServletException, IOException {
        var giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            var earlier = answers.find(attempt.userId, attempt.key);
            if (earlier.isPresent()) {
                attempt.replay(earlier.get());
                return;
            }
            try {
                attempt.run();
                return;
            } catch (KeyTaken e) {
                if (System.nanoTime() > giveUp) {
                    throw new BusinessException(
                            CONFLICT, "A request with this " + KEY + " is still running. Send it again in a moment.");
                }
            }
        }
    }

    private static String userId() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null) {
            return null;
        }
        return login.getPrincipal() instanceof CurrentUser user ? user.id() : login.getName();
    }

    /** One request with a key: whose it is, what it asks for, and how it goes on. */
    private final class Attempt {
        private final String userId = userId();
        private final String key;
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final FilterChain chain;
        private final String fingerprint;

        Attempt(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            this.key = usableKey(request);
            this.response = response;
            this.chain = chain;
            var type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
            if (type.startsWith("multipart/")) {
                new StandardMultipartHttpServletRequest(request); // reads the parts, or says what is wrong with them
                this.request = request;
                this.fingerprint = Fingerprint.ofParts(request);
            } else if (type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
                this.request = request;
                this.fingerprint = Fingerprint.ofForm(request);
            } else {
                var replayable = new ReplayableRequest(request);
                this.request = replayable;
                this.fingerprint = Fingerprint.of(replayable);
            }
        }

        private static String usableKey(HttpServletRequest request) {
            var keys = Collections.list(request.getHeaders(KEY));
            if (keys.size() != 1 || !USABLE_KEY.matcher(keys.get(0)).matches()) {
                throw new BusinessException(
                        INVALID_VALUE, "The header " + KEY + " must hold 1 to 255 printable characters, once.");
            }
            return keys.get(0);
        }

        void run() throws ServletException, IOException {
            var buffered = new ContentCachingResponseWrapper(response);
            try {
                transaction.executeWithoutResult(status -> runIn(status, buffered));
            } catch (ChainFailure e) {
                throw e.unwrapped();
            }
            buffered.copyBodyToResponse();
        }

        private void runIn(TransactionStatus status, ContentCachingResponseWrapper buffered) {
            answers.claim(userId, key, fingerprint);
            try {
                chain.doFilter(request, buffered);
            } catch (IOException | ServletException e) {
                throw new ChainFailure(e);
            }
            if (HttpStatusCode.valueOf(buffered.getStatus()).is2xxSuccessful()) {
                answers.remember(userId, key, answer(buffered));
            } else {
                status.setRollbackOnly();
            }
        }

        private RememberedAnswer answer(ContentCachingResponseWrapper answered) {
            return new RememberedAnswer(
                    fingerprint,
                    answered.getContentType(),
                    answered.getHeader(HttpHeaders.LOCATION),
                    answered.getHeader(HttpHeaders.ETAG),
                    new String(answered.getContentAsByteArray(), StandardCharsets.UTF_8));
        }

        void replay(RememberedAnswer answer) throws IOException {
            if (!answer.fingerprint().equals(fingerprint)) {
                throw new BusinessException(
                        IDEMPOTENCY_KEY_REUSED,
                        "This " + KEY + " was used for another request within the last 24 hours. Use a new one.");
            }
            response.setStatus(HttpServletResponse.SC_OK);
            response.setHeader("Idempotency-Replayed", "true");
            response.setContentType(answer.contentType());
            setHeader(HttpHeaders.LOCATION, answer.location());
            setHeader(HttpHeaders.ETAG, answer.etag());
            response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
        }

        private void setHeader(String name, String value) {
            if (value != null) {
                response.setHeader(name, value);
            }
        }
    }

    /** Carries a checked exception out of the transaction, which it rolls back. */
    private static final class ChainFailure extends RuntimeException {
        ChainFailure(Exception cause) {
            super(cause);
        }

        IOException unwrapped() throws ServletException {
            if (getCause() instanceof ServletException failure) {
                throw failure;
            }
            return (IOException) getCause();
        }
    }
}
