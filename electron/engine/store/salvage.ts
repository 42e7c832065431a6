import type { LostRows } from '../backup/manifest';
import { tablesOf } from './copy';
import { openAsIs, type ReadableDb, type WritableDb } from './open';

/**
 * Reads what can be read of a damaged store into a new one. After the first damaged page a connection answers nothing
 * more (durability design, finding 8), so every failure gets a fresh connection, and the rows around it are halved
 * until the ones that cannot be read stand alone.
 */
type Row = Record<string, string | number | Uint8Array<ArrayBuffer> | null>;
type Column = { name: string; type: string; pk: number; notnull: number };
const WINDOW = 500;
/** A damaged inner page can take thousands of row numbers with it; beyond this the rest of a run is given up whole. */
const MAX_FAILURES = 20_000;

export type Reader = {
  /** All rows, or null when a page of them cannot be read. */
  readonly rows: (sql: string, params?: readonly (string | number)[]) => Row[] | null;
  readonly close: () => void;
};

/** A connection to the damaged store that is replaced after each failure. */
export function createReader(path: string, keyHex: string): Reader {
  let db: ReadableDb | null = openAsIs(path, keyHex);
  return {
    rows: (sql, params = []) => {
      try {
        db ??= openAsIs(path, keyHex);
        return db.prepare(sql).all<Row>([...params]);
      } catch {
        db?.close();
        db = null;
        return null;
      }
    },
    close: () => {
      db?.close();
    },
  };
}

const columnsOf = (db: ReadableDb, table: string): Column[] =>
  db.prepare(`SELECT name, type, pk, "notnull" FROM pragma_table_info(?)`).all<Column>([table]);

/** What rows are told apart by: a whole number, or null where the key is text. */
function rangeColumn(db: ReadableDb, table: string): string | null {
  const withoutRowid =
    db.prepare('SELECT wr FROM pragma_table_list WHERE name = ?').get<{ wr: number }>([table])?.wr === 1;
  if (!withoutRowid) return 'rowid';
  const first = columnsOf(db, table).find(({ pk }) => pk === 1);
  return first?.type === 'INTEGER' ? first.name : null;
}

