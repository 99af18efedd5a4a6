-- Version 7. How long things are kept: bytes that are removed, people who are erased; counts that watching asks for.

-- When the bytes of a mail were removed, by [store] keep_raw or by an erasure; NULL: they are there.
ALTER TABLE inbox ADD COLUMN removed INTEGER CHECK (removed IS NULL OR outcome IS NOT NULL);
ALTER TABLE outbox ADD COLUMN removed INTEGER CHECK (removed IS NULL OR waiting = 0);

-- Whom an erasure concerned is nowhere on record; that it was made, is.
CREATE TABLE erasure (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,   -- "[erased 3]" stands where the person's data stood
    at         INTEGER NOT NULL,
    by_whom    TEXT    NOT NULL,
    why        TEXT    NOT NULL,
    statements INTEGER NOT NULL,
    mails      INTEGER NOT NULL,
    outgoing   INTEGER NOT NULL,
    finished   INTEGER                              -- when the file had been written anew, without what it held
) STRICT;
CREATE TRIGGER erasure_is_kept BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'an erasure is never forgotten'); END;

-- An erasure alone, which says so in `meta` while it runs, may change the words of an event.
DROP TRIGGER event_is_not_edited;
CREATE TRIGGER event_is_not_edited BEFORE UPDATE ON event
WHEN NOT EXISTS (SELECT 1 FROM meta WHERE name = 'erasing') OR NEW.id <> OLD.id OR NEW.statement <> OLD.statement
     OR NEW.at <> OLD.at OR NEW.mail IS NOT OLD.mail OR NEW.private <> OLD.private
BEGIN SELECT RAISE(ABORT, 'an event is never edited'); END;

-- What would take a look at every row: how many mails have which outcome, how many recipients are in which state.
CREATE TABLE tally (
    name   TEXT    PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO tally
SELECT 'mail ' || column1, (SELECT count(*) FROM inbox WHERE outcome = column1)
FROM (VALUES ('statement'), ('filed'), ('command'), ('bounce'), ('automatic'), ('duplicate'), ('held'));
INSERT INTO tally
SELECT 'recipient ' || column1, (SELECT count(*) FROM outbox_recipient WHERE state = column1)
FROM (VALUES ('waiting'), ('sent'), ('failed'));
CREATE TRIGGER outcome_is_counted AFTER UPDATE OF outcome ON inbox WHEN OLD.outcome IS NOT NEW.outcome
BEGIN
    UPDATE tally SET number = number - 1 WHERE name = 'mail ' || OLD.outcome;
    UPDATE tally SET number = number + 1 WHERE name = 'mail ' || NEW.outcome;
END;
CREATE TRIGGER recipient_is_counted AFTER INSERT ON outbox_recipient WHEN NEW.state IS NOT NULL
BEGIN
    UPDATE tally SET number = number + 1 WHERE name = 'recipient ' || NEW.state;
END;
CREATE TRIGGER recipient_is_counted_anew AFTER UPDATE OF state ON outbox_recipient WHEN OLD.state IS NOT NEW.state
BEGIN
    UPDATE tally SET number = number - 1 WHERE name = 'recipient ' || OLD.state;
    UPDATE tally SET number = number + 1 WHERE name = 'recipient ' || NEW.state;
END;

-- Since when mail waits to go out, and which statements a mail goes with.
CREATE INDEX outbox_unsent ON outbox (created) WHERE waiting > 0;
CREATE INDEX statement_carried ON statement (carried) WHERE carried IS NOT NULL;
