-- An import may hold accounts or contacts as well; its tables keep the name they had when there were only leads.
ALTER TABLE lead_import ADD COLUMN kind VARCHAR(20) DEFAULT 'LEADS' NOT NULL;
-- how many accounts were made for contacts of companies that were not there
ALTER TABLE lead_import ADD COLUMN accounts_created INTEGER DEFAULT 0 NOT NULL;
CREATE INDEX lead_import_started ON lead_import (started_at, id);

ALTER TABLE lead_import_row ADD COLUMN account_id VARCHAR(36) REFERENCES account (id);
ALTER TABLE lead_import_row ADD COLUMN contact_id VARCHAR(36) REFERENCES contact (id);
