CREATE TABLE conversion (
    id                  VARCHAR(36) PRIMARY KEY,
    -- the database's own guard: a lead is converted once, whatever the service believes
    lead_id             VARCHAR(36) NOT NULL CONSTRAINT conversion_once UNIQUE REFERENCES lead (id),
    lead_status         VARCHAR(20) NOT NULL,
    converted_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    converted_by        VARCHAR(64) NOT NULL,
    choice              VARCHAR(20) NOT NULL,
    account_id          VARCHAR(36) NOT NULL REFERENCES account (id),
    account_created     BOOLEAN NOT NULL,
    contact_id          VARCHAR(36) NOT NULL REFERENCES contact (id),
    contact_created     BOOLEAN NOT NULL,
    opportunity_id      VARCHAR(36) REFERENCES opportunity (id),
    opportunity_created BOOLEAN NOT NULL,
    owner               VARCHAR(64),
    amount              DECIMAL(18, 2),
    filled_fields       VARCHAR(2000) NOT NULL,
    not_carried_fields  VARCHAR(2000) NOT NULL
);
CREATE INDEX conversion_converted ON conversion (converted_at, id);
CREATE INDEX conversion_account ON conversion (account_id);
CREATE INDEX conversion_contact ON conversion (contact_id);
CREATE INDEX conversion_opportunity ON conversion (opportunity_id);

-- free text stands beside the immutable row, because an erasure must be able to blank it
CREATE TABLE conversion_reason (
    conversion_id         VARCHAR(36) PRIMARY KEY REFERENCES conversion (id),
    no_opportunity_reason VARCHAR(1000),
    duplicate_reason      VARCHAR(1000),
    bypass_reason         VARCHAR(1000)
);

CREATE TABLE prepared_conversion (
    lead_id          VARCHAR(36) PRIMARY KEY REFERENCES lead (id),
    request          VARCHAR(32000) NOT NULL,
    prepared_by      VARCHAR(64) NOT NULL,
    prepared_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    refusal_code     VARCHAR(40),
    refusal_sentence VARCHAR(4000)
);

-- conversions of equal leads wait for each other here, so that the second one sees what the first one made
CREATE TABLE match_lock (
    slot INTEGER PRIMARY KEY
);
INSERT INTO match_lock (slot) VALUES
    (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15), (16),
    (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31), (32),
    (33), (34), (35), (36), (37), (38), (39), (40), (41), (42), (43), (44), (45), (46), (47), (48),
    (49), (50), (51), (52), (53), (54), (55), (56), (57), (58), (59), (60), (61), (62), (63);
