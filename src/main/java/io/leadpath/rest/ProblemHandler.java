package io.leadpath.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * The one place where a failed request gets its answer: a refusal says what the caller can do, a fault of ours says
 * nothing but a reference that leads to the log.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final FailureProblems problems;

    ProblemHandler(FailureProblems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure; // the security filter chain knows whether logging in would help
        }
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            LOG.debug("The answer could not be completed", failure);
            return null;
        }
        var problem = problems.of(failure);
        if (Problems.wantsPage(request)) {
            return page(problem, request, response);
        }
        return ResponseEntity.status(problem.getStatus())
                .headers(failure instanceof ErrorResponse refusal ? refusal.getHeaders() : HttpHeaders.EMPTY)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<ProblemDetail> page(
            ProblemDetail problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ErrorPages.PROBLEM, problem);
        response.sendError(problem.getStatus());
        return null;
    }
}
