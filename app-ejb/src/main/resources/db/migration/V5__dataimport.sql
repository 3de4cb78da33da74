-- Imports of exports. Content is kept only until an import has ended.

CREATE TABLE import_job (
    tenant_id       INT          NOT NULL,
    id              BIGINT       NOT NULL,
    version         INT          NOT NULL DEFAULT 1,
    member_id       BIGINT       NOT NULL COMMENT 'whose network it fills',
    uploaded_by     VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the identity provider''s id',
    language        VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    file_name       VARCHAR(200) NOT NULL,
    size_bytes      BIGINT       NOT NULL,
    state           VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cancel_asked    BOOLEAN      NOT NULL,
    attempts        INT          NOT NULL COMMENT 'how often a worker has begun or taken it over',
    bytes_total     BIGINT       NOT NULL COMMENT 'of the files that are read, unpacked',
    bytes_done      BIGINT       NOT NULL,
    rejections      BIGINT       NOT NULL,
    unmatched       BIGINT       NOT NULL,
    open_incoming   BIGINT       NULL,
    open_outgoing   BIGINT       NULL,
    doubtful        BIGINT       NULL,
    history         BIGINT       NULL,
    failure_code    VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    uploaded_at     DATETIME(6)  NOT NULL,
    started_at      DATETIME(6)  NULL,
    finished_at     DATETIME(6)  NULL,
    PRIMARY KEY (tenant_id, id),
    KEY import_job_member (tenant_id, member_id, id),
    CONSTRAINT import_job_owner FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id),
    CONSTRAINT import_job_state CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- Who works on what: the one table that workers look through across tenants. A row goes when its job has ended.
CREATE TABLE import_ticket (
    id          BIGINT      NOT NULL COMMENT 'the job',
    tenant_id   INT         NOT NULL,
    member_id   BIGINT      NOT NULL,
    queued_at   DATETIME(6) NOT NULL,
    held_by     VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
    held_until  DATETIME(6) NOT NULL COMMENT 'in the past when nobody holds it',
    PRIMARY KEY (tenant_id, id),
    KEY import_ticket_free (held_until, queued_at),
    CONSTRAINT import_ticket_of FOREIGN KEY (tenant_id, id) REFERENCES import_job (tenant_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE import_chunk (
    tenant_id INT      NOT NULL,
    id        BIGINT   NOT NULL,
    job_id    BIGINT   NOT NULL,
    sequence  INT      NOT NULL COMMENT 'from 0',
    content   LONGBLOB NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY import_chunk_sequence (tenant_id, job_id, sequence),
    CONSTRAINT import_chunk_of FOREIGN KEY (tenant_id, job_id) REFERENCES import_job (tenant_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- A file of an export with its counts and how far it has been read: both change in the transaction of the rows.
CREATE TABLE import_file (
    tenant_id INT          NOT NULL,
    id        BIGINT       NOT NULL,
    version   INT          NOT NULL DEFAULT 1,
    job_id    BIGINT       NOT NULL,
    sequence  INT          NOT NULL COMMENT 'the order of reading',
    name      VARCHAR(500) NOT NULL,
    kind      VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    size_bytes BIGINT      NOT NULL,
    rows_read BIGINT       NOT NULL,
    imported  BIGINT       NOT NULL,
    unchanged BIGINT       NOT NULL,
    rejected  BIGINT       NOT NULL,
    done      BOOLEAN      NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY import_file_sequence (tenant_id, job_id, sequence),
    CONSTRAINT import_file_of FOREIGN KEY (tenant_id, job_id) REFERENCES import_job (tenant_id, id),
    CONSTRAINT import_file_sum CHECK (rows_read = imported + unchanged + rejected)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE import_rejection (
    tenant_id INT          NOT NULL,
    id        BIGINT       NOT NULL,
    job_id    BIGINT       NOT NULL,
    file_name VARCHAR(500) NOT NULL,
    line      BIGINT       NOT NULL COMMENT 'from 1; 0 for the file as a whole',
    code      VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    arguments VARCHAR(200) NOT NULL COMMENT 'for the sentence, a line each; never the row''s content',
    PRIMARY KEY (tenant_id, id),
    KEY import_rejection_job (tenant_id, job_id, id),
    CONSTRAINT import_rejection_of FOREIGN KEY (tenant_id, job_id) REFERENCES import_job (tenant_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
