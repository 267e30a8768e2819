-- One uploaded file and how far it has been worked through. What is read is counted with the results, in one transaction.
CREATE TABLE lead_import (
    id                 VARCHAR(36) PRIMARY KEY,
    file_name          VARCHAR(255),
    state              VARCHAR(20) NOT NULL,
    total              INTEGER NOT NULL,
    read               INTEGER NOT NULL,
    created            INTEGER NOT NULL,
    merged             INTEGER NOT NULL,
    rejected           INTEGER NOT NULL,
    warnings           TEXT NOT NULL,
    started_by         VARCHAR(64) NOT NULL,
    started_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    finished_at        TIMESTAMP(6) WITH TIME ZONE,
    partner_leads_only BOOLEAN NOT NULL,
    date_order         VARCHAR(20) NOT NULL,
    -- what the file of rejected rows needs when the uploaded file is gone
    delimiter          VARCHAR(1) NOT NULL,
    header             TEXT NOT NULL
);
CREATE INDEX lead_import_state ON lead_import (state, started_at, id);

-- The uploaded bytes in pieces, so that neither database nor heap ever holds the file in one value. Gone when finished.
CREATE TABLE lead_import_chunk (
    import_id    VARCHAR(36) NOT NULL REFERENCES lead_import (id),
    chunk_number INTEGER NOT NULL,
    content      BYTEA NOT NULL,
    PRIMARY KEY (import_id, chunk_number)
);

-- What became of each row; the original values of the rejected ones (a JSON array of strings) are kept.
CREATE TABLE lead_import_row (
    import_id  VARCHAR(36) NOT NULL REFERENCES lead_import (id),
    row_number INTEGER NOT NULL,
    result     VARCHAR(20) NOT NULL,
    lead_id    VARCHAR(36) REFERENCES lead (id),
    reason     TEXT,
    original   TEXT,
    PRIMARY KEY (import_id, row_number)
);
