import { createHash } from 'node:crypto';
import { openAsIs, type ReadableDb } from '../../electron/engine/store/open';

/** All rows of a store as one hash: what two stores are compared by. */
export type Upto = {
  /** Entries of the log after this one are left out. */
  readonly seq?: number;
  /** Tables that may differ rightly. */
  readonly without?: readonly string[];
};

const plain = (_key: string, value: unknown): unknown =>
  ArrayBuffer.isView(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex') : value;

/** Every row of every table, shadow tables of the search included. */
export function dumpOf(db: ReadableDb, { seq = Number.MAX_SAFE_INTEGER, without = [] }: Upto = {}): string {
  const tables = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`)
    .all<{ name: string }>()
    .map(({ name }) => name)
    .filter((name) => !without.includes(name) && name !== 'sqlite_sequence');
  const hash = createHash('sha256');
  for (const table of tables) {
    const rows = db.prepare(`SELECT * FROM "${table}" ${table.startsWith('log_') ? 'WHERE seq <= ?' : ''}`);
    hash.update(`${table}\n`);
    for (const row of table.startsWith('log_') ? rows.all([seq]) : rows.all())
      hash.update(`${JSON.stringify(row, plain)}\n`);
  }
  return hash.digest('hex');
}

export function dumpOfFile(path: string, keyHex: string, upto: Upto = {}): string {
  const db = openAsIs(path, keyHex);
  try {
    return dumpOf(db, upto);
  } finally {
    db.close();
  }
}
