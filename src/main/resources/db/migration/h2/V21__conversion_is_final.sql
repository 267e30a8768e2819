-- H2 keeps the class names in the database file: these classes may never move
CREATE TRIGGER conversion_is_final BEFORE UPDATE, DELETE ON conversion
    FOR EACH ROW CALL 'io.leadpath.conversion.guard.ConversionIsFinal';
CREATE TRIGGER conversion_reason_is_final BEFORE UPDATE, DELETE ON conversion_reason
    FOR EACH ROW CALL 'io.leadpath.conversion.guard.ConversionReasonIsFinal';
CREATE TRIGGER converted_lead_is_final BEFORE UPDATE, DELETE ON lead
    FOR EACH ROW CALL 'io.leadpath.conversion.guard.ConvertedLeadIsFinal';
