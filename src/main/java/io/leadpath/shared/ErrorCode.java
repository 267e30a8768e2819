package io.leadpath.shared;

/** The codes a caller can tell errors apart by; they are part of the REST contract and never renamed. */
public enum ErrorCode {
    LEAD_ALREADY_CONVERTED(409),
    LEAD_NOT_APPROVED(409),
    DUPLICATES_DETECTED(409),
    OPPORTUNITY_CLOSED(409),
    CREDIT_ALREADY_GIVEN(409),
    INVALID_STATUS(409),
    REQUIRED_FIELD_MISSING(400),
    STRING_TOO_LONG(400),
    INVALID_VALUE(400),
    INVALID_CROSS_REFERENCE(400),
    INVALID_FILE(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    CONFLICT(409),
    PAYLOAD_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    IDEMPOTENCY_KEY_REUSED(422),
    PRECONDITION_REQUIRED(428),
    RATE_LIMITED(429);

    private final int httpStatus;

    ErrorCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The HTTP status this code is answered with, unless the refusal names another one. */
    public int httpStatus() {
        return httpStatus;
    }
}