/** Copies one table; answers what could not be read, as runs of row numbers. */
export function salvageTable(from: Reader, to: WritableDb, table: string): { rows: number; lost: LostRows[] } {
  const names = columnsOf(to, table).map(({ name }) => name);
  const insert = to.prepare(
    `INSERT OR IGNORE INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  let rows = 0;
  const put = (read: readonly Row[]): void => {
    to.transaction(() => {
      for (const row of read) rows += insert.run(names.map((name) => row[name] ?? null)).changes;
    })();
  };
  const column = rangeColumn(to, table);
  const lost = column === null ? fromBothEnds(from, to, table, put) : byRange(from, table, column, put);
  return { rows, lost };
}

function byRange(from: Reader, table: string, column: string, put: (rows: readonly Row[]) => void): LostRows[] {
  const lost: LostRows[] = [];
  let failures = 0;
  const lose = (first: number, last: number): void => {
    const before = lost.at(-1);
    if (before?.to === first - 1) lost[lost.length - 1] = { ...before, to: last };
    else lost.push({ table, from: first, to: last });
  };
  const read = (first: number, last: number): void => {
    const found = from.rows(`SELECT * FROM "${table}" WHERE "${column}" BETWEEN ? AND ?`, [first, last]);
    if (found !== null) {
      put(found);
      return;
    }
    failures += 1;
    if (first === last || failures > MAX_FAILURES) {
      lose(first, last);
      return;
    }
    const middle = Math.floor((first + last) / 2);
    read(first, middle);
    read(middle + 1, last);
  };
  const { first, last } = bounds(from, table, column);
  for (let start = first; start <= last; start += WINDOW) read(start, Math.min(last, start + WINDOW - 1));
  return lost;
}

/** Lowest and highest number; where an end cannot be read, as far as the table has ever counted, or as a search finds. */
function bounds(from: Reader, table: string, column: string): { first: number; last: number } {
  const low = from.rows(`SELECT min("${column}") AS n FROM "${table}"`);
  const high = from.rows(`SELECT max("${column}") AS n FROM "${table}"`);
  if (high !== null && high[0]?.['n'] === null) return { first: 1, last: 0 };
  const first = low === null ? 1 : Number(low[0]?.['n'] ?? 1);
  if (high !== null) return { first, last: Number(high[0]?.['n'] ?? 0) };
  const counted = from.rows('SELECT seq AS n FROM sqlite_sequence WHERE name = ?', [table]);
  const highest = counted?.[0]?.['n'];
  if (typeof highest === 'number') return { first, last: highest };
  // A table that counts its rows and has counted none never had one: its only page is gone, and nothing with it.
  const made = from.rows('SELECT sql AS n FROM sqlite_master WHERE name = ?', [table])?.[0]?.['n'];
  if (counted?.length === 0 && String(made).includes('AUTOINCREMENT')) return { first: 1, last: 0 };
  let last = WINDOW;
  while (
    last < 10_000_000 &&
    from.rows(`SELECT 1 AS n FROM "${table}" WHERE "${column}" >= ? LIMIT 1`, [last])?.length !== 0
  )
    last *= 2;
  return { first, last };
}

/** A table keyed by text: read from its start and from its end until either side stops. */
function fromBothEnds(from: Reader, to: WritableDb, table: string, put: (rows: readonly Row[]) => void): LostRows[] {
  const whole = from.rows(`SELECT * FROM "${table}"`);
  if (whole !== null) {
    put(whole);
    return [];
  }
  const key = columnsOf(to, table)
    .filter(({ pk }) => pk > 0)
    .sort((a, b) => a.pk - b.pk);
  for (const direction of ['', ' DESC']) {
    const order = key.map(({ name }) => `"${name}"${direction}`).join(', ');
    for (let offset = 0; ; offset += 1) {
      const found = from.rows(`SELECT * FROM "${table}" ORDER BY ${order} LIMIT 1 OFFSET ${String(offset)}`);
      if (found === null || found.length === 0) break;
      put(found);
    }
  }
  return [{ table, from: null, to: null }];
}

type Reference = { table: string; from: string; to: string | null };

/** Persons and operators stand behind every log entry: one that was lost gets a nameless row, so that its entries stay. */
const stubs: Readonly<Record<string, string>> = {
  person: `INSERT INTO person (id, name, machine_key) VALUES (:id, '?', '?' || :id)`,
  operator: `INSERT INTO operator (id, vault_slot, login, person_id, clearance, removed_at) VALUES (:id, '?' || :id, '?' || :id, (SELECT min(id) FROM person), 0, 0)`,
};

/** Makes the references whole again after rows were lost, and says which rows had to be left out for it. */
export function mendReferences(db: WritableDb): LostRows[] {
  const lost: LostRows[] = [];
  for (let changed = true; changed;) {
    changed = false;
    for (const table of tablesOf(db)) {
      const columns = columnsOf(db, table);
      const references = db
        .prepare('SELECT "table", "from", "to" FROM pragma_foreign_key_list(?)')
        .all<Reference>([table]);
      for (const { table: parent, from, to } of references) {
        const orphan = `"${from}" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "${parent}" p WHERE p."${to ?? 'id'}" = "${table}"."${from}")`;
        const missing = db
          .prepare(`SELECT DISTINCT "${from}" AS id FROM "${table}" WHERE ${orphan}`)
          .all<{ id: number }>();
        if (missing.length === 0) continue;
        changed = true;
        const stub = stubs[parent];
        if (stub !== undefined) {
          for (const { id } of missing) db.prepare(stub).run({ id });
        } else if (columns.find(({ name }) => name === from)?.notnull === 0) {
          db.prepare(`UPDATE "${table}" SET "${from}" = NULL WHERE ${orphan}`).run();
        } else {
          const numbered = rangeColumn(db, table);
          const ids =
            numbered === null
              ? [{ n: null }]
              : db
                  .prepare(`SELECT DISTINCT "${numbered}" AS n FROM "${table}" WHERE ${orphan} ORDER BY 1`)
                  .all<{ n: number }>();
          for (const { n } of ids) lost.push({ table, from: n, to: n });
          db.prepare(`DELETE FROM "${table}" WHERE ${orphan}`).run();
        }
      }
    }
  }
  return lost;
}
