package io.leadpath.rest;

import static io.leadpath.shared.ErrorCode.INVALID_VALUE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.leadpath.rest.StrictValues.RefusedValue;
import io.leadpath.shared.BusinessException;
import java.util.List;

/** Turns what the JSON parser complains about into a refusal that names the field and says what it takes. */
final class JsonFaults {
    private JsonFaults() {}

    static BusinessException refusal(JsonProcessingException fault) {
        Class<?> expected = null;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof BusinessException refusal) {
                return refusal;
            }
            if (cause instanceof InputCoercionException overflow) {
                expected = overflow.getTargetType();
            } else if (cause instanceof StreamReadException malformed) {
                return malformed(malformed);
            } else if (cause instanceof MismatchedInputException mismatch) {
                expected = mismatch.getTargetType();
            }
        }
        var field = fault instanceof JsonMappingException mapping ? path(mapping.getPath()) : "";
        if (fault instanceof UnrecognizedPropertyException) {
            return unknownField(field);
        }
        var words = fault instanceof RefusedValue refused ? refused.words() : Expected.words(expected);
        return field.isEmpty()
                ? new BusinessException(INVALID_VALUE, "The request body " + words + ".")
                : BusinessException.invalid(field, INVALID_VALUE, "'" + field + "' " + words + ".");
    }

    static BusinessException unknownField(String field) {
        return BusinessException.invalid(
                field,
                INVALID_VALUE,
                "'" + field + "' is not a field of this request. Check its spelling or leave it out.");
    }

    private static BusinessException malformed(StreamReadException fault) {
        var place = fault.getLocation();
        var where = place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
        return new BusinessException(INVALID_VALUE, "The request body is not well-formed JSON" + where + ".");
    }

    /** {@code contacts[2].email} */
    private static String path(List<Reference> references) {
        var path = new StringBuilder();
        for (var reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
