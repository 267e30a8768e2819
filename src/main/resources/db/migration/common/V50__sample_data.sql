CREATE TABLE sample_data (
    made_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    leads   INTEGER NOT NULL
);
