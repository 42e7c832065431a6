import { AppFailure } from '../../../shared/errors';
import { classify } from './faults';
import { head } from './log';
import { checkSeals, openAsIs, type ReadableDb } from './open';
import { lastNumbers } from './watch';

/** What must be the same in a store and in its copy. */
export type StoreFacts = {
  readonly version: number;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly counts: Readonly<Record<string, number>>;
  readonly numbers: Readonly<Record<string, number>>;
};

/** Kept without a deed and written while somebody types: they may differ between two looks. */
const FLEETING = new Set(['draft', 'operator_view', 'backup_place', 'attachment_store']);

/** The tables that hold records: no index, no shadow table of the search. */
export const tablesOf = (db: ReadableDb): string[] =>
  db
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .all<{ name: string }>()
    .map(({ name }) => name);

export function storeFacts(db: ReadableDb): StoreFacts {
  const { seq, hash } = head(db);
  const counts = tablesOf(db)
    .filter((table) => !FLEETING.has(table))
    .map((table): [string, number] => [
      table,
      db.prepare(`SELECT count(*) AS n FROM "${table}"`).get<{ n: number }>()?.n ?? 0,
    ]);
  return {
    version: Number(db.pragma('user_version', { simple: true })),
    head: { seq, hash },
    counts: Object.fromEntries(counts),
    numbers: lastNumbers(db),
  };
}

export const sameFacts = (a: StoreFacts, b: StoreFacts): boolean =>
  a.version === b.version &&
  a.head.seq === b.head.seq &&
  a.head.hash === b.head.hash &&
  Object.keys({ ...a.counts, ...b.counts }).every((table) => a.counts[table] === b.counts[table]);

/** Every check the database has: seals, structure, references. Throws `storeDamaged`. */
export function checkWhole(db: ReadableDb): void {
  try {
    checkSeals(db);
    if (db.pragma('integrity_check(1)', { simple: true }) !== 'ok')
      throw new AppFailure({ code: 'storeDamaged', page: null });
    if (db.pragma('foreign_key_check').length > 0) throw new AppFailure({ code: 'storeDamaged', page: null });
  } catch (cause) {
    throw classify(cause);
  }
}

/** Opens a store that nothing may change, passes it through every check and says what is in it. */
export function inspectStore(path: string, keyHex: string): StoreFacts {
  const db = openAsIs(path, keyHex);
  try {
    checkWhole(db);
    return storeFacts(db);
  } catch (cause) {
    throw classify(cause);
  } finally {
    db.close();
  }
}

/**
 * Copies a living store into a new file with `VACUUM INTO`: same key, whole transactions only, commits that are not yet
 * in the file included. Answers what was in the store at that moment; null when something was committed meanwhile.
 */
export function copyStore(source: string, keyHex: string, target: string): StoreFacts | null {
  const db = openAsIs(source, keyHex);
  try {
    const before = storeFacts(db);
    db.prepare('VACUUM INTO ?').run([target]);
    return sameFacts(before, storeFacts(db)) ? before : null;
  } catch (cause) {
    throw classify(cause);
  } finally {
    db.close();
  }
}
