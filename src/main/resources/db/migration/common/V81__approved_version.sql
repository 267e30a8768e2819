-- Which edit of the lead was in front of whoever approved it: what changed after it is shown before the conversion.
ALTER TABLE lead ADD COLUMN approved_version BIGINT;
