-- What begins with a word is a range of the index only where words are in the order of their characters.
ALTER TABLE lead_word ALTER COLUMN word SET DATA TYPE VARCHAR(80) COLLATE "C";
ALTER TABLE account_word ALTER COLUMN word SET DATA TYPE VARCHAR(80) COLLATE "C";
ALTER TABLE contact_word ALTER COLUMN word SET DATA TYPE VARCHAR(80) COLLATE "C";
ALTER TABLE opportunity_word ALTER COLUMN word SET DATA TYPE VARCHAR(80) COLLATE "C";
