import type { WritableDb } from '../../store/open';
import { pauseTrigger } from '../../store/triggers';

/** What commits have changed since it was last asked. */
export type Touched = { readonly volumes: readonly number[]; readonly clients: boolean; readonly places: boolean };

const MARK = { client: -1, location: -2 } as const;

/**
 * Notes in a temporary table of the writing connection which volumes, clients and places a transaction touched: a rule
 * of the store, so that no subject can forget it, and rolled back together with what it notes. Nothing of it is on disk
 * (temp_store is memory).
 */
export function watchHoldings(writer: WritableDb): () => Touched {
  writer.exec('CREATE TEMP TABLE touched (id INTEGER PRIMARY KEY)');
  for (const [event, row] of [
    ['INSERT', 'NEW'],
    ['UPDATE', 'NEW'],
    ['DELETE', 'OLD'],
  ] as const) {
    writer.exec(
      `CREATE TEMP TRIGGER touched_volume_${event} AFTER ${event} ON main.volume BEGIN INSERT OR IGNORE INTO touched VALUES (${row}.id); END`,
    );
    for (const table of ['client', 'location'] as const)
      writer.exec(
        `CREATE TEMP TRIGGER touched_${table}_${event} AFTER ${event} ON main.${table} BEGIN INSERT OR IGNORE INTO touched VALUES (${String(MARK[table])}); END`,
      );
  }
  return () => {
    const ids = writer.prepare('SELECT id FROM touched', { pluck: true }).all<number>();
    if (ids.length > 0) writer.exec('DELETE FROM touched');
    return {
      volumes: ids.filter((id) => id > 0),
      clients: ids.includes(MARK.client),
      places: ids.includes(MARK.location),
    };
  };
}

/** Notes the volumes of a batch at once, when the returned is called after its last row, and not row by row. */
export function noteLater(writer: WritableDb, batchId: number): () => void {
  const watched = writer.prepare(`SELECT 1 FROM temp.sqlite_schema WHERE name = 'touched'`).get() !== undefined;
  if (!watched) return () => undefined;
  const resume = pauseTrigger(writer, 'temp', 'touched_volume_INSERT');
  return () => {
    resume();
    writer.prepare('INSERT OR IGNORE INTO touched SELECT id FROM volume WHERE batch_id = ?').run([batchId]);
  };
}
