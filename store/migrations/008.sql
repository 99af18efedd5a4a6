-- Since when a statement's deadline is what it is: written when it changes, in place of being found out later.

ALTER TABLE schedule ADD COLUMN deadline_since INTEGER;  -- NULL: since the statement is on record
UPDATE schedule SET deadline_since = (SELECT max(at) FROM event WHERE event.statement = schedule.statement)
WHERE planned = 1 AND planned_for IS NOT (SELECT deadline FROM statement WHERE id = schedule.statement
                                          AND direction = 'incoming' AND state <> 'withdrawn' AND action = 'required');
ALTER TABLE schedule DROP COLUMN planned;
ALTER TABLE schedule DROP COLUMN planned_for;

-- What is told of a mailbox costs the same however much came through it.
ALTER TABLE mailbox ADD COLUMN recorded INTEGER NOT NULL DEFAULT 0;  -- mails that came through it
UPDATE mailbox SET recorded = (SELECT count(inbox) FROM mailbox_mail WHERE mailbox = mailbox.id);
CREATE INDEX mailbox_mail_unsettled ON mailbox_mail (mailbox, state) WHERE state <> 'settled';
