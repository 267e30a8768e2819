-- who is away; nobody's row means: here
CREATE TABLE user_availability (
    user_id    VARCHAR(255) PRIMARY KEY,
    available  BOOLEAN NOT NULL,
    until      TIMESTAMP(6) WITH TIME ZONE,
    changed_by VARCHAR(255) NOT NULL,
    changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- a notice may be about a user, whose id is longer than a record's
ALTER TABLE notice ALTER COLUMN subject_id SET DATA TYPE VARCHAR(255);

-- leads that came by the hundred have a service level of their own
ALTER TABLE lead ADD COLUMN imported BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE lead SET imported = TRUE WHERE id IN (SELECT lead_id FROM lead_import_row WHERE result = 'CREATED');
