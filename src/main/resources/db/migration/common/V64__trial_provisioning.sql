-- Trials that were started before were set up by hand: nobody can tell whether they are used.
ALTER TABLE trial ADD COLUMN provisioned_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE trial ADD COLUMN activated_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE trial ADD COLUMN active BOOLEAN DEFAULT TRUE NOT NULL;
ALTER TABLE trial ALTER COLUMN active DROP DEFAULT;
