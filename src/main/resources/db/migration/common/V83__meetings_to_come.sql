-- who has which meetings still to come: asked for every account executive who might get a lead, and on the home page
CREATE INDEX meeting_by_ae ON meeting (ae, starts_at);
CREATE INDEX meeting_by_sdr ON meeting (sdr, starts_at);
