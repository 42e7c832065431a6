import type { AtPlace, PlacePage, PlaceRow } from '../../../shared/contract/locations';
import type { PlaceKind } from '../../../shared/domain/location-code';
import { type PlaceUse, type Space, spacesOf } from '../../../shared/domain/location-space';
import type { ReadableDb } from '../store/open';
import { notFound } from '../store/work';

/** Places with the room in them, read from the kept counters (`place_use`): the cost is that of the places, not of the volumes. */
export type PlaceFacts = {
  readonly id: number;
  readonly parent_id: number | null;
  readonly kind: PlaceKind;
  readonly code: string;
  readonly sort_key: string;
  readonly purpose: string | null;
  readonly capacity_mm: number | null;
  readonly closed_on: string | null;
  readonly version: number;
};
const FACTS = `SELECT l.id, l.parent_id, l.kind, l.code, l.sort_key, l.purpose, l.capacity_mm, l.closed_on, l.version FROM location l`;

export function placeFacts(db: ReadableDb, id: number): PlaceFacts {
  const row = db.prepare(`${FACTS} WHERE l.id = ?`).get<PlaceFacts>([id]);
  if (row === undefined) throw notFound('location', id);
  return row;
}

/** Its own last number. */
export const partOf = (code: string): string => code.slice(code.lastIndexOf('-') + 1);

/** From the room inwards, the place itself last. */
export function pathTo(db: ReadableDb, id: number): PlaceFacts[] {
  const path: PlaceFacts[] = [];
  for (let at: number | null = id; at !== null;) {
    const place = placeFacts(db, at);
    path.unshift(place);
    at = place.parent_id;
  }
  return path;
}
export const isClosed = (path: readonly PlaceFacts[]): boolean => path.some(({ closed_on }) => closed_on !== null);

/**
 * A place and all below it: the sort key of what is below begins with the place's own and a space, so that it is one range
 * of an index; the code tells 1-3 from 1-03, which have one key.
 */
export const WITHIN = `l.sort_key >= :key AND l.sort_key < :key || '!' AND (l.code = :code OR (l.code > :code || '-' AND l.code < :code || '.'))`;
/** The condition of the index that holds them. */
export const AWAY = `v.home_id IS NOT NULL AND v.current_id IS NOT v.home_id AND v.state <> 'destroyed'`;
export const branchOf = ({ sort_key, code }: PlaceFacts): { key: string; code: string } => ({ key: sort_key, code });

type UseRow = {
  id: number;
  parent_id: number | null;
  kind: PlaceKind;
  capacity_mm: number | null;
  mm: number;
  seen: number;
};
/**
 * Everything at or below the place, or in the archive, in shelf order. The length is that of all volumes whatever their
 * level: a shelf is as full as it is, and free length that left out a hidden volume would send somebody to a full shelf.
 * It tells that something stands there, which anyone in front of the shelf sees, and nothing of what. Counts of volumes
 * stop at the clearance.
 */
function usesAt(db: ReadableDb, top: PlaceFacts | null, clearance: number): PlaceUse[] {
  return db
    .prepare(
      `SELECT l.id, l.parent_id, l.kind, l.capacity_mm, coalesce(sum(u.mm), 0) AS mm,
        coalesce(sum(CASE WHEN u.level <= :clearance THEN u.volumes ELSE 0 END), 0) AS seen
      FROM location l LEFT JOIN place_use u ON u.location_id = l.id ${top === null ? '' : `WHERE ${WITHIN}`} GROUP BY l.sort_key, l.id ORDER BY l.sort_key, l.id`,
    )
    .all<UseRow>(top === null ? { clearance } : { ...branchOf(top), clearance })
    .map((row) => ({
      id: row.id,
      parentId: row.parent_id,
      kind: row.kind,
      capacityMm: row.capacity_mm,
      standsMm: row.mm,
      volumes: row.seen,
    }));
}

const nowhere: Space = { capacityMm: null, usedMm: 0, freeMm: null, over: 0, volumes: 0, places: 0 };
const rowOf = (facts: PlaceFacts, space: Space, closed: boolean): PlaceRow => ({
  id: facts.id,
  parentId: facts.parent_id,
  kind: facts.kind,
  code: facts.code,
  part: partOf(facts.code),
  purpose: facts.purpose,
  ownCapacityMm: facts.capacity_mm,
  closedOn: facts.closed_on,
  closed,
  version: facts.version,
  ...space,
});

/** The children of a place, or the rooms, each with its space. */
export function childrenOf(db: ReadableDb, parentId: number | null, clearance: number): PlaceRow[] {
  const path = parentId === null ? [] : pathTo(db, parentId);
  const spaces = spacesOf(usesAt(db, path.at(-1) ?? null, clearance));
  return db
    .prepare(`${FACTS} WHERE l.parent_id IS :parentId ORDER BY l.sort_key, l.id`)
    .all<PlaceFacts>({ parentId })
    .map((facts) => rowOf(facts, spaces.get(facts.id) ?? nowhere, isClosed([...path, facts])));
}

export function pageOf(db: ReadableDb, id: number, clearance: number): PlacePage {
  const path = pathTo(db, id);
  const facts = placeFacts(db, id);
  const space = spacesOf(usesAt(db, facts, clearance)).get(id) ?? nowhere;
  const machineKey =
    db.prepare('SELECT machine_key FROM location WHERE id = ?', { pluck: true }).get<string>([id]) ?? '';
  const within = { ...branchOf(facts), clearance };
  const count = (sql: string) => db.prepare(sql, { pluck: true }).get<number | null>(within) ?? 0;
  const belongs = count(
    `SELECT sum(u.belongs) FROM location l JOIN place_use u ON u.location_id = l.id WHERE ${WITHIN} AND u.level <= :clearance`,
  );
  const away = count(
    `SELECT count(*) FROM location l CROSS JOIN volume v ON v.home_id = l.id WHERE ${WITHIN} AND ${AWAY} AND v.level <= :clearance`,
  );
  return {
    ...rowOf(facts, space, isClosed(path)),
    machineKey,
    above: path.slice(0, -1).map(({ id: above, code, kind }) => ({ id: above, code, kind, part: partOf(code) })),
    belongs,
    away,
  };
}

/** A place as the moving desk names it. */
export function atPlace(db: ReadableDb, id: number, clearance: number): AtPlace {
  const path = pathTo(db, id);
  const facts = placeFacts(db, id);
  const { capacityMm, usedMm, freeMm, over } = spacesOf(usesAt(db, facts, clearance)).get(id) ?? nowhere;
  const { kind, code, parent_id: parentId } = facts;
  return { id, parentId, kind, code, closed: isClosed(path), capacityMm, usedMm, freeMm, over };
}
