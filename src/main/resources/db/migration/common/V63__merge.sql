-- the lead that goes on in place of this one
ALTER TABLE lead ADD COLUMN merged_into VARCHAR(36) REFERENCES lead (id);
