-- That people were erased: who did it, when and why, and how many rows of each table it touched. Nothing of the people.
CREATE TABLE erasure (
    id         VARCHAR(36) PRIMARY KEY,
    reason     VARCHAR(1000) NOT NULL,
    erased_by  VARCHAR(64) NOT NULL,
    erased_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    row_counts VARCHAR(4000) NOT NULL
);
CREATE TABLE erased_record (
    erasure_id VARCHAR(36) NOT NULL REFERENCES erasure (id),
    kind       VARCHAR(20) NOT NULL,
    record_id  VARCHAR(36) NOT NULL,
    PRIMARY KEY (erasure_id, kind, record_id)
);
CREATE INDEX erased_record_record ON erased_record (record_id, kind);

-- Erased people who had asked not to be contacted: keyed hashes by which they are recognised and not recorded again.
CREATE TABLE do_not_record (
    fingerprint VARCHAR(64) PRIMARY KEY,
    noted_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
