import type { Location } from '../../../shared/contract/locations';
import { parseLocationCode } from '../../../shared/domain/location-code';
import type { SessionHandlers } from './subject';
import type { ReadableDb, WritableDb } from '../store/open';
import { notFound } from '../store/work';
import type { Context } from './context';
import { createLocationList } from './location-list';
import { createLocationMoves } from './location-moves';
import { createLocationRange } from './location-range';
import { childrenOf, pageOf } from './location-rows';
import { createLocationScan } from './location-scan';
import { createLocationTree } from './location-tree';
import { newMachineKey } from './machine-keys';
import type { ShelvedOrder } from './shelved-order';

type Row = { id: number; parent_id: number | null; kind: Location['kind']; code: string; volumes: number };
/** Counts what stands directly at the place, and only what the reader may see. */
const SELECT = `SELECT l.id, l.parent_id, l.kind, l.code,
  (SELECT count(*) FROM volume v WHERE v.current_id = l.id AND v.level <= :clearance) AS volumes FROM location l`;
const toLocation = (row: Row): Location => ({
  id: row.id,
  parentId: row.parent_id,
  kind: row.kind,
  code: row.code,
  volumes: row.volumes,
});

/** How many places a picker offers at once; it says so where there are more. */
const OFFERED = 50;

const idOf = (db: ReadableDb, code: string): number | null =>
  db.prepare('SELECT id FROM location WHERE code = ?').get<{ id: number }>([code])?.id ?? null;

export const isPlace = (db: ReadableDb, code: string): boolean => idOf(db, code) !== null;

/**
 * The id of the place of a code like `1-03-2-4-017`, brought into being with all the places above it where it is new;
 * null when the text is no place code.
 */
export function placeOf(db: WritableDb, tag: string, text: string, batchId: number | null): number | null {
  const parsed = parseLocationCode(text);
  if (!parsed.ok) return null;
  let parent: number | null = null;
  for (const place of parsed.value) {
    const id: number =
      idOf(db, place.code) ??
      db
        .prepare(
          'INSERT INTO location (parent_id, kind, code, sort_key, machine_key, batch_id) VALUES (?, ?, ?, ?, ?, ?)',
        )
        .run([
          parent,
          place.kind,
          place.code,
          place.sortKey,
          newMachineKey(db, tag, place.kind === 'box' ? 'box' : 'shelf'),
          batchId,
        ]).lastInsertRowid;
    parent = id;
  }
  return parent;
}

/** Locations 位置, in shelf order: from the door, left to right, top to bottom (XX-20). */
export function createLocations(context: Context, order: ShelvedOrder) {
  const { work } = context;
  return {
    ...createLocationList(context, order),
    ...createLocationRange(context),
    ...createLocationTree(context),
    ...createLocationScan(context),
    ...createLocationMoves(context),
    'locations.tree': ({ parentId }, session) => work.read((db) => childrenOf(db, parentId, session.clearanceRank)),
    'locations.page': ({ id }, session) => work.read((db) => pageOf(db, id, session.clearanceRank)),
    'locations.children': ({ parentId }, session) =>
      work.read((db) =>
        db
          .prepare(`${SELECT} WHERE l.parent_id IS :parentId ORDER BY l.sort_key`)
          .all<Row>({ parentId, clearance: session.clearanceRank })
          .map(toLocation),
      ),
    'locations.get': ({ id }, session) =>
      work.read((db) => {
        const row = db.prepare(`${SELECT} WHERE l.id = :id`).get<Row>({ id, clearance: session.clearanceRank });
        if (row === undefined) throw notFound('location', id);
        return toLocation(row);
      }),
    'locations.find': ({ text }, session) =>
      work.read((db) => {
        const rows = db
          .prepare(
            `${SELECT} WHERE l.code >= :text AND l.code < :text || char(1114111) ORDER BY l.sort_key LIMIT :rows`,
          )
          .all<Row>({ text, clearance: session.clearanceRank, rows: OFFERED + 1 });
        return { places: rows.slice(0, OFFERED).map(toLocation), more: rows.length > OFFERED };
      }),
  } satisfies Pick<SessionHandlers, Extract<keyof SessionHandlers, `locations.${string}`>>;
}
