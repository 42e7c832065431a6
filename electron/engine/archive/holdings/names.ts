import type { ReadableDb } from '../../store/open';

/** What the catalogue sorts and counts by that stands with the client or the place, not with the volume. */
export type ClientNames = {
  /** Place of each client in the order of their names, from 1. */
  readonly rank: ReadonlyMap<number, number>;
  /** The kind of each client as a number, and the kinds by number; 0 is none. */
  readonly kindOf: ReadonlyMap<number, number>;
  readonly kinds: readonly string[];
};
export type PlaceNames = {
  /** Place of each location in shelf order (XX-20), from 1. */
  readonly rank: ReadonlyMap<number, number>;
  readonly parent: ReadonlyMap<number, number>;
};

export function readClients(db: ReadableDb): ClientNames {
  const rows = db.prepare('SELECT id, kind FROM client ORDER BY name, id').all<{ id: number; kind: string | null }>();
  const kinds = ['', ...[...new Set(rows.flatMap(({ kind }) => (kind === null ? [] : [kind])))].sort()];
  const number = new Map(kinds.map((kind, at) => [kind, at]));
  return {
    rank: new Map(rows.map(({ id }, at) => [id, at + 1])),
    kindOf: new Map(rows.map(({ id, kind }) => [id, number.get(kind ?? '') ?? 0])),
    kinds,
  };
}

export function readPlaces(db: ReadableDb): PlaceNames {
  const rows = db
    .prepare('SELECT id, parent_id FROM location ORDER BY sort_key, id')
    .all<{ id: number; parent_id: number | null }>();
  return {
    rank: new Map(rows.map(({ id }, at) => [id, at + 1])),
    parent: new Map(rows.flatMap(({ id, parent_id }) => (parent_id === null ? [] : [[id, parent_id] as const]))),
  };
}

/** The place itself or the place above it that stands directly under `under` (null: the room); 0 when it is elsewhere. */
export function branchOf({ parent }: PlaceNames, place: number, under: number | null): number {
  let at = place;
  for (;;) {
    const above = parent.get(at) ?? null;
    if (above === under) return at;
    if (above === null) return 0;
    at = above;
  }
}

/** Whether a place is `root` or stands within it. */
export function within({ parent }: PlaceNames, place: number, root: number): boolean {
  for (let at: number | undefined = place; at !== undefined; at = parent.get(at)) if (at === root) return true;
  return false;
}

/** A value for each slot by the id that stands there; ids repeat, so each is looked up once. */
export function keysOf(ids: Int32Array, size: number, keyOf: (id: number) => number): Int32Array {
  const known = new Map<number, number>();
  const keys = new Int32Array(size);
  for (let slot = 0; slot < size; slot += 1) {
    const id = ids[slot] ?? 0;
    let key = known.get(id);
    if (key === undefined) {
      key = id === 0 ? 0 : keyOf(id);
      known.set(id, key);
    }
    keys[slot] = key;
  }
  return keys;
}
