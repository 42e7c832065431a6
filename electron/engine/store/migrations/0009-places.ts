import type { Migration } from '../migration';

/**
 * Places at full strength. `volume.shelf_mm` is how much of a shelf a volume takes; `place_use` keeps, for each place and
 * level, how many volumes stand there, how long they are together and how many belong there, so that the free space of a
 * whole room is a sum over its places and never a walk over the volumes. Every level has its own row: the length is
 * summed over all of them, since a shelf is as full as it is, the counts only up to the reader's clearance.
 * `place_batch`: places made together and taken back together. `movement.from_code`, `to_code`: what the place was called,
 * filled when it is called otherwise.
 */
export const places: Migration = {
  version: 9,
  name: '0009-places',
  up(db) {
    for (const part of [columns, indexes, counters, triggers]) db.exec(part);
  },
};

const columns = `
ALTER TABLE volume ADD COLUMN shelf_mm INTEGER GENERATED ALWAYS AS
  (coalesce(thickness_mm, CASE WHEN pages IS NULL THEN 20 ELSE 4 + (pages + 9) / 10 END)) VIRTUAL;
ALTER TABLE movement ADD COLUMN from_code TEXT;
ALTER TABLE movement ADD COLUMN to_code TEXT;
ALTER TABLE location ADD COLUMN closed_on TEXT;
CREATE TABLE place_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, operator_id INTEGER NOT NULL REFERENCES operator (id),
  first_code TEXT NOT NULL, last_code TEXT NOT NULL, made INTEGER NOT NULL CHECK (made > 0), undone_at INTEGER
) STRICT;
ALTER TABLE location ADD COLUMN place_batch_id INTEGER REFERENCES place_batch (id);
`;

const indexes = `
CREATE INDEX location_shelf ON location (sort_key, id);
CREATE INDEX location_place_batch ON location (place_batch_id) WHERE place_batch_id IS NOT NULL;
CREATE INDEX movement_from ON movement (from_id) WHERE from_id IS NOT NULL;
CREATE INDEX movement_to ON movement (to_id) WHERE to_id IS NOT NULL;
DROP INDEX volume_home;
CREATE INDEX volume_belongs ON volume (home_id, coalesce(reference_code, old_number, ''), id, level);
-- What stands elsewhere than at home, or nowhere: few, and asked for on every page of a place.
CREATE INDEX volume_away ON volume (home_id, coalesce(reference_code, old_number, ''), id, level)
  WHERE home_id IS NOT NULL AND current_id IS NOT home_id AND state <> 'destroyed';
CREATE INDEX volume_stands ON volume (current_id, coalesce(reference_code, old_number, ''), id, level);
`;

const counters = `
CREATE TABLE place_use (
  location_id INTEGER NOT NULL, level INTEGER NOT NULL CHECK (level IN (0, 1, 2, 3)),
  volumes INTEGER NOT NULL DEFAULT 0, mm INTEGER NOT NULL DEFAULT 0, belongs INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (location_id, level)
) STRICT, WITHOUT ROWID;
INSERT INTO place_use (location_id, level, volumes, mm)
  SELECT current_id, level, count(*), sum(shelf_mm) FROM volume WHERE current_id IS NOT NULL AND state <> 'destroyed' GROUP BY current_id, level;
INSERT INTO place_use (location_id, level, belongs)
  SELECT home_id, level, count(*) FROM volume WHERE home_id IS NOT NULL AND state <> 'destroyed' GROUP BY home_id, level
  ON CONFLICT (location_id, level) DO UPDATE SET belongs = excluded.belongs;
`;

const taken = `
  UPDATE place_use SET volumes = volumes - 1, mm = mm - OLD.shelf_mm
    WHERE OLD.state <> 'destroyed' AND location_id = OLD.current_id AND level = OLD.level;
  UPDATE place_use SET belongs = belongs - 1 WHERE OLD.state <> 'destroyed' AND location_id = OLD.home_id AND level = OLD.level;`;
const given = `
  INSERT INTO place_use (location_id, level, volumes, mm)
    SELECT NEW.current_id, NEW.level, 1, NEW.shelf_mm WHERE NEW.state <> 'destroyed' AND NEW.current_id IS NOT NULL
    ON CONFLICT (location_id, level) DO UPDATE SET volumes = volumes + 1, mm = mm + excluded.mm;
  INSERT INTO place_use (location_id, level, belongs)
    SELECT NEW.home_id, NEW.level, 1 WHERE NEW.state <> 'destroyed' AND NEW.home_id IS NOT NULL
    ON CONFLICT (location_id, level) DO UPDATE SET belongs = belongs + 1;`;
const told = ['current_id', 'home_id', 'level', 'state', 'thickness_mm', 'pages'];
const of = (row: string): string => `(${told.map((column) => `${row}.${column}`).join(', ')})`;

const triggers = `
CREATE TRIGGER place_use_new AFTER INSERT ON volume BEGIN ${given}
END;
CREATE TRIGGER place_use_changed AFTER UPDATE OF ${told.join(', ')} ON volume WHEN ${of('OLD')} IS NOT ${of('NEW')} BEGIN ${taken} ${given}
END;
CREATE TRIGGER place_use_gone AFTER DELETE ON volume BEGIN ${taken}
END;
CREATE TRIGGER place_gone AFTER DELETE ON location BEGIN DELETE FROM place_use WHERE location_id = OLD.id; END;
`;
