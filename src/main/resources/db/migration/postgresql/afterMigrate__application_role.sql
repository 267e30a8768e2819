-- What the application's role may do, after every migration and for every table there is by then, the engine's too:
-- read and write rows. No table, trigger or function can be changed by it, no conversion updated or deleted.
-- Nothing to do where the application itself owns the tables.
DO $$
DECLARE
    application CONSTANT text := '${applicationRole}';
    schema CONSTANT text := current_schema();
BEGIN
    IF application = '' OR application = current_user THEN
        RETURN;
    END IF;
    -- two applications that start together would get in each other's way
    PERFORM pg_advisory_xact_lock(hashtext('leadpath application role'));
    -- up to PostgreSQL 14 everybody may create tables
    EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', schema);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', schema, application);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', schema, application);
    EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', schema, application);
    EXECUTE format('REVOKE UPDATE, DELETE ON conversion FROM %I', application);
    EXECUTE format('REVOKE DELETE ON conversion_reason, correction FROM %I', application);
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM %I', application);
END $$;
