-- Answers to POST requests that named an Idempotency-Key, kept for a retry; the answer is missing while the first
-- request runs, and nobody but its own transaction can see that.
CREATE TABLE idempotency_key (
    user_id          VARCHAR(255) NOT NULL,
    idempotency_key  VARCHAR(255) NOT NULL,
    fingerprint      VARCHAR(64) NOT NULL,
    created_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    content_type     VARCHAR(255),
    location         VARCHAR(2000),
    etag             VARCHAR(255),
    body             TEXT,
    CONSTRAINT idempotency_key_once PRIMARY KEY (user_id, idempotency_key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
