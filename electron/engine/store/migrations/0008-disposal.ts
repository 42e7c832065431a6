import type { Migration } from '../migration';

/**
 * Holds, disposal lists and retention changed by hand. `disposal_list.level` is the highest of the volumes that were ever
 * on the list, held so by the store itself: who may not see a volume sees no list with it. An opinion knows in which
 * capacity it was given, and there is one a capacity and row.
 */
export const disposal: Migration = {
  version: 8,
  name: '0008-disposal',
  up(db) {
    for (const part of [lists, rows, opinions, holds, retention, follow]) db.exec(part);
  },
};

const lists = `
ALTER TABLE disposal_list ADD COLUMN note TEXT;
ALTER TABLE disposal_list ADD COLUMN level INTEGER NOT NULL DEFAULT 0 CHECK (level IN (0, 1, 2, 3));
ALTER TABLE disposal_list ADD COLUMN drawn_on TEXT;
ALTER TABLE disposal_list ADD COLUMN submitted_on TEXT;
ALTER TABLE disposal_list ADD COLUMN appraised_on TEXT;
ALTER TABLE disposal_list ADD COLUMN cancelled_on TEXT;
ALTER TABLE disposal_list ADD COLUMN cancel_reason TEXT;
ALTER TABLE disposal_list ADD COLUMN remark TEXT;
ALTER TABLE disposal_list ADD COLUMN destroyed_on TEXT;
ALTER TABLE disposal_list ADD COLUMN compacted_on TEXT;
CREATE INDEX disposal_list_seen ON disposal_list (state, level, id);
ALTER TABLE disposal_supervisor ADD COLUMN manner TEXT NOT NULL DEFAULT 'countersign' CHECK (manner IN ('countersign', 'paper'));
ALTER TABLE disposal_supervisor ADD COLUMN paper_number TEXT;
ALTER TABLE disposal_supervisor ADD COLUMN paper_date TEXT;
`;

const rows = `
ALTER TABLE disposal_row ADD COLUMN left_on TEXT;
ALTER TABLE disposal_row ADD COLUMN new_retention TEXT;
ALTER TABLE disposal_row ADD COLUMN set_apart_on TEXT;
ALTER TABLE disposal_row ADD COLUMN set_apart_id INTEGER REFERENCES location (id);
ALTER TABLE disposal_row ADD COLUMN rechecked_on TEXT;
ALTER TABLE disposal_row ADD COLUMN rechecked_by INTEGER REFERENCES person (id);
ALTER TABLE disposal_row ADD COLUMN recheck_note TEXT;
ALTER TABLE disposal_row ADD COLUMN counted_on TEXT;
CREATE INDEX disposal_row_volume ON disposal_row (volume_id, id);
CREATE INDEX disposal_row_list ON disposal_row (list_id, id);
`;

const opinions = `
ALTER TABLE appraisal ADD COLUMN capacity TEXT NOT NULL DEFAULT 'manager' CHECK (capacity IN ('manager', 'departmentHead'));
ALTER TABLE appraisal ADD COLUMN manner TEXT NOT NULL DEFAULT 'countersign' CHECK (manner IN ('countersign', 'paper'));
ALTER TABLE appraisal ADD COLUMN paper_number TEXT;
ALTER TABLE appraisal ADD COLUMN paper_date TEXT;
ALTER TABLE appraisal ADD COLUMN on_day TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX appraisal_one_a_capacity ON appraisal (row_id, capacity);
`;

const holds = `
CREATE INDEX hold_active ON hold (level, id) WHERE released_on IS NULL;
CREATE INDEX hold_volume_volume ON hold_volume (volume_id);
CREATE INDEX hold_client_client ON hold_client (client_id);
`;

/** Both sides as JSON: retention, basis, its date and the day due. Never changed, never deleted. */
const retention = `
CREATE TABLE retention_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT, volume_id INTEGER NOT NULL REFERENCES volume (id), at INTEGER NOT NULL, on_day TEXT NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person (id), reason TEXT NOT NULL, list_id INTEGER REFERENCES disposal_list (id),
  before TEXT NOT NULL, after TEXT NOT NULL
) STRICT;
CREATE INDEX retention_change_volume ON retention_change (volume_id, id);
CREATE TRIGGER retention_change_no_update BEFORE UPDATE ON retention_change BEGIN SELECT RAISE(ABORT, 'a change of retention is kept'); END;
CREATE TRIGGER retention_change_no_delete BEFORE DELETE ON retention_change BEGIN SELECT RAISE(ABORT, 'a change of retention is kept'); END;
`;

const follow = `
CREATE TRIGGER disposal_level_follows AFTER UPDATE OF level ON volume WHEN NEW.level <> OLD.level BEGIN
  UPDATE disposal_list SET level = (SELECT max(v.level) FROM disposal_row r JOIN volume v ON v.id = r.volume_id WHERE r.list_id = disposal_list.id)
    WHERE id IN (SELECT list_id FROM disposal_row WHERE volume_id = NEW.id);
END;
`;
