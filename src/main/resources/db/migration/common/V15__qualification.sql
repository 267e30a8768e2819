CREATE TABLE hand_off (
    id               VARCHAR(36) PRIMARY KEY,
    lead_id          VARCHAR(36) NOT NULL REFERENCES lead (id),
    sdr              VARCHAR(64),
    evidence         VARCHAR(32000),
    ae               VARCHAR(64) NOT NULL,
    decision         VARCHAR(40) NOT NULL,
    rejection_reason VARCHAR(40),
    ae_comment       VARCHAR(32000),
    decided_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    answer           VARCHAR(40),
    argument         VARCHAR(32000),
    answered_by      VARCHAR(64),
    answered_at      TIMESTAMP(6) WITH TIME ZONE,
    ruling           VARCHAR(40),
    ruling_comment   VARCHAR(32000),
    ruled_by         VARCHAR(64),
    ruled_at         TIMESTAMP(6) WITH TIME ZONE,
    process_version  VARCHAR(255)
);
CREATE INDEX hand_off_lead ON hand_off (lead_id, decided_at);

CREATE TABLE meeting (
    id         VARCHAR(36) PRIMARY KEY,
    lead_id    VARCHAR(36) NOT NULL REFERENCES lead (id),
    sdr        VARCHAR(64),
    ae         VARCHAR(64),
    starts_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    attendance VARCHAR(40),
    notes      VARCHAR(32000),
    booked_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX meeting_lead ON meeting (lead_id, booked_at);

CREATE TABLE trial (
    id         VARCHAR(36) PRIMARY KEY,
    lead_id    VARCHAR(36) NOT NULL REFERENCES lead (id),
    started_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    ends_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    extensions INTEGER NOT NULL,
    result     VARCHAR(40)
);
CREATE INDEX trial_lead ON trial (lead_id, started_at);
