CREATE FUNCTION refuse_change_of_conversion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A conversion is final: its record cannot be changed or deleted.'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER conversion_is_final BEFORE UPDATE OR DELETE ON conversion
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_conversion();
CREATE TRIGGER conversion_is_not_truncated BEFORE TRUNCATE ON conversion
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_conversion();
CREATE TRIGGER conversion_reason_is_not_truncated BEFORE TRUNCATE ON conversion_reason
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_conversion();

CREATE FUNCTION refuse_change_of_conversion_reason() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND NEW.conversion_id = OLD.conversion_id
        AND (NEW.no_opportunity_reason IS NULL OR NEW.no_opportunity_reason IS NOT DISTINCT FROM OLD.no_opportunity_reason)
        AND (NEW.duplicate_reason IS NULL OR NEW.duplicate_reason IS NOT DISTINCT FROM OLD.duplicate_reason)
        AND (NEW.bypass_reason IS NULL OR NEW.bypass_reason IS NOT DISTINCT FROM OLD.bypass_reason)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A conversion is final: its reasons can only be blanked.'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER conversion_reason_is_final BEFORE UPDATE OR DELETE ON conversion_reason
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_conversion_reason();

CREATE FUNCTION refuse_change_of_converted_lead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND NEW.id = OLD.id
        AND NEW.status = OLD.status
        AND NEW.converted_at IS NOT DISTINCT FROM OLD.converted_at
        AND NEW.converted_by IS NOT DISTINCT FROM OLD.converted_by
        AND NEW.converted_account_id IS NOT DISTINCT FROM OLD.converted_account_id
        AND NEW.converted_contact_id IS NOT DISTINCT FROM OLD.converted_contact_id
        AND NEW.converted_opportunity_id IS NOT DISTINCT FROM OLD.converted_opportunity_id
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A converted lead stays converted: its conversion cannot be changed, nor the lead deleted.'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER converted_lead_is_final BEFORE UPDATE OR DELETE ON lead
    FOR EACH ROW WHEN (OLD.status = 'CONVERTED' OR OLD.converted_at IS NOT NULL)
    EXECUTE FUNCTION refuse_change_of_converted_lead();
CREATE TRIGGER lead_is_not_truncated BEFORE TRUNCATE ON lead
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_conversion();
