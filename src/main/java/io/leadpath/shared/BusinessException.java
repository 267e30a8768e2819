package io.leadpath.shared;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule that the caller broke. Carries the code, a sentence that says what to do now, the fields at fault and, where
 * the contract names some, further properties of the answer (such as the ids of an earlier conversion).
 */
public class BusinessException extends RuntimeException {
    private final ErrorCode code;
    private final int httpStatus;
    private final transient List<Problem> problems;
    private final transient Map<String, Object> properties;

    public BusinessException(ErrorCode code, String detail) {
        this(code, detail, List.of(), Map.of());
    }

    public BusinessException(ErrorCode code, String detail, List<Problem> problems, Map<String, Object> properties) {
        this(code, code.httpStatus(), detail, problems, properties);
    }

    private BusinessException(
            ErrorCode code, int httpStatus, String detail, List<Problem> problems, Map<String, Object> properties) {
        super(detail);
        this.code = code;
        this.httpStatus = httpStatus;
        this.problems = List.copyOf(problems);
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** One or more fields are wrong; the first one's code is the answer's code. */
    public static BusinessException invalid(List<Problem> problems) {
        var detail = problems.stream()
                .map(Problem::message)
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
        return new BusinessException(problems.get(0).code(), detail, problems, Map.of());
    }

    public static BusinessException invalid(String field, ErrorCode code, String message) {
        return invalid(List.of(new Problem(field, code, message)));
    }

    public static BusinessException notFound(String what, String id) {
        return new BusinessException(ErrorCode.NOT_FOUND, "There is no " + what + " with the id '" + id + "'.");
    }

    public static BusinessException forbidden(String sentence) {
        return new BusinessException(ErrorCode.FORBIDDEN, sentence);
    }

    /** The record changed since the caller read it (If-Match): HTTP 412, code CONFLICT. */
    public static BusinessException staleVersion(String what) {
        return new BusinessException(
                ErrorCode.CONFLICT,
                412,
                "The " + what + " was changed by somebody else since you read it. Read it again and repeat the change.",
                List.of(),
                Map.of());
    }

    public ErrorCode code() {
        return code;
    }

    public int httpStatus() {
        return httpStatus;
    }

    public List<Problem> problems() {
        return problems;
    }

    public Map<String, Object> properties() {
        return properties;
    }
}
