import type { ReadableDb } from '../../store/open';
import { inChunks, PACKED_ID, unpackIds } from './chunks';
import { type Columns, GONE, slotOf } from './columns';
import { rehung } from './order';

/** Orders that the store keeps an index of; an expression over `volume`. */
export const TEXT_KEYS = {
  number: `coalesce(reference_code, old_number, '')`,
  title: 'title',
  oldNumber: `coalesce(old_number, '')`,
} as const;
export type TextSort = keyof typeof TEXT_KEYS;
export const isTextSort = (sort: string): sort is TextSort => Object.hasOwn(TEXT_KEYS, sort);

/**
 * The slots of all volumes of `columns` in the order of a text. What follows a volume is asked for in two: those with the
 * same text, then those beyond. A row of both at once, `(key, id) > (?, ?)`, is not looked up in an index over an
 * expression, and each stretch would walk all that were read before.
 */
export async function loadOrder(
  db: ReadableDb,
  clearance: number,
  sort: TextSort,
  columns: Columns,
): Promise<Int32Array> {
  const key = TEXT_KEYS[sort];
  const read = (where: string) =>
    db.prepare(`SELECT group_concat(${PACKED_ID}, '') FROM (SELECT id FROM volume WHERE level <= ? ${where} LIMIT ?)`, {
      pluck: true,
    });
  const keyOf = db.prepare(`SELECT ${key} FROM volume WHERE id = ?`, { pluck: true });
  const first = read(`ORDER BY ${key}, id`);
  const same = read(`AND ${key} = ? AND id > ? ORDER BY id`);
  const beyond = read(`AND ${key} > ? ORDER BY ${key}, id`);
  const chunks: Int32Array[] = [];
  let last: { readonly id: number; readonly text: string } | null = null;
  await inChunks((rows) => {
    const packed =
      last === null
        ? first.get<string | null>([clearance, rows])
        : (same.get<string | null>([clearance, last.text, last.id, rows]) ??
          beyond.get<string | null>([clearance, last.text, rows]));
    const ids = unpackIds(packed ?? '');
    const id = ids.at(-1);
    chunks.push(slotsOf(columns, ids));
    if (id === undefined) return false;
    // Taken along, because the volume may be gone by the next turn.
    last = { id, text: keyOf.get<string>([id]) ?? '' };
    return true;
  });
  return joined(chunks);
}

/** The slots of those that have one, written over the ids. */
function slotsOf(columns: Columns, ids: Int32Array): Int32Array {
  let found = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const slot = slotOf(columns, ids[at] ?? 0);
    if (slot >= 0) ids[found++] = slot;
  }
  return ids.subarray(0, found);
}

function joined(chunks: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** `order` with volumes moved to where the store has them now. */
export function replaced(
  db: ReadableDb,
  clearance: number,
  sort: TextSort,
  columns: Columns,
  order: Int32Array,
  volumes: readonly number[],
): Int32Array {
  const key = TEXT_KEYS[sort];
  const read = (where: string) =>
    db.prepare(`SELECT id FROM volume WHERE level <= ? AND ${where} LIMIT 1`, { pluck: true });
  const keyOf = db.prepare(`SELECT ${key} FROM volume WHERE id = ?`, { pluck: true });
  const same = read(`${key} = ? AND id < ? ORDER BY id DESC`);
  const before = read(`${key} < ? ORDER BY ${key} DESC, id DESC`);
  const after = new Map<number, number>();
  for (const id of volumes) {
    const slot = slotOf(columns, id);
    if (slot < 0 || columns.state[slot] === GONE) continue;
    const text = keyOf.get<string>([id]) ?? '';
    const previous = same.get<number>([clearance, text, id]) ?? before.get<number>([clearance, text]);
    after.set(slot, previous === undefined ? -1 : slotOf(columns, previous));
  }
  return rehung(order, after);
}
