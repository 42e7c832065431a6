import type { ReadableDb } from '../../store/open';
import { READY } from '../work-lists';
import {
  appended,
  type Columns,
  GONE,
  noColumns,
  packedRow,
  PACKED_ID,
  readRow,
  rowsOf,
  slotOf,
  unpackIds,
} from './columns';

/** Volumes read between two turns of the event loop: some 15 ms, so that a scan at the desk need not wait. */
const CHUNK = 4000;
const ROWS = `group_concat(${packedRow(READY)}, '')`;
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));
const one = (db: ReadableDb, sql: string, params: readonly (string | number)[]): string =>
  db.prepare(sql, { pluck: true }).get<string | null>(params) ?? '';

/** Every volume up to the clearance (a rank); what is above it never leaves the store. */
export async function loadColumns(db: ReadableDb, clearance: number): Promise<Columns> {
  let columns = noColumns();
  for (;;) {
    const packed = one(
      db,
      `SELECT ${ROWS} FROM (SELECT * FROM volume WHERE id > ? AND level <= ? ORDER BY id LIMIT ${String(CHUNK)}) v`,
      [columns.id[columns.size - 1] ?? 0, clearance],
    );
    if (packed === '') return columns;
    columns = appended(columns, packed);
    await turn();
  }
}

/**
 * The columns with the volumes that a commit touched as they are now. Null when a volume has come into sight whose slot
 * would lie between others: then everything is read again.
 */
export function refreshed(
  db: ReadableDb,
  clearance: number,
  before: Columns,
  touched: readonly number[],
): Columns | null {
  const rows = rowsOf(
    one(
      db,
      `SELECT ${ROWS} FROM (SELECT * FROM volume WHERE id IN (SELECT value FROM json_each(?)) AND level <= ? ORDER BY id) v`,
      [JSON.stringify(touched), clearance],
    ),
  );
  const last = before.id[before.size - 1] ?? 0;
  const added: string[] = [];
  for (const id of [...touched].sort((a, b) => a - b)) {
    const slot = slotOf(before, id);
    const row = rows.get(id);
    if (slot >= 0 && row === undefined) before.state[slot] = GONE;
    else if (slot >= 0 && row !== undefined) readRow(before, slot, row, 0);
    else if (row !== undefined && id > last) added.push(row);
    else if (row !== undefined) return null;
  }
  return added.length === 0 ? before : appended(before, added.join(''));
}

/** Orders that the store keeps an index of; an expression over `volume`. */
export const TEXT_KEYS = {
  number: `coalesce(reference_code, old_number, '')`,
  title: 'title',
  oldNumber: `coalesce(old_number, '')`,
} as const;
export type TextSort = keyof typeof TEXT_KEYS;
export const isTextSort = (sort: string): sort is TextSort => Object.hasOwn(TEXT_KEYS, sort);

/** The ids of all volumes up to the clearance in the order of a text. */
export async function loadOrder(db: ReadableDb, clearance: number, sort: TextSort): Promise<Int32Array> {
  const key = TEXT_KEYS[sort];
  const chunks: number[][] = [];
  for (;;) {
    const last = chunks.at(-1)?.at(-1);
    const after = last === undefined ? '' : `AND (${key}, id) > (SELECT ${key}, id FROM volume WHERE id = ?)`;
    const chunk = unpackIds(
      one(
        db,
        `SELECT group_concat(${PACKED_ID}, '') FROM (SELECT id FROM volume WHERE level <= ? ${after} ORDER BY ${key}, id LIMIT ${String(CHUNK)})`,
        last === undefined ? [clearance] : [clearance, last],
      ),
    );
    if (chunk.length === 0) return Int32Array.from(chunks.flat());
    chunks.push(chunk);
    await turn();
  }
}

/** The slot before a volume in the order of a text, or -1. */
export function slotBefore(
  db: ReadableDb,
  clearance: number,
  sort: TextSort,
  columns: Columns,
  volumeId: number,
): number {
  const key = TEXT_KEYS[sort];
  const id = db
    .prepare(
      `SELECT id FROM volume WHERE level <= ? AND (${key}, id) < (SELECT ${key}, id FROM volume WHERE id = ?) ORDER BY ${key} DESC, id DESC LIMIT 1`,
      { pluck: true },
    )
    .get<number>([clearance, volumeId]);
  return id === undefined ? -1 : slotOf(columns, id);
}
