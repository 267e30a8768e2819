-- the forms in which records are compared; whatever is looked up by one of them is read in the order of its index
ALTER TABLE lead ADD COLUMN similar_company_key VARCHAR(255);
ALTER TABLE lead ADD COLUMN person_key VARCHAR(160);
ALTER TABLE lead ADD COLUMN phone_key VARCHAR(20);
ALTER TABLE lead ADD COLUMN mobile_key VARCHAR(20);
ALTER TABLE lead ADD COLUMN domain_key VARCHAR(255);
DROP INDEX lead_email;
CREATE INDEX lead_email ON lead (email_key, created_at, id);
CREATE INDEX lead_company ON lead (company_key, created_at, id);
CREATE INDEX lead_similar_company ON lead (similar_company_key, created_at, id);
CREATE INDEX lead_person ON lead (person_key, created_at, id);
CREATE INDEX lead_phone ON lead (phone_key, created_at, id);
CREATE INDEX lead_mobile ON lead (mobile_key, created_at, id);
CREATE INDEX lead_domain ON lead (domain_key, created_at, id);

ALTER TABLE account ADD COLUMN similar_name_key VARCHAR(255);
ALTER TABLE account ADD COLUMN first_word_key VARCHAR(255);
ALTER TABLE account ADD COLUMN phone_key VARCHAR(20);
ALTER TABLE account ADD COLUMN domain_key VARCHAR(255);
DROP INDEX account_name;
CREATE INDEX account_name ON account (name_key, created_at, id);
CREATE INDEX account_similar_name ON account (similar_name_key, created_at, id);
CREATE INDEX account_first_word ON account (first_word_key, created_at, id);
CREATE INDEX account_phone ON account (phone_key, created_at, id);
CREATE INDEX account_domain ON account (domain_key, created_at, id);

ALTER TABLE contact ADD COLUMN person_key VARCHAR(160);
ALTER TABLE contact ADD COLUMN phone_key VARCHAR(20);
ALTER TABLE contact ADD COLUMN mobile_key VARCHAR(20);
DROP INDEX contact_email;
CREATE INDEX contact_email ON contact (email_key, created_at, id);
CREATE INDEX contact_person ON contact (person_key, created_at, id);
CREATE INDEX contact_phone ON contact (phone_key, created_at, id);
CREATE INDEX contact_mobile ON contact (mobile_key, created_at, id);
CREATE INDEX contact_namesake ON contact (account_id, last_name_key, created_at, id);
CREATE INDEX opportunity_at_account ON opportunity (account_id, stage, created_at, id);
