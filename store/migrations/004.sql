-- Mailboxes that mail is fetched from, and how far we are in each.

CREATE TABLE mailbox (
    id          INTEGER PRIMARY KEY,
    name        TEXT    NOT NULL UNIQUE,            -- "imaps://statements@mail.ietf.example:993/INBOX"
    uidvalidity INTEGER NOT NULL DEFAULT 0,         -- 0: never opened
    known_since INTEGER NOT NULL,
    looked      INTEGER,                            -- when all that was there had last been dealt with
    failed      INTEGER,                            -- when it last failed, with `error`
    error       TEXT    NOT NULL DEFAULT '',
    told        INTEGER,                            -- when the coordinators were told that it fails; NULL once it works
    token       INTEGER                             -- when the access token in use was fetched
) STRICT;

-- Every mail that was dealt with in them. The highest uid is how far we are; those with a state other than settled are
-- what is left to do.
CREATE TABLE mailbox_mail (
    mailbox     INTEGER NOT NULL REFERENCES mailbox (id),
    uidvalidity INTEGER NOT NULL,
    uid         INTEGER NOT NULL,
    state       TEXT    NOT NULL CHECK (state = 'open' OR state = 'recorded' OR state = 'refused' OR state = 'settled'),
    attempts    INTEGER NOT NULL DEFAULT 0,         -- to fetch it, that failed
    reason      TEXT    NOT NULL DEFAULT '',
    inbox       INTEGER REFERENCES inbox (id),
    hash        TEXT    NOT NULL DEFAULT '',        -- SHA-256 of its bytes: knows it again when the numbers change
    PRIMARY KEY (mailbox, uidvalidity, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX mailbox_mail_by_hash ON mailbox_mail (mailbox, hash) WHERE hash <> '';
