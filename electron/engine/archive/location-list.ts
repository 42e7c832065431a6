import { z } from 'zod';
import type { Shelved, shelvedLists } from '../../../shared/contract/locations';
import { volumeStates, type VolumeState } from '../../../shared/domain/volume-facts';
import type { ReadableDb } from '../store/open';
import { type Context, levelAt } from './context';
import { GONE } from './holdings/columns';
import { AWAY, branchOf, placeFacts, WITHIN } from './location-rows';
import { cut, readCursor } from './paging';
import { fromColumns, type RetentionColumns } from './retention-columns';
import type { ShelvedOrder } from './shelved-order';
import type { SessionHandlers } from './subject';

/** What stands or belongs where, in shelf order: read place after place through one index each, a page at a time. */
type Which = (typeof shelvedLists)[number];
const NUMBER = `coalesce(v.reference_code, v.old_number, '')`;
const COLUMNS = `v.id, ${NUMBER} AS number, v.title, c.name AS client_name, v.year, v.level, v.state, v.retention_kind, v.retention_years, v.retention_written, h.code AS home, u.code AS current, v.shelf_mm, v.thickness_mm IS NOT NULL AS measured`;
const JOINS = `LEFT JOIN client c ON c.id = v.client_id LEFT JOIN location h ON h.id = v.home_id LEFT JOIN location u ON u.id = v.current_id`;
type Row = RetentionColumns & {
  id: number;
  number: string;
  title: string;
  client_name: string | null;
  year: number | null;
  level: number;
  state: VolumeState;
  home: string | null;
  current: string | null;
  shelf_mm: number;
  measured: number;
};
const toShelved = (row: Row): Shelved => ({
  id: row.id,
  code: row.number,
  title: row.title,
  clientName: row.client_name,
  year: row.year,
  level: levelAt(row.level),
  state: row.state,
  retention: fromColumns(row),
  home: row.home,
  current: row.current,
  shelfMm: row.shelf_mm,
  measured: row.measured === 1,
});

const conditions: Readonly<Record<Which, string>> = {
  stands: `v.current_id = l.id AND v.state <> 'destroyed'`,
  belongs: `v.home_id = l.id AND v.state <> 'destroyed'`,
  away: `v.home_id = l.id AND ${AWAY}`,
};
/** The volume before: key and id of its place, number, id. */
const cursorSchema = z.tuple([z.string(), z.int(), z.string(), z.int()]);
function cursorOf(after: string | null): z.infer<typeof cursorSchema> | null {
  if (after === null) return null;
  try {
    return cursorSchema.safeParse(JSON.parse(after)).data ?? null;
  } catch {
    return null; // a key nobody gave out: the list begins anew
  }
}

export type ShelvedAsked = { placeId: number | null; which: Which; after: string | null; limit: number };
type PlacedRow = Row & { sort_key: string; place: number };
/** A page of what stands or belongs there, with how many there are in all; a place that is gone is not found. */
export function shelved(db: ReadableDb, { placeId, which, after, limit }: ShelvedAsked, clearance: number) {
  const within = placeId === null ? null : branchOf(placeFacts(db, placeId));
  const cursor = cursorOf(after);
  const [key, place, number, id] = cursor ?? ['', 0, '', 0];
  const past =
    cursor === null
      ? ''
      : `AND l.sort_key >= :afterKey AND (l.sort_key, l.id, ${NUMBER}, v.id) > (:afterKey, :afterPlace, :afterNumber, :afterId)`;
  const rows = db
    .prepare(
      `SELECT ${COLUMNS}, l.sort_key, l.id AS place FROM location l CROSS JOIN volume v ON ${conditions[which]} ${JOINS}
      WHERE ${within === null ? 'true' : WITHIN} AND v.level <= :clearance ${past} ORDER BY l.sort_key, l.id, ${NUMBER}, v.id LIMIT :rows`,
    )
    .all<PlacedRow>({
      clearance,
      rows: limit + 1,
      ...within,
      ...(cursor === null ? {} : { afterKey: key, afterPlace: place, afterNumber: number, afterId: id }),
    });
  const last = rows[limit - 1];
  const next =
    rows.length > limit && last !== undefined
      ? JSON.stringify([last.sort_key, last.place, last.number, last.id])
      : null;
  return { rows: rows.slice(0, limit).map(toShelved), next, total: totalOf(db, within, which, clearance) };
}

function totalOf(
  db: ReadableDb,
  within: { key: string; code: string } | null,
  which: Which,
  clearance: number,
): number {
  const where = within === null ? 'true' : WITHIN;
  const sql =
    which === 'away'
      ? `SELECT count(*) FROM location l CROSS JOIN volume v ON v.home_id = l.id WHERE ${where} AND ${AWAY} AND v.level <= :clearance`
      : `SELECT sum(u.${which === 'stands' ? 'volumes' : 'belongs'}) FROM location l JOIN place_use u ON u.location_id = l.id WHERE ${where} AND u.level <= :clearance`;
  return db.prepare(sql, { pluck: true }).get<number | null>({ clearance, ...within }) ?? 0;
}

type NumberedRow = Row & { sort_value: string };
export function byArchive(db: ReadableDb, after: string | null, limit: number, clearance: number) {
  const cursor = readCursor(after);
  const past = cursor === null ? '' : `AND ${NUMBER} >= :afterNumber AND (${NUMBER}, v.id) > (:afterNumber, :afterId)`;
  const rows = db
    .prepare(
      `SELECT ${COLUMNS}, ${NUMBER} AS sort_value FROM volume v ${JOINS} WHERE v.level <= :clearance AND v.state <> 'destroyed' ${past} ORDER BY ${NUMBER}, v.id LIMIT :rows`,
    )
    .all<NumberedRow>({
      clearance,
      rows: limit + 1,
      ...(cursor === null ? {} : { afterNumber: String(cursor[0]), afterId: cursor[1] }),
    });
  const { rows: shown, next } = cut(rows, limit);
  return { rows: shown.map((row) => toShelved(row)), next };
}

/** Volumes by their ids, in the order of these; one gone or above the clearance is left out. */
export function shelvedOf(db: ReadableDb, ids: readonly number[], clearance: number): Shelved[] {
  const rows = db
    .prepare(
      `SELECT ${COLUMNS} FROM volume v ${JOINS} WHERE v.id IN (SELECT value FROM json_each(:ids)) AND v.level <= :clearance`,
    )
    .all<Row>({ ids: JSON.stringify(ids), clearance });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toShelved(row)];
  });
}

export function createLocationList({ work, holdings }: Context, order: ShelvedOrder) {
  return {
    'locations.volumes': (asked, session) => {
      const { sort } = asked;
      if (sort !== 'shelf') return order.page({ ...asked, sort }, session);
      return work.read((db) => shelved(db, asked, session.clearanceRank));
    },
    'locations.byArchive': async ({ after, limit }, session) => {
      const { columns } = await holdings.whole();
      const destroyed = volumeStates.indexOf('destroyed');
      let total = 0;
      for (let slot = 0; slot < columns.size; slot += 1)
        if (columns.state[slot] !== destroyed && columns.state[slot] !== GONE) total += 1;
      return { ...work.read((db) => byArchive(db, after, limit, session.clearanceRank)), total };
    },
  } satisfies Pick<SessionHandlers, 'locations.volumes' | 'locations.byArchive'>;
}
