-- Version 2. The hash of the bytes as they came: whether inbox_raw still holds them can be proved.
ALTER TABLE inbox ADD COLUMN sha256 TEXT NOT NULL DEFAULT '';
UPDATE inbox SET sha256 = (SELECT sha256(bytes) FROM inbox_raw WHERE inbox_raw.id = inbox.id);
