package io.leadpath.rest;

import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;

/** What a caller is told about a failure, as the body of an answer or as one result among others. */
@Component
public class FailureProblems {
    /** Technologies this package must not know say by such a translator which of their exceptions is a lost race. */
    private final ObjectProvider<PersistenceExceptionTranslator> translators;

    FailureProblems(ObjectProvider<PersistenceExceptionTranslator> translators) {
        this.translators = translators;
    }

    /** The problem for the caller; a fault of ours goes to the log. */
    public ProblemDetail of(Exception failure) {
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
}
