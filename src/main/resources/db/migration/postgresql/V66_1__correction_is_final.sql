CREATE FUNCTION refuse_change_of_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND (NEW.reason IS NULL OR NEW.reason IS NOT DISTINCT FROM OLD.reason)
        AND NEW.id = OLD.id
        AND NEW.conversion_id = OLD.conversion_id
        AND NEW.corrected_by = OLD.corrected_by
        AND NEW.corrected_at = OLD.corrected_at
        AND NEW.closed_opportunity_id IS NOT DISTINCT FROM OLD.closed_opportunity_id
        AND NEW.new_lead_id IS NOT DISTINCT FROM OLD.new_lead_id
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A correction is final: its reason can only be blanked.'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER correction_is_final BEFORE UPDATE OR DELETE ON correction
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_correction();
CREATE TRIGGER correction_is_not_truncated BEFORE TRUNCATE ON correction
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_correction();
