-- Which policy is in force for whom. Published versions are never changed: the application may only add to them.

-- Packs as they came with a release, so that a decision can be replayed after the pack has moved on. Not a tenant's.
CREATE TABLE pack_version (
    hash        CHAR(71)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'sha256: and 64 hexadecimal digits over the canonical document',
    pack        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version     INT         NOT NULL,
    document    MEDIUMTEXT  CHARACTER SET utf8mb4 NOT NULL COMMENT 'canonical JSON',
    recorded_at DATETIME(6) NOT NULL,
    PRIMARY KEY (hash)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE policy_version (
    tenant_id         INT          NOT NULL,
    id                BIGINT       NOT NULL,
    policy            VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version           INT          NOT NULL COMMENT 'from 1 without a gap',
    hash              CHAR(71)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    document          MEDIUMTEXT   NOT NULL COMMENT 'canonical JSON',
    published_at      DATETIME(6)  NOT NULL,
    published_by      VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    published_by_name VARCHAR(200) NOT NULL COMMENT 'as it was then',
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY policy_version_number (tenant_id, policy, version),
    KEY policy_version_hash (tenant_id, hash),
    CONSTRAINT policy_version_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- One row a tenant, which every change to its policies locks first. Without a row: the default pack, revision 1.
CREATE TABLE policy_standing (
    tenant_id   INT         NOT NULL,
    id          BIGINT      NOT NULL,
    revision    BIGINT      NOT NULL COMMENT 'grows with every change to policies, choices and exceptions',
    pack        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the baseline',
    params      TEXT        NOT NULL COMMENT 'a JSON object: parameters of the baseline that the organization set',
    own_policy  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of policy_version; null when the organization has none in force',
    own_version INT         NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT policy_standing_only CHECK (id = 1),
    CONSTRAINT policy_standing_own CHECK ((own_policy IS NULL) = (own_version IS NULL)),
    CONSTRAINT policy_standing_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT policy_standing_version FOREIGN KEY (tenant_id, own_policy, own_version)
        REFERENCES policy_version (tenant_id, policy, version)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- A member's own choice; the id is the member's.
CREATE TABLE member_policy (
    tenant_id  INT         NOT NULL,
    id         BIGINT      NOT NULL,
    version    INT         NOT NULL DEFAULT 1,
    pack       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    params     TEXT        NOT NULL COMMENT 'a JSON object',
    with_coach BOOLEAN     NOT NULL,
    chosen_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT member_policy_member FOREIGN KEY (tenant_id, id) REFERENCES member (tenant_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE policy_exception (
    tenant_id       INT          NOT NULL,
    id              BIGINT       NOT NULL,
    version         INT          NOT NULL DEFAULT 1,
    member_id       BIGINT       NOT NULL,
    policy          VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'any version of it',
    rule            VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason          VARCHAR(500) NOT NULL,
    granted_by      VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    granted_by_name VARCHAR(200) NOT NULL COMMENT 'as it was then',
    granted_at      DATETIME(6)  NOT NULL,
    until_at        DATETIME(6)  NOT NULL COMMENT 'exclusive, UTC',
    revoked_at      DATETIME(6)  NULL,
    PRIMARY KEY (tenant_id, id),
    KEY policy_exception_member (tenant_id, member_id),
    CONSTRAINT policy_exception_holder FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
