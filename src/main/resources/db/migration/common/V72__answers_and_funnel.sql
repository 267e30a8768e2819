-- an opportunity that was credited to a conversion later on
ALTER TABLE credit ADD COLUMN opportunity_id VARCHAR(36) REFERENCES opportunity (id);

-- the enquiries of a known contact, and the deals that came of a lead
CREATE INDEX lead_contact ON lead (contact_id);
CREATE INDEX opportunity_origin ON opportunity (origin_lead_id);
