import type { ReadableDb } from '../../store/open';
import { READY } from '../work-lists';
import { inChunks } from './chunks';
import { appended, type Columns, GONE, noColumns, packedRow, readRow, rowsOf, slotOf } from './columns';

const ROWS = `group_concat(${packedRow(READY)}, '')`;
const one = (db: ReadableDb, sql: string, params: readonly (string | number)[]): string =>
  db.prepare(sql, { pluck: true }).get<string | null>(params) ?? '';

/** No fewer than there are volumes; to count them takes longer than a turn may. */
export const lastId = (db: ReadableDb): number =>
  db.prepare('SELECT max(id) FROM volume', { pluck: true }).get<number | null>() ?? 0;

/** Every volume up to the clearance (a rank); what is above it never leaves the store. */
export async function loadColumns(db: ReadableDb, clearance: number): Promise<Columns> {
  let columns = noColumns(lastId(db));
  await inChunks((rows) => {
    const packed = one(
      db,
      `SELECT ${ROWS} FROM (SELECT * FROM volume WHERE id > ? AND level <= ? ORDER BY id LIMIT ?) v`,
      [columns.id[columns.size - 1] ?? 0, clearance, rows],
    );
    columns = appended(columns, packed);
    return packed !== '';
  });
  return columns;
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
  let { holes } = before;
  for (const id of [...touched].sort((a, b) => a - b)) {
    const slot = slotOf(before, id);
    const row = rows.get(id);
    if (slot >= 0 && row === undefined) {
      before.state[slot] = GONE;
      holes = true;
    } else if (slot >= 0 && row !== undefined) readRow(before, slot, row, 0);
    else if (row !== undefined && id > last) added.push(row);
    else if (row !== undefined) return null;
  }
  const after = holes === before.holes ? before : { ...before, holes };
  return added.length === 0 ? after : appended(after, added.join(''));
}
