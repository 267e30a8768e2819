ALTER TABLE hand_off ADD COLUMN decision_versions VARCHAR(1000);

CREATE TABLE credit (
    id            VARCHAR(36) PRIMARY KEY,
    lead_id       VARCHAR(36) NOT NULL REFERENCES lead (id),
    conversion_id VARCHAR(36) NOT NULL,
    kind          VARCHAR(40) NOT NULL,
    basis         VARCHAR(40) NOT NULL,
    sdr           VARCHAR(64),
    ae            VARCHAR(64),
    recorded_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT credit_once UNIQUE (lead_id, kind)
);
CREATE INDEX credit_sdr ON credit (sdr);
CREATE INDEX credit_ae ON credit (ae);
