import type { WritableDb } from './open';
import { pauseTrigger } from './triggers';

/** Counts `place_use` anew from the volumes, where rows may have been lost: the triggers only add to what was right. */
export function recountPlaces(db: WritableDb): void {
  db.exec(`DELETE FROM place_use;
INSERT INTO place_use (location_id, level, volumes, mm)
  SELECT current_id, level, count(*), sum(shelf_mm) FROM volume WHERE current_id IS NOT NULL AND state <> 'destroyed' GROUP BY current_id, level;
INSERT INTO place_use (location_id, level, belongs)
  SELECT home_id, level, count(*) FROM volume WHERE home_id IS NOT NULL AND state <> 'destroyed' GROUP BY home_id, level
  ON CONFLICT (location_id, level) DO UPDATE SET belongs = excluded.belongs;`);
}

/** Counts the volumes of a batch at once, when the returned is called after its last row, and not row by row. */
export function countPlacesLater(db: WritableDb, batchId: number): () => void {
  const resume = pauseTrigger(db, 'main', 'place_use_new');
  return () => {
    resume();
    db.prepare(
      `INSERT INTO place_use (location_id, level, volumes, mm)
       SELECT current_id, level, count(*), sum(shelf_mm) FROM volume
       WHERE batch_id = ? AND current_id IS NOT NULL AND state <> 'destroyed' GROUP BY current_id, level
       ON CONFLICT (location_id, level) DO UPDATE SET volumes = volumes + excluded.volumes, mm = mm + excluded.mm`,
    ).run([batchId]);
    db.prepare(
      `INSERT INTO place_use (location_id, level, belongs)
       SELECT home_id, level, count(*) FROM volume
       WHERE batch_id = ? AND home_id IS NOT NULL AND state <> 'destroyed' GROUP BY home_id, level
       ON CONFLICT (location_id, level) DO UPDATE SET belongs = belongs + excluded.belongs`,
    ).run([batchId]);
  };
}
