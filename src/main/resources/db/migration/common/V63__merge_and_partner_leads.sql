-- the lead that goes on in place of this one
ALTER TABLE lead ADD COLUMN merged_into VARCHAR(36) REFERENCES lead (id);

-- which partner a lead was accepted for, and how long nobody else's counts
CREATE TABLE partner_registration (
    id                 VARCHAR(36) PRIMARY KEY,
    lead_id            VARCHAR(36) NOT NULL CONSTRAINT partner_registration_once UNIQUE REFERENCES lead (id),
    partner_account_id VARCHAR(36) NOT NULL REFERENCES account (id),
    company_key        VARCHAR(255),
    -- not the address itself, so that there is nothing of a person to erase here
    email_hash         VARCHAR(64),
    registered_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    registered_by      VARCHAR(64) NOT NULL,
    protected_until    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    extensions         INTEGER NOT NULL,
    extended_at        TIMESTAMP(6) WITH TIME ZONE,
    extended_by        VARCHAR(64)
);
CREATE INDEX partner_registration_company ON partner_registration (company_key, protected_until);
CREATE INDEX partner_registration_email ON partner_registration (email_hash, protected_until);

-- one row: registrations are made one after the other, so that the second one sees the first
CREATE TABLE partner_registration_turn (
    id INTEGER PRIMARY KEY
);
INSERT INTO partner_registration_turn (id) VALUES (1);
