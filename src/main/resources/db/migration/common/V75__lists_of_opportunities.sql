-- What the lists of opportunities are filtered by, in the order in which nothing else is asked for.
CREATE INDEX opportunity_stage_created ON opportunity (stage, created_at, id);
CREATE INDEX opportunity_owner_created ON opportunity (owner, created_at, id);
CREATE INDEX opportunity_contact_role_contact ON opportunity_contact_role (contact_id);
