-- Each word of a record, so that a search reads as much of them as it finds. The text of a record holds the same words.
CREATE TABLE lead_word (
    word      VARCHAR(80) NOT NULL,
    record_id VARCHAR(36) NOT NULL,
    PRIMARY KEY (word, record_id)
);
CREATE TABLE account_word (
    word      VARCHAR(80) NOT NULL,
    record_id VARCHAR(36) NOT NULL,
    PRIMARY KEY (word, record_id)
);
CREATE TABLE contact_word (
    word      VARCHAR(80) NOT NULL,
    record_id VARCHAR(36) NOT NULL,
    PRIMARY KEY (word, record_id)
);
CREATE TABLE opportunity_word (
    word      VARCHAR(80) NOT NULL,
    record_id VARCHAR(36) NOT NULL,
    PRIMARY KEY (word, record_id)
);
ALTER TABLE lead ALTER COLUMN search_text SET DATA TYPE VARCHAR(1000);
ALTER TABLE account ALTER COLUMN search_text SET DATA TYPE VARCHAR(1000);
ALTER TABLE contact ALTER COLUMN search_text SET DATA TYPE VARCHAR(1000);
ALTER TABLE opportunity ALTER COLUMN search_text SET DATA TYPE VARCHAR(1000);
ALTER TABLE opportunity ADD COLUMN name_key VARCHAR(80) DEFAULT '' NOT NULL;

-- One index for each order of a list, and for each order within a value that lists are filtered by; the id makes every
-- place in a list one place of the index.
DROP INDEX lead_status;
DROP INDEX lead_owner;
CREATE INDEX lead_last_name ON lead (last_name_key, id);
CREATE INDEX lead_by_company ON lead (company_key, id);
CREATE INDEX lead_status ON lead (status, id);
CREATE INDEX lead_source ON lead (source, id);
CREATE INDEX lead_owner ON lead (owner, id);
CREATE INDEX lead_last_activity ON lead (last_activity_at, id);
CREATE INDEX lead_status_created ON lead (status, created_at, id);
CREATE INDEX lead_status_last_activity ON lead (status, last_activity_at, id);
CREATE INDEX lead_status_last_name ON lead (status, last_name_key, id);
CREATE INDEX lead_status_company ON lead (status, company_key, id);
CREATE INDEX lead_status_source ON lead (status, source, id);
CREATE INDEX lead_status_owner ON lead (status, owner, id);
CREATE INDEX lead_owner_created ON lead (owner, created_at, id);
CREATE INDEX lead_owner_last_activity ON lead (owner, last_activity_at, id);
CREATE INDEX lead_owner_last_name ON lead (owner, last_name_key, id);
CREATE INDEX lead_owner_company ON lead (owner, company_key, id);
CREATE INDEX lead_owner_source ON lead (owner, source, id);
CREATE INDEX lead_owner_status ON lead (owner, status, id);
CREATE INDEX lead_source_created ON lead (source, created_at, id);
CREATE INDEX lead_partner_created ON lead (partner_account_id, created_at, id);

CREATE INDEX account_by_name ON account (name_key, id);
CREATE INDEX account_industry ON account (industry, id);
CREATE INDEX account_owner ON account (owner, id);

CREATE INDEX contact_of_account ON contact (account_id, created_at, id);
CREATE INDEX contact_by_email ON contact (email_key, id);
CREATE INDEX contact_last_name ON contact (last_name_key, id);
CREATE INDEX contact_owner ON contact (owner, id);

CREATE INDEX opportunity_account_created ON opportunity (account_id, created_at, id);
CREATE INDEX opportunity_name ON opportunity (name_key, id);
CREATE INDEX opportunity_close_date ON opportunity (close_date, id);
CREATE INDEX opportunity_amount ON opportunity (amount, id);
CREATE INDEX opportunity_stage ON opportunity (stage, id);
CREATE INDEX opportunity_owner ON opportunity (owner, id);

DROP INDEX activity_lead;
DROP INDEX activity_account;
DROP INDEX activity_contact;
DROP INDEX activity_opportunity;
CREATE INDEX activity_lead ON activity (lead_id, done_at, id);
CREATE INDEX activity_account ON activity (account_id, done_at, id);
CREATE INDEX activity_contact ON activity (contact_id, done_at, id);
CREATE INDEX activity_opportunity ON activity (opportunity_id, done_at, id);
