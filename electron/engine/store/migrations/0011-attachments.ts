import type { Migration } from '../migration';

/**
 * Attachments get what a scan needs; the table of migration 1 was never written to. `key` opens the one file that it
 * names in attachments.db, `attachment_store` that database itself: both are 64 hex digits and worth nothing elsewhere.
 */
export const attachments: Migration = {
  version: 11,
  name: '0011-attachments',
  up(db) {
    db.exec(`
CREATE TABLE attachment_store (one INTEGER PRIMARY KEY CHECK (one = 1), key TEXT NOT NULL CHECK (length(key) = 64)) STRICT;
ALTER TABLE attachment ADD COLUMN key TEXT NOT NULL DEFAULT '';
ALTER TABLE attachment ADD COLUMN media TEXT NOT NULL DEFAULT 'application/pdf';
ALTER TABLE attachment ADD COLUMN note TEXT;
ALTER TABLE attachment ADD COLUMN added_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attachment ADD COLUMN operator_id INTEGER REFERENCES operator (id);
ALTER TABLE attachment ADD COLUMN superseded_by INTEGER REFERENCES attachment (id);
ALTER TABLE attachment ADD COLUMN superseded_reason TEXT;
CREATE INDEX attachment_subject ON attachment (subject, id);
`);
  },
};
