import type { Migration } from '../migration';

/**
 * What a split, a merge or a change of many volumes was before, for as long as it can be taken back as one; and templates
 * of the item grid. `before` may hold text of the record, so the store itself forgets it with the volume: when it is
 * destroyed, and when its row goes.
 */
export const rearranging: Migration = {
  version: 10,
  name: '0010-rearranging',
  up(db) {
    db.exec(`
CREATE TABLE catalogue_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, operator_id INTEGER NOT NULL REFERENCES operator (id),
  kind TEXT NOT NULL CHECK (kind IN ('bulk', 'split', 'merge')), volumes INTEGER NOT NULL CHECK (volumes > 0), undone_at INTEGER
) STRICT;
CREATE INDEX catalogue_change_operator ON catalogue_change (operator_id, id);
-- version: of the subject right after the change; another one since, and the change can no longer be taken back.
CREATE TABLE catalogue_change_row (
  change_id INTEGER NOT NULL REFERENCES catalogue_change (id), subject TEXT NOT NULL, version INTEGER NOT NULL, before TEXT NOT NULL,
  PRIMARY KEY (change_id, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX catalogue_change_row_subject ON catalogue_change_row (subject);
CREATE TRIGGER catalogue_change_destroyed AFTER UPDATE OF state ON volume WHEN NEW.state = 'destroyed' BEGIN
  DELETE FROM catalogue_change_row WHERE subject = 'volume:' || NEW.id;
END;
CREATE TRIGGER catalogue_change_gone AFTER DELETE ON volume BEGIN
  DELETE FROM catalogue_change_row WHERE subject = 'volume:' || OLD.id;
END;

-- operator_id is null for a template that all share.
CREATE TABLE item_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT, operator_id INTEGER REFERENCES operator (id), name TEXT NOT NULL, cells TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX item_template_name ON item_template (coalesce(operator_id, 0), name);
`);
  },
};
