-- H2 keeps the class name in the database file: the class may never move
CREATE TRIGGER correction_is_final BEFORE UPDATE, DELETE ON correction
    FOR EACH ROW CALL 'io.leadpath.conversion.guard.CorrectionIsFinal';
