-- Every decision that was ever answered. Written and read, never changed: the application's account may do nothing else.
--
-- A call's decisions are a row each; the first row keeps the whole call (inputs, versions, answers), so that one record
-- replays it. On purpose without foreign keys: the writer is a transaction of its own, and would wait for the very
-- transaction that waits for it where that one has touched the parent row.
CREATE TABLE decision_log (
    tenant_id    INT         NOT NULL,
    id           BIGINT      NOT NULL COMMENT 'the decision',
    call_id      BIGINT      NOT NULL COMMENT 'the first decision of the same call',
    position     INT         NOT NULL COMMENT 'within the call, from 0',
    kind         VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'evaluate, batch or compare',
    caller       VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the identity provider''s id of who asked',
    member_id    BIGINT      NULL COMMENT 'whose decision it is; null for the organization''s baseline',
    action       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    outcome      VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    permits      BOOLEAN     NOT NULL,
    hypothetical BOOLEAN     NOT NULL,
    decided_at   DATETIME(6) NOT NULL COMMENT 'the instant decided for',
    logged_at    DATETIME(6) NOT NULL,
    content_key  BIGINT      NULL COMMENT 'names the key that the content is encrypted with; null: it is not',
    content      MEDIUMBLOB  NULL COMMENT 'deflated JSON of the call; only in its first row',
    PRIMARY KEY (tenant_id, id),
    KEY decision_log_member (tenant_id, member_id, id),
    KEY decision_log_caller (tenant_id, caller, id),
    CONSTRAINT decision_log_content CHECK ((content IS NULL) = (position > 0))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
