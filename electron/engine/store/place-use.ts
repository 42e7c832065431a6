import type { WritableDb } from './open';

/** Counts `place_use` anew from the volumes, where rows may have been lost: the triggers only add to what was right. */
export function recountPlaces(db: WritableDb): void {
  db.exec(`DELETE FROM place_use;
INSERT INTO place_use (location_id, level, volumes, mm)
  SELECT current_id, level, count(*), sum(shelf_mm) FROM volume WHERE current_id IS NOT NULL AND state <> 'destroyed' GROUP BY current_id, level;
INSERT INTO place_use (location_id, level, belongs)
  SELECT home_id, level, count(*) FROM volume WHERE home_id IS NOT NULL AND state <> 'destroyed' GROUP BY home_id, level
  ON CONFLICT (location_id, level) DO UPDATE SET belongs = excluded.belongs;`);
}
