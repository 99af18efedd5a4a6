-- Version 5. What people do with a statement after it was recorded.

ALTER TABLE statement ADD COLUMN submitter TEXT NOT NULL DEFAULT '';      -- the authenticated address it came from
ALTER TABLE statement ADD COLUMN action_note TEXT NOT NULL DEFAULT '';    -- what was done, or why nothing will be
ALTER TABLE statement ADD COLUMN carried INTEGER REFERENCES inbox (id);   -- the mail that is posted with it

-- How a mail of ours can carry this one; NULL where that was not looked at.
ALTER TABLE inbox ADD COLUMN carried_as TEXT CHECK (carried_as IN ('rfc822', 'base64'));
ALTER TABLE inbox ADD COLUMN eight_bit INTEGER CHECK (eight_bit IN (0, 1));

-- What a person said about a held mail that is processed again.
ALTER TABLE inbox ADD COLUMN release_as TEXT;                             -- it is mail of that organization
ALTER TABLE inbox ADD COLUMN is_statement INTEGER CHECK (is_statement IN (0, 1));
ALTER TABLE inbox ADD COLUMN file_to INTEGER REFERENCES statement (id);

ALTER TABLE event ADD COLUMN private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1));

CREATE TABLE statement_link (
    statement INTEGER NOT NULL REFERENCES statement (id),
    kind      TEXT    NOT NULL CHECK (kind = 'answers' OR kind = 'supersedes' OR kind = 'same_as'),
    other     INTEGER NOT NULL REFERENCES statement (id) CHECK (other <> statement),
    PRIMARY KEY (statement, kind, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_link_to ON statement_link (other);

-- What an outgoing statement has of what it needs.
CREATE TABLE statement_approval (
    statement INTEGER NOT NULL REFERENCES statement (id),
    review    TEXT    NOT NULL CHECK (review IN ('approver', 'coordinator')),
    by_whom   TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (statement, review, by_whom)
) STRICT, WITHOUT ROWID;
