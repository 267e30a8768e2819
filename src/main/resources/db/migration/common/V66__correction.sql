CREATE TABLE correction (
    id                    VARCHAR(36) PRIMARY KEY,
    conversion_id         VARCHAR(36) NOT NULL CONSTRAINT correction_once UNIQUE REFERENCES conversion (id),
    -- an erasure must be able to blank free text; nothing else ever changes
    reason                VARCHAR(1000),
    corrected_by          VARCHAR(64) NOT NULL,
    corrected_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    closed_opportunity_id VARCHAR(36) REFERENCES opportunity (id),
    new_lead_id           VARCHAR(36) REFERENCES lead (id)
);
CREATE INDEX correction_opportunity ON correction (closed_opportunity_id);
CREATE INDEX correction_new_lead ON correction (new_lead_id);

-- which edit of the record a change came with; null: the product itself made it, in a step of the process
ALTER TABLE lead_field_history ADD COLUMN lead_version BIGINT;
-- the edit of the record that the preparation was made for
ALTER TABLE prepared_conversion ADD COLUMN lead_version BIGINT;
