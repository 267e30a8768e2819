package io.leadpath.rest;

import static io.leadpath.shared.ErrorCode.INVALID_FILE;
import static io.leadpath.shared.ErrorCode.INVALID_VALUE;
import static io.leadpath.shared.ErrorCode.PAYLOAD_TOO_LARGE;
import static io.leadpath.shared.ErrorCode.REQUIRED_FIELD_MISSING;
import static io.leadpath.shared.ErrorCode.UNSUPPORTED_MEDIA_TYPE;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Problem;
import io.leadpath.shared.Validation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Says in the contract's codes and in plain words what Spring MVC has against a request. */
final class RequestFaults {
    private RequestFaults() {}

    /** The refusal, or null when the exception is not about the request's form. */
    static BusinessException refusal(Exception fault) {
        if (fault instanceof HttpMessageNotReadableException unreadable) {
            return unreadable(unreadable);
        }
        if (fault instanceof TypeMismatchException mismatch) {
            return invalid(requireNonNullElse(mismatch.getPropertyName(), "value"), mismatch.getRequiredType());
        }
        if (fault instanceof MissingServletRequestParameterException missing) {
            return missing(missing.getParameterName(), "parameter");
        }
        if (fault instanceof MissingServletRequestPartException missing) {
            return missing(missing.getRequestPartName(), "part");
        }
        if (fault instanceof MissingRequestHeaderException missing) {
            return missing(missing.getHeaderName(), "header");
        }
        if (fault instanceof BindException binding) {
            return invalid(binding.getFieldErrors().stream().map(RequestFaults::problem));
        }
        if (fault instanceof MethodValidationResult validation) {
            return invalid(validation.getParameterValidationResults().stream().flatMap(RequestFaults::problems));
        }
        if (fault instanceof ConstraintViolationException violations) {
            return invalid(violations.getConstraintViolations().stream()
                    .map(violation -> named(violation, lastName(violation))));
        }
        return fault instanceof MultipartException multipart ? upload(multipart) : null;
    }

    /** The sentence for a refusal that Spring gave a status already. */
    static String sentence(ErrorResponse refusal) {
        if (refusal instanceof HttpRequestMethodNotSupportedException method) {
            var allowed = method.getSupportedMethods();
            return "This address does not take " + method.getMethod() + "."
                    + (allowed == null
                            ? ""
                            : " It takes " + Stream.of(allowed).sorted().collect(joining(", ")) + ".");
        }
        if (refusal instanceof HttpMediaTypeNotSupportedException type) {
            var sent = type.getContentType() == null ? "content without a known type" : type.getContentType();
            return "This address does not take " + sent + "." + list(" Send ", type.getSupportedMediaTypes());
        }
        if (refusal instanceof HttpMediaTypeNotAcceptableException type) {
            return "This address cannot answer in a type you accept."
                    + list(" It answers ", type.getSupportedMediaTypes());
        }
        return Problems.sentence(refusal.getStatusCode());
    }

    private static String list(String opening, Collection<MediaType> types) {
        var names = types.stream()
                .filter(MediaType::isConcrete)
                .map(MediaType::toString)
                .collect(joining(" or "));
        return names.isEmpty() ? "" : opening + names + ".";
    }

    private static BusinessException unreadable(HttpMessageNotReadableException fault) {
        if (fault.getCause() instanceof JsonProcessingException json) {
            return JsonFaults.refusal(json);
        }
        return fault.getCause() == null
                ? new BusinessException(REQUIRED_FIELD_MISSING, "The request needs a body.")
                : new BusinessException(INVALID_VALUE, "The request body could not be read to its end. Send it again.");
    }

    private static BusinessException upload(MultipartException fault) {
        if (fault instanceof MaxUploadSizeExceededException) {
            return new BusinessException(PAYLOAD_TOO_LARGE, "The upload is too large. Split it into smaller files.");
        }
        if (fault.getCause() == null) { // nothing failed, the controller found no upload in the request
            return new BusinessException(UNSUPPORTED_MEDIA_TYPE, "Send the file as multipart/form-data.");
        }
        return new BusinessException(
                INVALID_FILE,
                "The upload could not be read. Send it as multipart/form-data, complete and with its boundary.");
    }

    private static BusinessException missing(String name, String kind) {
        return BusinessException.invalid(name, REQUIRED_FIELD_MISSING, "The " + kind + " '" + name + "' is required.");
    }

    private static BusinessException invalid(String name, Class<?> type) {
        return BusinessException.invalid(List.of(unfit(name, type)));
    }

    private static BusinessException invalid(Stream<Problem> problems) {
        var sorted = problems.sorted(Comparator.comparing(Problem::field)).toList();
        return sorted.isEmpty()
                ? new BusinessException(INVALID_VALUE, "The values of the request do not fit together.")
                : BusinessException.invalid(sorted);
    }

    private static Stream<Problem> problems(ParameterValidationResult parameter) {
        if (parameter instanceof ParameterErrors fields) {
            return fields.getFieldErrors().stream().map(RequestFaults::problem);
        }
        var name = requireNonNullElse(parameter.getMethodParameter().getParameterName(), "value");
        return parameter.getResolvableErrors().stream()
                .map(error -> named(parameter.unwrap(error, ConstraintViolation.class), name));
    }

    private static Problem problem(FieldError error) {
        if (error.isBindingFailure() && error.contains(TypeMismatchException.class)) {
            return unfit(
                    error.getField(), error.unwrap(TypeMismatchException.class).getRequiredType());
        }
        return error.contains(ConstraintViolation.class)
                ? named(error.unwrap(ConstraintViolation.class), error.getField())
                : new Problem(
                        error.getField(), INVALID_VALUE, "'" + error.getField() + "' has a value that cannot be used.");
    }

    private static Problem unfit(String name, Class<?> type) {
        var words = type == String.class ? StrictValues.UNSTORABLE_TEXT : Expected.words(type);
        return new Problem(name, INVALID_VALUE, "'" + name + "' " + words + ".");
    }

    /** The violation with the field's name as the caller knows it instead of the path within the controller. */
    private static Problem named(ConstraintViolation<?> violation, String name) {
        var problem = Validation.problem(violation);
        return new Problem(
                name, problem.code(), problem.message().replace("'" + problem.field() + "'", "'" + name + "'"));
    }

    private static String lastName(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString();
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
