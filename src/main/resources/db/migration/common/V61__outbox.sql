CREATE TABLE outbox_entry (
    id            VARCHAR(36) PRIMARY KEY,
    kind          VARCHAR(40) NOT NULL,
    subject_id    VARCHAR(36),
    reference     VARCHAR(80),
    recipient     VARCHAR(320) NOT NULL,
    title         VARCHAR(500) NOT NULL,
    payload       VARCHAR(1000000) NOT NULL,
    state         VARCHAR(20) NOT NULL,
    attempts      INTEGER NOT NULL,
    due_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    claim         VARCHAR(36),
    claimed_until TIMESTAMP(6) WITH TIME ZONE,
    problem       VARCHAR(500),
    handled_by    VARCHAR(64),
    created_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    ended_at      TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX outbox_entry_due ON outbox_entry (state, due_at);
CREATE INDEX outbox_entry_created ON outbox_entry (created_at);
CREATE INDEX outbox_entry_subject ON outbox_entry (subject_id);
CREATE INDEX outbox_entry_reference ON outbox_entry (reference);
