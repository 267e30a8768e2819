package io.leadpath.rest;

import io.leadpath.jobs.Failure;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Writes refusals and faults in the form of RFC 9457 with the contract's codes. */
final class Problems {
    /** Not part of the contract's codes: no caller can do anything about it. */
    static final String INTERNAL_ERROR = "INTERNAL_ERROR";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static ProblemDetail of(BusinessException refusal) {
        var problem =
                of(HttpStatusCode.valueOf(refusal.httpStatus()), refusal.code().name(), refusal.getMessage());
        if (!refusal.problems().isEmpty()) {
            problem.setProperty("errors", refusal.problems());
        }
        refusal.properties().forEach(problem::setProperty);
        return problem;
    }

    /** A refusal that only has a status, with the code that fits it. */
    static ProblemDetail of(HttpStatusCode status, String detail) {
        return of(status, code(status), detail);
    }

    private static ProblemDetail of(HttpStatusCode status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return problem;
    }

    /** A fault of ours: the log gets where it happened, but no message, and the caller a reference that leads there. */
    static ProblemDetail fault(HttpStatusCode status, Throwable fault) {
        var reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("Request failed, reference {}: {}", reference, new Failure(fault).trace());
        var problem = of(
                status,
                INTERNAL_ERROR,
                "Something went wrong on our side. Nothing was changed. Try again later; if it happens again, tell your"
                        + " administrator the reference " + reference + ".");
        problem.setProperty("reference", reference);
        return problem;
    }

    /** A sentence for a status nobody explained. */
    static String sentence(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "The request is not well-formed.";
            case 401 -> "Log in to use this.";
            case 403 -> "You are not allowed to do this.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take this method.";
            case 413 -> "The request is too large.";
            case 415 -> "This address does not take this type of content.";
            case 429 -> "Too many requests. Wait a moment and try again.";
            default -> {
                var known = Optional.ofNullable(HttpStatus.resolve(status.value()));
                yield "The request was refused: "
                        + known.map(HttpStatus::getReasonPhrase).orElse("status " + status.value()) + ".";
            }
        };
    }

    /** Browsers on pages get pages; everybody else, and everything under /api, gets a problem. */
    static boolean wantsPage(HttpServletRequest request) {
        var original = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = (original == null ? request.getRequestURI() : original)
                .substring(request.getContextPath().length());
        var accept = request.getHeader("Accept");
        return !path.equals("/api") && !path.startsWith("/api/") && accept != null && accept.contains("text/html");
    }

    private static String code(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> ErrorCode.UNAUTHORIZED.name();
            case 403 -> ErrorCode.FORBIDDEN.name();
            case 404, 410 -> ErrorCode.NOT_FOUND.name();
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED.name();
            case 406, 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE.name();
            case 409, 412, 423 -> ErrorCode.CONFLICT.name();
            case 413 -> ErrorCode.PAYLOAD_TOO_LARGE.name();
            case 428 -> ErrorCode.PRECONDITION_REQUIRED.name();
            case 429 -> ErrorCode.RATE_LIMITED.name();
            default -> status.is5xxServerError() ? INTERNAL_ERROR : ErrorCode.INVALID_VALUE.name();
        };
    }
}
