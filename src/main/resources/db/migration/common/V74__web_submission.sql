-- What strangers sent by the public form and nobody has looked at yet: one row each, gone when it is taken in. Its content
-- (JSON) is missing when the sender did not consent: such a row says nothing, and takes as long as any other.
CREATE TABLE web_submission (
    id          VARCHAR(36) PRIMARY KEY,
    content     TEXT,
    received_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    due_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX web_submission_due ON web_submission (due_at, id);
