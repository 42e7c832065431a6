import type { WritableDb } from './open';

/**
 * Takes one trigger out of the way for the rest of the caller's transaction and gives back the putting back. A statement
 * with a trigger keeps a copy of each page it touches, to undo itself alone: for 100,000 rows into eighteen indexes that
 * is half of the work. Whoever calls makes up for what the trigger would have done; a rollback brings it back by itself.
 * Where there is no such trigger nothing is done.
 */
export function pauseTrigger(db: WritableDb, schema: 'main' | 'temp', name: string): () => void {
  const sql = db
    .prepare(`SELECT sql FROM ${schema}.sqlite_schema WHERE type = 'trigger' AND name = ?`, { pluck: true })
    .get<string>([name]);
  if (sql === undefined) return () => undefined;
  db.exec(`DROP TRIGGER ${schema}.${name}`);
  // The store keeps the words of a temporary trigger without saying that it is one.
  const create = schema === 'temp' ? sql.replace(/^CREATE TRIGGER/, 'CREATE TEMP TRIGGER') : sql;
  return () => {
    db.exec(create);
  };
}
