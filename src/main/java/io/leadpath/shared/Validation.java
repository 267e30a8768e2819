package io.leadpath.shared;

import static io.leadpath.shared.ErrorCode.INVALID_VALUE;
import static io.leadpath.shared.ErrorCode.REQUIRED_FIELD_MISSING;
import static io.leadpath.shared.ErrorCode.STRING_TOO_LONG;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Checks a record against the constraints written on it and speaks of violations in the contract's codes. */
public final class Validation {
    private static final Validator VALIDATOR = jakarta.validation.Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private Validation() {}

    /** Refuses the record with every violation at once; answers it unchanged when there is none. */
    public static <T> T valid(T candidate) {
        var problems = problems(candidate);
        if (!problems.isEmpty()) {
            throw BusinessException.invalid(problems);
        }
        return candidate;
    }

    public static List<Problem> problems(Object candidate) {
        return VALIDATOR.validate(candidate).stream()
                .map(Validation::problem)
                .sorted(Comparator.comparing(Problem::field))
                .toList();
    }

    /** One violation of a constraint in the words and codes of the contract. */
    public static Problem problem(ConstraintViolation<?> violation) {
        var field = violation.getPropertyPath().toString();
        var constraint = violation.getConstraintDescriptor().getAnnotation();
        if (constraint instanceof NotBlank || constraint instanceof NotNull) {
            return new Problem(field, REQUIRED_FIELD_MISSING, "'" + field + "' is required.");
        }
        if (constraint instanceof Size size && tooLong(violation.getInvalidValue(), size.max())) {
            return new Problem(field, STRING_TOO_LONG, "'" + field + "' is longer than " + size.max() + " characters.");
        }
        return new Problem(field, INVALID_VALUE, "'" + field + "' " + sentence(violation.getMessage()));
    }

    private static boolean tooLong(Object value, int max) {
        return value instanceof CharSequence text && text.length() > max;
    }

    private static String sentence(String message) {
        var words = message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
        return words.endsWith(".") ? words : words + ".";
    }
}
