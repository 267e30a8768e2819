ALTER TABLE meeting ADD COLUMN uid VARCHAR(255);
ALTER TABLE meeting ADD COLUMN sequence INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE meeting ADD COLUMN lead_confirmed_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE meeting ADD COLUMN lead_confirmed_by VARCHAR(64);
ALTER TABLE meeting ADD COLUMN ae_confirmed_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE meeting ADD COLUMN ae_confirmed_by VARCHAR(64);
UPDATE meeting SET uid = id;
ALTER TABLE meeting ALTER COLUMN uid SET NOT NULL;

-- Whom a meeting was offered to.
CREATE TABLE meeting_ae (
    meeting_id VARCHAR(36) NOT NULL REFERENCES meeting (id),
    ae         VARCHAR(64) NOT NULL,
    asked_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (meeting_id, ae)
);

-- What links in mails are signed with; one row, made at the first start.
CREATE TABLE signing_key (
    id         INTEGER PRIMARY KEY,
    secret     VARCHAR(64) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
