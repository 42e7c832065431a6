import type { ReadableDb } from '../../store/open';
import { inChunks, PACKED_ID, unpackIds } from './chunks';

/**
 * What the catalogue sorts and counts by that stands with the client or the place, not with the volume: tables by id, so
 * that a walk over a million volumes looks nothing up but a number in an array.
 */
export type ClientNames = {
  /** The kind of each client as a number, and the kinds by number; 0 is none. */
  readonly kindOf: Int32Array;
  readonly kinds: readonly string[];
};
export type PlaceNames = {
  /** Place of each location in shelf order (XX-20), from 1. */
  readonly rank: Int32Array;
  /** The place above; 0: none. */
  readonly parent: Int32Array;
};

const lastId = (db: ReadableDb, table: 'client' | 'location'): number =>
  db.prepare(`SELECT max(id) FROM ${table}`, { pluck: true }).get<number | null>() ?? 0;

export async function readClients(db: ReadableDb): Promise<ClientNames> {
  const kindOf = new Int32Array(lastId(db, 'client') + 1);
  const kinds = [''];
  const number = new Map([['', 0]]);
  const rows = db.prepare('SELECT id, kind FROM client WHERE id > ? AND kind IS NOT NULL ORDER BY id LIMIT ?');
  let last = 0;
  await inChunks((limit) => {
    const some = rows.all<{ id: number; kind: string }>([last, limit]);
    for (const { id, kind } of some) {
      const known = number.get(kind) ?? kinds.push(kind) - 1;
      number.set(kind, known);
      kindOf[id] = known;
    }
    last = some.at(-1)?.id ?? last;
    return some.length > 0;
  });
  return { kindOf, kinds };
}

/** Place of each client in the order of their names, from 1, by id. */
export async function readClientRanks(db: ReadableDb): Promise<Int32Array> {
  const ranks = new Int32Array(lastId(db, 'client') + 1);
  await rankInto(db, ranks, 'client', 'name');
  return ranks;
}

export async function readPlaces(db: ReadableDb): Promise<PlaceNames> {
  const rank = new Int32Array(lastId(db, 'location') + 1);
  const parent = new Int32Array(rank.length);
  await rankInto(db, rank, 'location', 'sort_key');
  const rows = db.prepare(
    'SELECT id, parent_id FROM location WHERE id > ? AND parent_id IS NOT NULL ORDER BY id LIMIT ?',
  );
  let last = 0;
  await inChunks((limit) => {
    const some = rows.all<{ id: number; parent_id: number }>([last, limit]);
    for (const { id, parent_id } of some) parent[id] = parent_id;
    last = some.at(-1)?.id ?? last;
    return some.length > 0;
  });
  return { rank, parent };
}

/** Numbers the rows of a table from 1 in the order of a column that has an index; `ranks` is by id. */
async function rankInto(
  db: ReadableDb,
  ranks: Int32Array,
  table: 'client' | 'location',
  column: string,
): Promise<void> {
  const read = (after: string) =>
    db.prepare(
      `SELECT group_concat(${PACKED_ID}, '') FROM (SELECT id FROM ${table} ${after} ORDER BY ${column}, id LIMIT ?)`,
      { pluck: true },
    );
  const first = read('');
  const next = read(`WHERE (${column}, id) > (SELECT ${column}, id FROM ${table} WHERE id = ?)`);
  let last: number | undefined;
  let rank = 0;
  await inChunks((limit) => {
    const packed = last === undefined ? first.get<string | null>([limit]) : next.get<string | null>([last, limit]);
    for (const id of unpackIds(packed ?? '')) {
      rank += 1;
      ranks[id] = rank;
      last = id;
    }
    return packed !== null;
  });
}

/** For each place, itself or the place above it that stands directly under `under` (null: the room); 0 when it is elsewhere. */
export function branches({ parent }: PlaceNames, under: number | null): Int32Array {
  const top = under ?? 0;
  return parent.map((_, place) => {
    for (let at = place; at !== 0; at = parent[at] ?? 0) if ((parent[at] ?? 0) === top) return at;
    return 0;
  });
}

/** 1 for each place that is `root` or stands within it. */
export function within({ parent }: PlaceNames, root: number): Int32Array {
  return parent.map((_, place) => {
    for (let at = place; at !== 0; at = parent[at] ?? 0) if (at === root) return 1;
    return 0;
  });
}

/** A value for each slot, from a table by the id that stands there; 0 for none. */
export function keysOf(ids: Int32Array, size: number, table: Int32Array): Int32Array {
  const keys = new Int32Array(size);
  for (let slot = 0; slot < size; slot += 1) {
    const id = ids[slot] ?? 0;
    keys[slot] = id < table.length ? (table[id] ?? 0) : 0;
  }
  return keys;
}
