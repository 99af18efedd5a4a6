-- Version 6. Mails that come back, and the ceiling of mails to one address.

-- How many mails an address has had is asked before each further one; those that are being sent count, too.
CREATE INDEX outbox_sent_to ON outbox_recipient (address, settled) WHERE state = 'sent';
CREATE INDEX outbox_leased ON outbox (id) WHERE lease_owner IS NOT NULL;

-- Addresses to which mail of ours came back as undeliverable.
CREATE TABLE unreachable (
    address  TEXT    PRIMARY KEY COLLATE NOCASE,
    first    INTEGER NOT NULL,
    last     INTEGER NOT NULL,
    times    INTEGER NOT NULL,
    reply    TEXT    NOT NULL,                    -- the mail system's words, the last time
    mail     INTEGER NOT NULL REFERENCES outbox (id),
    reported INTEGER                              -- when the coordinators were told; NULL: never
) STRICT, WITHOUT ROWID;

-- What of a statement's mails has not arrived is shown in lists.
CREATE INDEX outbox_of_statement ON outbox (statement) WHERE statement IS NOT NULL;
