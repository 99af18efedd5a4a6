-- Documents go out as parts of their own, without the mail that they came with.

ALTER TABLE statement_attachment ADD COLUMN mail INTEGER REFERENCES inbox (id);  -- in which its bytes are; NULL: not known
CREATE INDEX statement_attachment_mail ON statement_attachment (mail) WHERE mail IS NOT NULL;

CREATE TABLE outbox_enclosure (
    outgoing INTEGER NOT NULL REFERENCES outbox (id),
    position INTEGER NOT NULL,
    mail     INTEGER NOT NULL REFERENCES inbox (id), -- the mail in which its bytes are
    sha256   TEXT    NOT NULL,                       -- of these bytes, decoded
    head     BLOB    NOT NULL,                       -- what stands before them in the outgoing mail
    PRIMARY KEY (outgoing, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_enclosure_mail ON outbox_enclosure (mail);
