-- Version 1. docs/storage.md says what each table means.
-- Times are milliseconds since 1970 in UTC, days are 'YYYY-MM-DD', truths 0 or 1, names those of the words of the domain.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('created', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'));

-- Every mail that was ever accepted.
CREATE TABLE inbox (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    received     INTEGER NOT NULL,
    via          TEXT    NOT NULL,
    sender       TEXT    NOT NULL,                  -- '' is the null sender
    recipients   TEXT    NOT NULL,                  -- one a line
    size         INTEGER NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    claimed      INTEGER CHECK (claimed IS NULL OR outcome IS NULL), -- since when the running daemon has it in hand
    outcome      TEXT CHECK (outcome = 'statement' OR outcome = 'filed' OR outcome = 'command' OR outcome = 'bounce'
                             OR outcome = 'automatic' OR outcome = 'duplicate' OR outcome = 'held'),
    processed    INTEGER CHECK ((processed IS NULL) = (outcome IS NULL)),
    reason       TEXT    NOT NULL DEFAULT '',
    statement    INTEGER REFERENCES statement (id),
    message_id   TEXT    NOT NULL DEFAULT '',
    content_hash TEXT    NOT NULL DEFAULT '',
    subject      TEXT    NOT NULL DEFAULT '',
    released_by  TEXT,                              -- who had it processed again as if its sender were trusted
    dropped      INTEGER CHECK (dropped IS NULL OR outcome = 'held')
) STRICT;
CREATE INDEX inbox_unprocessed ON inbox (id) WHERE outcome IS NULL;
CREATE INDEX inbox_held ON inbox (id) WHERE outcome = 'held';
CREATE INDEX inbox_content ON inbox (content_hash) WHERE content_hash <> '';
CREATE TRIGGER inbox_is_kept BEFORE DELETE ON inbox
BEGIN SELECT RAISE(ABORT, 'an accepted mail is never forgotten'); END;

-- The bytes as they came; apart, because the row beside them is rewritten and they are not.
CREATE TABLE inbox_raw (
    id    INTEGER PRIMARY KEY REFERENCES inbox (id),
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE statement (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    direction         TEXT    NOT NULL CHECK (direction IN ('incoming', 'outgoing')),
    state             TEXT    NOT NULL CHECK (state = 'received' OR state = 'posted' OR state = 'withdrawn'
                                              OR state = 'draft' OR state = 'approved' OR state = 'sent'
                                              OR state = 'abandoned'),
    action            TEXT    NOT NULL CHECK (action = 'none' OR action = 'required' OR action = 'taken'
                                              OR action = 'declined'),
    received          INTEGER NOT NULL,
    posted            INTEGER,
    sent              INTEGER,
    title             TEXT    NOT NULL,
    purpose           TEXT CHECK (purpose = 'action' OR purpose = 'comment' OR purpose = 'information'
                                  OR purpose = 'response'),
    deadline          TEXT,
    from_organization TEXT,
    from_text         TEXT    NOT NULL,
    body              TEXT    NOT NULL
) STRICT;
CREATE TRIGGER statement_is_kept BEFORE DELETE ON statement
BEGIN SELECT RAISE(ABORT, 'a statement is withdrawn, never deleted'); END;

-- The groups it comes from and the bodies it goes to.
CREATE TABLE statement_body (
    statement  INTEGER NOT NULL REFERENCES statement (id),
    role       TEXT    NOT NULL CHECK (role = 'from' OR role = 'to' OR role = 'cc'),
    position   INTEGER NOT NULL,
    group_name TEXT,                                -- as in the directory; NULL where no group is known
    text       TEXT    NOT NULL,                    -- as written; '' for role 'from'
    PRIMARY KEY (statement, role, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_contact (
    statement INTEGER NOT NULL REFERENCES statement (id),
    role      TEXT    NOT NULL CHECK (role = 'from_contacts' OR role = 'reply_to' OR role = 'response_contacts'
                                      OR role = 'technical_contacts' OR role = 'cc_contacts'
                                      OR role = 'action_holders'),
    position  INTEGER NOT NULL,
    name      TEXT    NOT NULL,
    spec      TEXT    NOT NULL,
    PRIMARY KEY (statement, role, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_reference (
    statement INTEGER NOT NULL REFERENCES statement (id),
    role      TEXT    NOT NULL CHECK (role IN ('identifiers', 'in_response_to')),
    position  INTEGER NOT NULL,
    text      TEXT    NOT NULL,
    PRIMARY KEY (statement, role, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_attachment (
    statement INTEGER NOT NULL REFERENCES statement (id),
    position  INTEGER NOT NULL,
    name      TEXT    NOT NULL,
    type      TEXT    NOT NULL,
    size      INTEGER NOT NULL,
    sha256    TEXT    NOT NULL,
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;

-- Where each field was read.
CREATE TABLE statement_origin (
    statement INTEGER NOT NULL REFERENCES statement (id),
    position  INTEGER NOT NULL,
    field     TEXT    NOT NULL,
    value     TEXT    NOT NULL,
    place     TEXT    NOT NULL,
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_remark (
    statement INTEGER NOT NULL REFERENCES statement (id),
    position  INTEGER NOT NULL,
    text      TEXT    NOT NULL,
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;

-- What later mail finds it by, in the form in which it is compared.
CREATE TABLE statement_key (
    kind      TEXT    NOT NULL CHECK (kind = 'message_id' OR kind = 'url' OR kind = 'identifier' OR kind = 'title'),
    value     TEXT    NOT NULL,
    statement INTEGER NOT NULL REFERENCES statement (id),
    PRIMARY KEY (kind, value, statement)
) STRICT, WITHOUT ROWID;

-- Full text, by rowid = statement.id; it keeps no copy of the text, nor the sizes that only a ranking would need.
CREATE VIRTUAL TABLE statement_text USING fts5 (
    title, body, parties, marks,
    content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2"
);
-- Merging later costs a search little and a new statement less.
INSERT INTO statement_text (statement_text, rank) VALUES ('automerge', 16);

-- The history of the statements: lines are added, never changed.
CREATE TABLE event (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    statement INTEGER NOT NULL REFERENCES statement (id),
    at        INTEGER NOT NULL,
    by_whom   TEXT    NOT NULL,
    what      TEXT    NOT NULL,
    mail      INTEGER REFERENCES inbox (id)
) STRICT;
CREATE INDEX event_of_statement ON event (statement, id);
CREATE TRIGGER event_is_not_edited BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never edited'); END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;

-- Every mail the desk has to send or has sent.
CREATE TABLE outbox (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    kind             TEXT    NOT NULL CHECK (kind = 'acknowledgement' OR kind = 'forward' OR kind = 'posted'
                                             OR kind = 'reminder' OR kind = 'overdue' OR kind = 'escalation'
                                             OR kind = 'approval' OR kind = 'notice' OR kind = 'digest'),
    message_id       TEXT    NOT NULL,
    subject          TEXT    NOT NULL,
    envelope_sender  TEXT    NOT NULL,              -- '' is the null sender
    statement        INTEGER REFERENCES statement (id),
    original         INTEGER REFERENCES inbox (id), -- the mail that it carries
    original_form    TEXT    NOT NULL CHECK (original_form = 'none' OR original_form = 'rfc822'
                                             OR original_form = 'base64'),
    created          INTEGER NOT NULL,
    due              INTEGER NOT NULL,              -- of the next attempt; while leased: the end of the lease
    lease_owner      TEXT,
    waiting          INTEGER NOT NULL,              -- recipients whose fate is open
    attempts         INTEGER NOT NULL DEFAULT 0,
    last_reply       TEXT    NOT NULL DEFAULT '',
    warned           INTEGER NOT NULL DEFAULT 0 CHECK (warned IN (0, 1)),
    give_up_original INTEGER NOT NULL DEFAULT 0 CHECK (give_up_original IN (0, 1))
) STRICT;
CREATE INDEX outbox_due ON outbox (due) WHERE waiting > 0;
CREATE INDEX outbox_message_id ON outbox (message_id);

CREATE TABLE outbox_bytes (
    id               INTEGER PRIMARY KEY REFERENCES outbox (id),
    head             BLOB NOT NULL,
    tail             BLOB NOT NULL,
    without_original BLOB NOT NULL
) STRICT;

CREATE TABLE outbox_recipient (
    mail         INTEGER NOT NULL REFERENCES outbox (id),
    position     INTEGER NOT NULL,
    role         TEXT    NOT NULL CHECK (role IN ('to', 'cc')),
    name         TEXT    NOT NULL,
    address      TEXT    NOT NULL COLLATE NOCASE,
    state        TEXT CHECK (state = 'waiting' OR state = 'sent' OR state = 'failed'), -- NULL: listed again, the first has the state
    reply        TEXT    NOT NULL DEFAULT '',
    settled      INTEGER CHECK (settled IS NULL OR state <> 'waiting'), -- when its fate was known
    acknowledged INTEGER,                           -- outbox.created where that is an acknowledgement
    PRIMARY KEY (mail, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_acknowledged ON outbox_recipient (address, acknowledged) WHERE acknowledged IS NOT NULL;
