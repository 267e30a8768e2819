-- A set of leads that is being converted without opportunity, and how far it is.
CREATE TABLE bulk_conversion (
    id                    VARCHAR(36) PRIMARY KEY,
    state                 VARCHAR(20) NOT NULL,
    total                 INTEGER NOT NULL,
    done                  INTEGER NOT NULL,
    converted             INTEGER NOT NULL,
    failed                INTEGER NOT NULL,
    started_by            VARCHAR(255) NOT NULL,
    started_at            TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    finished_at           TIMESTAMP(6) WITH TIME ZONE,
    no_opportunity_reason VARCHAR(1000) NOT NULL,
    bypass_reason         VARCHAR(1000),
    reuse_matches         BOOLEAN NOT NULL,
    allow_duplicates      BOOLEAN NOT NULL,
    duplicate_reason      VARCHAR(1000)
);
CREATE INDEX bulk_conversion_state ON bulk_conversion (state, started_at, id);
CREATE INDEX bulk_conversion_started ON bulk_conversion (started_at, id);

-- The leads, fixed at the start, and what became of each: converted, refused for a reason, or neither yet.
CREATE TABLE bulk_conversion_lead (
    bulk_id       VARCHAR(36) NOT NULL REFERENCES bulk_conversion (id),
    place         INTEGER NOT NULL,
    lead_id       VARCHAR(36) NOT NULL REFERENCES lead (id),
    conversion_id VARCHAR(36) REFERENCES conversion (id),
    code          VARCHAR(40),
    reason        VARCHAR(2000),
    PRIMARY KEY (bulk_id, place)
);
