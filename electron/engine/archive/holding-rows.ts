import type { PlaceKind } from '../../../shared/domain/location-code';
import { mostVolumes } from '../../../shared/contract/forms';
import { ruleBroken } from '../../../shared/errors';
import type { VolumeState } from '../../../shared/domain/volume-facts';
import type { HoldingFacts } from '../forms/holding-facts';
import type { ReadableDb } from '../store/open';
import { notFound } from '../store/work';
import { levelAt } from './context';
import { fromColumns, type RetentionColumns } from './retention-columns';
import { CLIENT_NAME, DISPOSAL_NUMBER } from './volume-rows';

/** Volumes as labels, spines and lists name them, never above the clearance. */
type Row = RetentionColumns & {
  id: number;
  reference_code: string | null;
  title: string;
  client_code: string | null;
  client_name: string | null;
  year: number | null;
  first_month: string | null;
  last_month: string | null;
  level: number;
  item_count: number;
  pages: number | null;
  filing_number: string | null;
  machine_key: string;
  home: string | null;
  note: string | null;
  state: VolumeState;
  disposal_number: string | null;
};
export type Holding = HoldingFacts & { readonly id: number; readonly rank: number };

const SELECT = `SELECT v.id, v.reference_code, v.title, c.code AS client_code, ${CLIENT_NAME} AS client_name, v.year, v.first_month, v.last_month,
  v.retention_kind, v.retention_years, v.retention_written, v.level, v.item_count, v.pages, v.filing_number, v.machine_key, h.code AS home, v.note, v.state, ${DISPOSAL_NUMBER}
  FROM volume v LEFT JOIN client c ON c.id = v.client_id LEFT JOIN location h ON h.id = v.home_id WHERE v.level <= :clearance`;

const toHolding = (row: Row): Holding => ({
  id: row.id,
  rank: row.level,
  referenceCode: row.reference_code,
  title: row.title,
  clientCode: row.client_code,
  clientName: row.client_name,
  year: row.year,
  firstMonth: row.first_month,
  lastMonth: row.last_month,
  retention: fromColumns(row),
  level: levelAt(row.level),
  itemCount: row.item_count,
  pages: row.pages,
  filingNumber: row.filing_number,
  machineKey: row.machine_key,
  home: row.home,
  note: row.note,
  state: row.state,
  disposalNumber: row.disposal_number,
});

/** In the order of the ids; one that is not there, or above the clearance, is not found and nothing is printed. */
export function holdingsByIds(db: ReadableDb, ids: readonly number[], clearance: number): Holding[] {
  const one = db.prepare(`${SELECT} AND v.id = :id`);
  return [...new Set(ids)].map((id) => {
    const row = one.get<Row>({ id, clearance });
    if (row === undefined) throw notFound('volume', id);
    return toHolding(row);
  });
}

/** Refuses what no desk prints at once, saying how much is allowed; never cuts a list silently. */
function all(db: ReadableDb, where: string, params: Record<string, string | number>): Holding[] {
  const rows = db.prepare(`${SELECT} AND ${where} LIMIT :most`).all<Row>({ ...params, most: mostVolumes + 1 });
  if (rows.length > mostVolumes) throw ruleBroken('tooManyToPrint', { most: String(mostVolumes) });
  return rows.map(toHolding);
}

export const holdingsOfClient = (db: ReadableDb, clientId: number, clearance: number): Holding[] =>
  all(db, `v.client_id = :clientId ORDER BY coalesce(v.year, 0), coalesce(v.reference_code, v.old_number, ''), v.id`, {
    clientId,
    clearance,
  });

const UNDER = `(WITH RECURSIVE under (id) AS (SELECT :place UNION ALL SELECT l.id FROM location l JOIN under ON l.parent_id = under.id) SELECT id FROM under)`;
/** What is at home at the place or below it, or anywhere; a destroyed volume has no place. */
export const holdingsAt = (
  db: ReadableDb,
  place: number | null,
  order: 'byPlace' | 'byArchive',
  clearance: number,
): Holding[] =>
  all(
    db,
    `${place === null ? '' : `v.home_id IN ${UNDER} AND `}v.state <> 'destroyed' ORDER BY ${
      order === 'byPlace'
        ? `coalesce(h.sort_key, char(1114111)), coalesce(v.reference_code, v.old_number, ''), v.id`
        : `coalesce(v.reference_code, v.old_number, ''), v.id`
    }`,
    { ...(place === null ? {} : { place }), clearance },
  );

export type BoxRow = { readonly id: number; readonly code: string; readonly machineKey: string };
/** The boxes at the place or below it, in shelf order (XX-20). */
export function boxesAt(db: ReadableDb, place: number | null): BoxRow[] {
  const rows = db
    .prepare(
      `SELECT id, code, machine_key AS machineKey FROM location WHERE kind = 'box' ${place === null ? '' : `AND id IN ${UNDER}`} ORDER BY sort_key LIMIT :most`,
    )
    .all<BoxRow>({ ...(place === null ? {} : { place }), most: mostVolumes + 1 });
  if (rows.length > mostVolumes) throw ruleBroken('tooManyToPrint', { most: String(mostVolumes) });
  return rows;
}

export type ShelfRow = Omit<BoxRow, 'id'> & { readonly kind: PlaceKind };
/** The place and all below it but the boxes, in shelf order (XX-20). */
export function shelvesAt(db: ReadableDb, place: number | null): ShelfRow[] {
  const rows = db
    .prepare(
      `SELECT kind, code, machine_key AS machineKey FROM location WHERE kind <> 'box' ${place === null ? '' : `AND id IN ${UNDER}`} ORDER BY sort_key LIMIT :most`,
    )
    .all<ShelfRow>({ ...(place === null ? {} : { place }), most: mostVolumes + 1 });
  if (rows.length > mostVolumes) throw ruleBroken('tooManyToPrint', { most: String(mostVolumes) });
  return rows;
}
