-- A member's people. Every row names its member as well as its tenant: nobody else of the organization sees it.

CREATE TABLE contact (
    tenant_id  INT          NOT NULL,
    id         BIGINT       NOT NULL,
    version    INT          NOT NULL DEFAULT 1,
    member_id  BIGINT       NOT NULL,
    name       VARCHAR(200) NOT NULL,
    name_key   VARCHAR(400) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'compares equal for one name in any case or form of letters',
    loose_key  VARCHAR(400) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'without titles and accents; equal means: perhaps the same person',
    address    VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'the profile''s address, normalised',
    headline   VARCHAR(300) NULL,
    company    VARCHAR(200) NULL,
    created_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY contact_address (tenant_id, member_id, address),
    KEY contact_name (tenant_id, member_id, name),
    KEY contact_name_key (tenant_id, member_id, name_key),
    KEY contact_loose_key (tenant_id, member_id, loose_key),
    CONSTRAINT contact_member FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE connection (
    tenant_id    INT    NOT NULL,
    id           BIGINT NOT NULL,
    version      INT    NOT NULL DEFAULT 1,
    member_id    BIGINT NOT NULL,
    contact_id   BIGINT NOT NULL,
    connected_on DATE   NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY connection_contact (tenant_id, contact_id),
    KEY connection_member (tenant_id, member_id),
    CONSTRAINT connection_of FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id),
    CONSTRAINT connection_owner FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE invitation (
    tenant_id          INT           NOT NULL,
    id                 BIGINT        NOT NULL,
    version            INT           NOT NULL DEFAULT 1,
    member_id          BIGINT        NOT NULL,
    contact_id         BIGINT        NOT NULL,
    row_key            BIGINT        NOT NULL COMMENT 'a hash of what tells it from all others, so that a second import finds it',
    direction          VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    platform           VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state              VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sent_at            DATETIME(6)   NOT NULL,
    note               VARCHAR(2000) NOT NULL,
    doubtful           BOOLEAN       NOT NULL COMMENT 'the sender''s name is that of a connection, and no address tells',
    told_apart         BOOLEAN       NOT NULL COMMENT 'the member said that the sender is none of them',
    outcome            VARCHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of the last evaluation',
    outcome_order      SMALLINT      NOT NULL COMMENT 'the place of the outcome among its action''s, best first; 99 while undecided',
    short_reason       VARCHAR(160)  NOT NULL,
    decision_id        BIGINT        NULL COMMENT 'in decision_log',
    revision           BIGINT        NULL COMMENT 'of the policies that the outcome rests on',
    settled_outcome    VARCHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NULL,
    settled_overridden BOOLEAN       NOT NULL,
    settled_reason     VARCHAR(500)  NULL,
    settled_at         DATETIME(6)   NULL,
    reply_text         VARCHAR(4000) NULL COMMENT 'as the member sent it',
    reply_sent_at      DATETIME(6)   NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY invitation_row (tenant_id, member_id, row_key),
    KEY invitation_inbox (tenant_id, member_id, direction, state, outcome_order, sent_at),
    KEY invitation_newest (tenant_id, member_id, direction, state, sent_at),
    KEY invitation_contact (tenant_id, contact_id),
    CONSTRAINT invitation_of FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id),
    CONSTRAINT invitation_owner FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id),
    CONSTRAINT invitation_direction CHECK (direction IN ('INCOMING', 'OUTGOING')),
    CONSTRAINT invitation_state CHECK (state IN ('OPEN', 'ACCEPTED', 'CLOSED', 'HISTORY'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- Counts and dates of what passed between two people. What was written is never kept.
CREATE TABLE interaction (
    tenant_id                INT    NOT NULL,
    id                       BIGINT NOT NULL,
    version                  INT    NOT NULL DEFAULT 1,
    member_id                BIGINT NOT NULL,
    contact_id               BIGINT NOT NULL,
    messages_sent            INT    NOT NULL,
    messages_received        INT    NOT NULL,
    first_on                 DATE   NULL,
    last_on                  DATE   NULL,
    recommendations_received INT    NOT NULL,
    recommendations_given    INT    NOT NULL,
    endorsements_received    INT    NOT NULL,
    endorsements_given       INT    NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY interaction_contact (tenant_id, contact_id),
    KEY interaction_member (tenant_id, member_id),
    CONSTRAINT interaction_of FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id),
    CONSTRAINT interaction_owner FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- What the member has said: about a person, one invitation, or their own account.
CREATE TABLE confirmed_fact (
    tenant_id     INT         NOT NULL,
    id            BIGINT      NOT NULL,
    version       INT         NOT NULL DEFAULT 1,
    member_id     BIGINT      NOT NULL,
    about         BIGINT      NOT NULL COMMENT 'the contact, the invitation or the member',
    contact_id    BIGINT      NULL COMMENT 'the contact, where it is about one or about an invitation of theirs',
    fact          VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    answer        TEXT        NULL COMMENT 'JSON; null: they do not know',
    confirmed_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY confirmed_fact_about (tenant_id, about, fact),
    KEY confirmed_fact_contact (tenant_id, contact_id),
    CONSTRAINT confirmed_fact_of FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id),
    CONSTRAINT confirmed_fact_owner FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- What happened in the inbox, for the history with a person.
CREATE TABLE inbox_event (
    tenant_id     INT          NOT NULL,
    id            BIGINT       NOT NULL,
    member_id     BIGINT       NOT NULL,
    contact_id    BIGINT       NOT NULL,
    invitation_id BIGINT       NOT NULL,
    kind          VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    detail        VARCHAR(500) NULL,
    at            DATETIME(6)  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    KEY inbox_event_contact (tenant_id, contact_id),
    CONSTRAINT inbox_event_of FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id),
    CONSTRAINT inbox_event_owner FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- By which names and addresses exports call the member: tells sent messages from received ones.
CREATE TABLE own_name (
    tenant_id INT          NOT NULL,
    id        BIGINT       NOT NULL,
    member_id BIGINT       NOT NULL,
    form      VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name      VARCHAR(400) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY own_name_once (tenant_id, member_id, form, name),
    CONSTRAINT own_name_form CHECK (form IN ('NAME', 'ADDRESS')),
    CONSTRAINT own_name_owner FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- Rows of exports that leave only a count behind, remembered by a hash so that they count once.
CREATE TABLE counted_row (
    tenant_id INT     NOT NULL,
    id        BIGINT  NOT NULL,
    member_id BIGINT  NOT NULL,
    row_key   BIGINT  NOT NULL,
    counted   BOOLEAN NOT NULL COMMENT 'false while it is nobody''s: a later import may tell whose',
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY counted_row_key (tenant_id, member_id, row_key),
    CONSTRAINT counted_row_owner FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
