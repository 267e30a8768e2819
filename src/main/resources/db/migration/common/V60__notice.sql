CREATE TABLE notice (
    id         VARCHAR(36) PRIMARY KEY,
    recipient  VARCHAR(64) NOT NULL,
    topic      VARCHAR(40) NOT NULL,
    subject_id VARCHAR(36),
    count      INTEGER NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX notice_recipient ON notice (recipient, created_at);
CREATE INDEX notice_subject ON notice (subject_id);
