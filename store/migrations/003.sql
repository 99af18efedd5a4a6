-- When people are reminded, and what was done of it.

-- A statement's schedule. `next` is when something has to be done: 0 when that is not known, NULL when nothing is left.
CREATE TABLE schedule (
    statement   INTEGER PRIMARY KEY REFERENCES statement (id),
    next        INTEGER,
    since       INTEGER NOT NULL,                   -- from when its deadline holds; steps before never applied
    planned     INTEGER NOT NULL DEFAULT 0 CHECK (planned IN (0, 1)),
    planned_for TEXT,                               -- the open deadline for which it was planned
    entry_day   TEXT,                               -- what people's calendars show
    sequence    INTEGER                             -- of the entry that was sent last
) STRICT;
CREATE INDEX schedule_next ON schedule (next) WHERE next IS NOT NULL;

INSERT INTO schedule (statement, next, since)
SELECT id, CASE WHEN action = 'required' OR state IN ('received', 'draft', 'approved') THEN 0 END, received FROM statement;
-- An import brings the schedule's own row first: that one stays.
CREATE TRIGGER statement_is_scheduled AFTER INSERT ON statement
BEGIN
    INSERT OR IGNORE INTO schedule (statement, next, since)
    VALUES (NEW.id, CASE WHEN NEW.action = 'required' OR NEW.state IN ('received', 'draft', 'approved') THEN 0 END,
            NEW.received);
END;
CREATE TRIGGER statement_is_rescheduled AFTER UPDATE OF deadline, state, action, direction ON statement
WHEN OLD.deadline IS NOT NEW.deadline OR OLD.state <> NEW.state OR OLD.action <> NEW.action
     OR OLD.direction <> NEW.direction
BEGIN
    UPDATE schedule SET next = 0 WHERE statement = NEW.id;
END;

-- Each step that was done, once and for ever.
CREATE TABLE reminder_step (
    statement INTEGER NOT NULL REFERENCES statement (id),
    deadline  TEXT    NOT NULL,                     -- '' for a step that has none
    kind      TEXT    NOT NULL CHECK (kind = 'before' OR kind = 'overdue' OR kind = 'ended' OR kind = 'unreviewed'
                                      OR kind = 'approval'),
    days      INTEGER NOT NULL,
    due       INTEGER NOT NULL,
    done      INTEGER NOT NULL,
    mail      INTEGER REFERENCES outbox (id),       -- NULL: there was nobody to tell
    PRIMARY KEY (statement, deadline, kind, days)
) STRICT, WITHOUT ROWID;

-- The same for the desk as a whole: 'digest', 'held', 'directory ITU-T'.
CREATE TABLE desk_step (
    name TEXT    NOT NULL,
    due  INTEGER NOT NULL,
    done INTEGER NOT NULL,
    mail INTEGER REFERENCES outbox (id),
    PRIMARY KEY (name, due)
) STRICT, WITHOUT ROWID;

-- Who wants to hear less of a statement.
CREATE TABLE reminder_choice (
    statement INTEGER NOT NULL REFERENCES statement (id),
    address   TEXT    NOT NULL COLLATE NOCASE,
    until     TEXT,                                 -- the first day on which it is reminded again; NULL: never
    PRIMARY KEY (statement, address)
) STRICT, WITHOUT ROWID;

CREATE INDEX statement_open ON statement (deadline) WHERE action = 'required' AND state <> 'withdrawn';
CREATE INDEX statement_received ON statement (received);
CREATE INDEX statement_unposted ON statement (received) WHERE state IN ('received', 'draft', 'approved');
CREATE INDEX outbox_failed ON outbox_recipient (settled) WHERE state = 'failed';
CREATE INDEX inbox_waiting ON inbox (processed) WHERE outcome = 'held' AND dropped IS NULL;
