CREATE TABLE lead (
    id                       VARCHAR(36) PRIMARY KEY,
    salutation               VARCHAR(40),
    first_name               VARCHAR(40),
    last_name                VARCHAR(80) NOT NULL,
    company                  VARCHAR(255),
    title                    VARCHAR(128),
    email                    VARCHAR(80),
    phone                    VARCHAR(40),
    mobile                   VARCHAR(40),
    website                  VARCHAR(255),
    street                   VARCHAR(255),
    city                     VARCHAR(40),
    state                    VARCHAR(80),
    postal_code              VARCHAR(20),
    country                  VARCHAR(80),
    industry                 VARCHAR(40),
    employees                INTEGER,
    annual_revenue           DECIMAL(18, 2),
    source                   VARCHAR(40),
    source_detail            VARCHAR(255),
    rating                   VARCHAR(10),
    description              VARCHAR(32000),
    partner_account_id       VARCHAR(36),
    contact_id               VARCHAR(36),
    do_not_call              BOOLEAN NOT NULL,
    email_opt_out            BOOLEAN NOT NULL,
    company_history          VARCHAR(32000),
    management               VARCHAR(32000),
    products_in_use          VARCHAR(32000),
    budget                   VARCHAR(10),
    budget_evidence          VARCHAR(4000),
    authority                VARCHAR(10),
    authority_evidence       VARCHAR(4000),
    need                     VARCHAR(10),
    need_evidence            VARCHAR(4000),
    timeline                 VARCHAR(10),
    timeline_evidence        VARCHAR(4000),
    owner                    VARCHAR(64),
    owner_is_group           BOOLEAN NOT NULL,
    status                   VARCHAR(20) NOT NULL,
    status_reason            VARCHAR(40),
    ae                       VARCHAR(64),
    approved_by              VARCHAR(64),
    approved_at              TIMESTAMP(6) WITH TIME ZONE,
    created_at               TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    last_activity_at         TIMESTAMP(6) WITH TIME ZONE,
    converted_at             TIMESTAMP(6) WITH TIME ZONE,
    converted_by             VARCHAR(64),
    converted_account_id     VARCHAR(36),
    converted_contact_id     VARCHAR(36),
    converted_opportunity_id VARCHAR(36),
    version                  BIGINT NOT NULL,
    -- the forms in which leads are compared and found
    email_key                VARCHAR(80),
    company_key              VARCHAR(255),
    last_name_key            VARCHAR(80) NOT NULL,
    search_text              VARCHAR(500) NOT NULL
);
CREATE INDEX lead_email ON lead (email_key);
CREATE INDEX lead_company_name ON lead (company_key, last_name_key);
CREATE INDEX lead_created ON lead (created_at, id);
CREATE INDEX lead_status ON lead (status, created_at);
CREATE INDEX lead_owner ON lead (owner, created_at);

CREATE TABLE lead_field_history (
    id         VARCHAR(36) PRIMARY KEY,
    lead_id    VARCHAR(36) NOT NULL REFERENCES lead (id),
    field      VARCHAR(40) NOT NULL,
    old_value  VARCHAR(32000),
    new_value  VARCHAR(32000),
    changed_by VARCHAR(64) NOT NULL,
    changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX lead_field_history_lead ON lead_field_history (lead_id, changed_at);

CREATE TABLE account (
    id                  VARCHAR(36) PRIMARY KEY,
    name                VARCHAR(255) NOT NULL,
    website             VARCHAR(255),
    phone               VARCHAR(40),
    industry            VARCHAR(40),
    employees           INTEGER,
    annual_revenue      DECIMAL(18, 2),
    rating              VARCHAR(10),
    billing_street      VARCHAR(255),
    billing_city        VARCHAR(40),
    billing_state       VARCHAR(80),
    billing_postal_code VARCHAR(20),
    billing_country     VARCHAR(80),
    owner               VARCHAR(64),
    created_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    version             BIGINT NOT NULL,
    name_key            VARCHAR(255) NOT NULL,
    search_text         VARCHAR(600) NOT NULL
);
CREATE INDEX account_name ON account (name_key);
CREATE INDEX account_created ON account (created_at, id);

CREATE TABLE contact (
    id                  VARCHAR(36) PRIMARY KEY,
    account_id          VARCHAR(36) NOT NULL REFERENCES account (id),
    salutation          VARCHAR(40),
    first_name          VARCHAR(40),
    last_name           VARCHAR(80) NOT NULL,
    title               VARCHAR(128),
    email               VARCHAR(80),
    phone               VARCHAR(40),
    mobile              VARCHAR(40),
    mailing_street      VARCHAR(255),
    mailing_city        VARCHAR(40),
    mailing_state       VARCHAR(80),
    mailing_postal_code VARCHAR(20),
    mailing_country     VARCHAR(80),
    source              VARCHAR(40),
    do_not_call         BOOLEAN NOT NULL,
    email_opt_out       BOOLEAN NOT NULL,
    owner               VARCHAR(64),
    created_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    version             BIGINT NOT NULL,
    email_key           VARCHAR(80),
    last_name_key       VARCHAR(80) NOT NULL,
    search_text         VARCHAR(250) NOT NULL
);
CREATE INDEX contact_account ON contact (account_id);
CREATE INDEX contact_email ON contact (email_key);
CREATE INDEX contact_created ON contact (created_at, id);

CREATE TABLE opportunity (
    id                 VARCHAR(36) PRIMARY KEY,
    account_id         VARCHAR(36) NOT NULL REFERENCES account (id),
    origin_lead_id     VARCHAR(36) REFERENCES lead (id),
    name               VARCHAR(120) NOT NULL,
    amount             DECIMAL(18, 2),
    close_date         DATE NOT NULL,
    stage              VARCHAR(30) NOT NULL,
    probability        INTEGER NOT NULL,
    type               VARCHAR(40),
    source             VARCHAR(40),
    next_step          VARCHAR(255),
    owner              VARCHAR(64),
    partner_account_id VARCHAR(36),
    closed_reason      VARCHAR(255),
    created_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    version            BIGINT NOT NULL,
    search_text        VARCHAR(120) NOT NULL
);
CREATE INDEX opportunity_account ON opportunity (account_id, stage);
CREATE INDEX opportunity_created ON opportunity (created_at, id);

CREATE TABLE opportunity_contact_role (
    opportunity_id  VARCHAR(36) NOT NULL REFERENCES opportunity (id),
    contact_id      VARCHAR(36) NOT NULL REFERENCES contact (id),
    primary_contact BOOLEAN NOT NULL,
    PRIMARY KEY (opportunity_id, contact_id)
);

CREATE TABLE activity (
    id             VARCHAR(36) PRIMARY KEY,
    lead_id        VARCHAR(36) REFERENCES lead (id),
    account_id     VARCHAR(36) REFERENCES account (id),
    contact_id     VARCHAR(36) REFERENCES contact (id),
    opportunity_id VARCHAR(36) REFERENCES opportunity (id),
    type           VARCHAR(40) NOT NULL,
    outcome        VARCHAR(80),
    notes          VARCHAR(34000),
    step           VARCHAR(64),
    done_by        VARCHAR(64) NOT NULL,
    done_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX activity_lead ON activity (lead_id, done_at);
CREATE INDEX activity_account ON activity (account_id, done_at);
CREATE INDEX activity_contact ON activity (contact_id, done_at);
CREATE INDEX activity_opportunity ON activity (opportunity_id, done_at);
