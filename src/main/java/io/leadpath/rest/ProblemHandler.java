package io.leadpath.rest;

import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

    /** Technologies this package must not know say by such a translator which of their exceptions is a lost race. */
    private final ObjectProvider<PersistenceExceptionTranslator> translators;

    ProblemHandler(ObjectProvider<PersistenceExceptionTranslator> translators) {
        this.translators = translators;
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
        var problem = problem(failure);
        if (Problems.wantsPage(request)) {
            return page(problem, request, response);
        }
        return ResponseEntity.status(problem.getStatus())
                .headers(failure instanceof ErrorResponse refusal ? refusal.getHeaders() : HttpHeaders.EMPTY)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private ProblemDetail problem(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BusinessException refusal) {
                return Problems.of(refusal);
            }
        }
        var refusal = RequestFaults.refusal(failure);
        if (refusal != null) {
            return Problems.of(refusal);
        }
        if (failure instanceof ErrorResponse response
                && response.getStatusCode().is4xxClientError()) {
            return Problems.of(response.getStatusCode(), RequestFaults.sentence(response));
        }
        if (isLostRace(failure)) {
            return Problems.of(new BusinessException(
                    ErrorCode.CONFLICT,
                    "Somebody else changed the same record at the same moment. Read it again and repeat the request."));
        }
        var status =
                failure instanceof ErrorResponse response ? response.getStatusCode() : HttpStatus.INTERNAL_SERVER_ERROR;
        return Problems.fault(status, failure);
    }

    private boolean isLostRace(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var translated = cause instanceof RuntimeException runtime ? translated(runtime) : null;
            if (translated instanceof ConcurrencyFailureException || translated instanceof DuplicateKeyException) {
                return true;
            }
        }
        return false;
    }

    private RuntimeException translated(RuntimeException failure) {
        return translators
                .orderedStream()
                .map(translator -> (RuntimeException) translator.translateExceptionIfPossible(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(failure);
    }

    private static ResponseEntity<ProblemDetail> page(
            ProblemDetail problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ErrorPages.PROBLEM, problem);
        response.sendError(problem.getStatus());
        return null;
    }
}
