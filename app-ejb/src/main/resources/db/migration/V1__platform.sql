-- Tenants, their members, the audit trail, and sign-ups that are not yet tenants.

CREATE TABLE tenant (
    id               INT          NOT NULL AUTO_INCREMENT,
    version          INT          NOT NULL DEFAULT 1,
    organization_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the identity provider''s id of the organization',
    alias            VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name             VARCHAR(120) NOT NULL,
    contact_email    VARCHAR(254) NULL COMMENT 'whom the platform''s operator may write to',
    state            VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    language         VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at       DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY tenant_organization (organization_id),
    UNIQUE KEY tenant_alias (alias),
    CONSTRAINT tenant_state CHECK (state IN ('PENDING', 'APPROVED', 'SUSPENDED')),
    CONSTRAINT tenant_language CHECK (language IN ('en', 'nl'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE member (
    tenant_id                INT          NOT NULL,
    id                       BIGINT       NOT NULL,
    version                  INT          NOT NULL DEFAULT 1,
    subject                  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the identity provider''s id of the person',
    email                    VARCHAR(254) NOT NULL,
    name                     VARCHAR(200) NOT NULL,
    roles                    VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'codes, separated by spaces, in alphabetical order',
    state                    VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    language                 VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    people_met_per_year      INT          NULL,
    public_figure            BOOLEAN      NULL COMMENT 'null: not asked yet, which is not false',
    audience_per_year        INT          NULL,
    acts_for                 VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    integrators_consented_at DATETIME(6)  NULL COMMENT 'since when integrators may read this member''s network; null: they may not',
    created_at               DATETIME(6)  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY member_subject (tenant_id, subject),
    CONSTRAINT member_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT member_state CHECK (state IN ('INVITED', 'ACTIVE', 'DISABLED')),
    CONSTRAINT member_language CHECK (language IN ('en', 'nl')),
    CONSTRAINT member_people_met CHECK (people_met_per_year >= 0),
    CONSTRAINT member_audience CHECK (audience_per_year >= 0),
    CONSTRAINT member_acts_for CHECK (acts_for IN ('self', 'employer'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- The end of each tenant's chain: the row that commands queue for, and what tells that the newest events were cut off.
CREATE TABLE audit_chain (
    tenant_id INT      NOT NULL,
    id        BIGINT   NOT NULL COMMENT 'always 1: one chain a tenant',
    sequence  BIGINT   NOT NULL,
    hash      CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT audit_chain_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE audit_event (
    tenant_id     INT          NOT NULL,
    id            BIGINT       NOT NULL,
    sequence      BIGINT       NOT NULL COMMENT 'from 1 without a gap',
    previous_hash CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hash          CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actor         VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actor_name    VARCHAR(200) NOT NULL COMMENT 'as it was then',
    act           VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject       VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    detail        TEXT         NOT NULL COMMENT 'a JSON object',
    at            DATETIME(6)  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY audit_event_sequence (tenant_id, sequence),
    CONSTRAINT audit_event_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE sign_up (
    id                BIGINT       NOT NULL,
    version           INT          NOT NULL DEFAULT 1,
    token_hash        CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    organization_name VARCHAR(120) NOT NULL,
    alias             VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'settled at the request, so that a repeated verification finds what the first one made',
    first_name        VARCHAR(80)  NOT NULL,
    last_name         VARCHAR(80)  NOT NULL,
    email             VARCHAR(254) NOT NULL,
    language          VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state             VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    requested_at      DATETIME(6)  NOT NULL,
    expires_at        DATETIME(6)  NOT NULL,
    claimed_at        DATETIME(6)  NULL COMMENT 'when somebody began to make the organization',
    PRIMARY KEY (id),
    UNIQUE KEY sign_up_token (token_hash),
    KEY sign_up_email (email, requested_at),
    KEY sign_up_requested (requested_at),
    CONSTRAINT sign_up_state CHECK (state IN ('REQUESTED', 'VERIFYING', 'VERIFIED')),
    CONSTRAINT sign_up_language CHECK (language IN ('en', 'nl'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
