import type { Volume } from '../../../shared/contract/catalogue';
import type { MovementCause } from '../../../shared/domain/movement';
import { basisOf, type RetentionPeriod, retentionPeriod } from '../../../shared/domain/retention';
import { fileChecks } from '../../../shared/domain/volume-checks';
import type {
  Carrier,
  ItemRole,
  NamedPerson,
  Retention,
  RetentionBasis,
  VolumeFacts,
  Writing,
} from '../../../shared/domain/volume-facts';
import type { ReadableDb } from '../store/open';
import { notFound } from '../store/work';
import { isoMoment, levelAt, rankOf } from './context';
import { type DbRow, ROW_COLUMNS, ROW_JOINS, toRow } from './volume-rows';

type FullRow = DbRow & {
  fonds_id: number;
  fonds_number: string;
  fonds_name: string;
  series_id: number;
  series_code: string;
  series_name: string;
  machine_key: string;
  filing_number: string | null;
  cross_reference: string | null;
  forming_department_id: number | null;
  forming_department: string | null;
  retention_basis: RetentionBasis;
  basis_date: string | null;
  own_level: number;
  level_term_until: string | null;
  closing_note: string | null;
  note: string | null;
  compiled_by_id: number | null;
  compiled_by: string | null;
  compiled_on: string | null;
  checked_by_id: number | null;
  checked_by: string | null;
  checked_on: string | null;
  filed_on: string | null;
  home_id: number | null;
  current_id: number | null;
  version: number;
};
const FULL = `SELECT ${ROW_COLUMNS}, v.fonds_id, f.number AS fonds_number, f.name AS fonds_name, v.series_id, s.code AS series_code, s.name AS series_name, v.machine_key,
  v.filing_number, v.cross_reference, v.forming_department_id, d.name AS forming_department, v.retention_basis, v.basis_date, v.own_level, v.level_term_until,
  v.closing_note, v.note, v.compiled_by_id, v.compiled_by, v.compiled_on, v.checked_by_id, v.checked_by, v.checked_on, v.filed_on, v.home_id, v.current_id, v.version
  ${ROW_JOINS} JOIN fonds f ON f.id = v.fonds_id JOIN series s ON s.id = v.series_id LEFT JOIN department d ON d.id = v.forming_department_id`;

/** A volume's own facts as they stand in the store: without its items and movements and what is computed. */
export type VolumeHead = Omit<Volume, 'items' | 'movements' | 'missing' | 'warnings' | 'retentionPeriod'>;

type ItemRow = {
  id: number;
  sequence: number;
  document_number: string | null;
  responsible: string | null;
  title: string;
  date: string | null;
  page_from: number | null;
  page_to: number | null;
  type_code: string | null;
  type_name: string | null;
  source_department_id: number | null;
  source_department: string | null;
  handler: string | null;
  carrier: Carrier;
  writing: Writing | null;
  level: number;
  note: string | null;
  bond: number | null;
  role: ItemRole | null;
};
const ITEMS = `SELECT i.id, i.sequence, i.document_number, i.responsible, i.title, i.date, i.page_from, i.page_to, i.type_code, t.name AS type_name,
  i.source_department_id, d.name AS source_department, i.handler, i.carrier, i.writing, i.level, i.note, i.bond, i.role
  FROM item i LEFT JOIN document_type t ON t.code = i.type_code LEFT JOIN department d ON d.id = i.source_department_id WHERE i.volume_id = ? ORDER BY i.sequence`;

/** The items of a volume in their order, with the names of their types and departments; level is not asked here. */
export function itemsOf(db: ReadableDb, volumeId: number): Volume['items'] {
  return db
    .prepare(ITEMS)
    .all<ItemRow>([volumeId])
    .map((row) => ({
      id: row.id,
      sequence: row.sequence,
      documentNumber: row.document_number,
      responsible: row.responsible,
      title: row.title,
      date: row.date,
      pageFrom: row.page_from,
      pageTo: row.page_to,
      typeCode: row.type_code,
      typeName: row.type_name,
      sourceDepartmentId: row.source_department_id,
      sourceDepartment: row.source_department,
      handler: row.handler,
      carrier: row.carrier,
      writing: row.writing,
      level: levelAt(row.level),
      note: row.note,
      group: row.bond,
      role: row.role,
    }));
}

/** Every movement, newest first: none is left out, however long the volume has been about. */
type MovementRow = {
  at: number;
  by: string;
  from_code: string | null;
  to_code: string | null;
  cause: MovementCause;
  document: string | null;
};
/** The number of a slip or list that holds something above the clearance is not told. */
function movementsOf(db: ReadableDb, volumeId: number, clearance: number): Volume['movements'] {
  return db
    .prepare(
      `SELECT m.at, p.name AS by, coalesce(m.from_code, a.code) AS from_code, coalesce(m.to_code, b.code) AS to_code, m.cause,
      CASE WHEN EXISTS (SELECT 1 FROM loan l WHERE l.number = m.document AND l.level > :clearance)
        OR EXISTS (SELECT 1 FROM disposal_list l WHERE l.number = m.document AND l.level > :clearance) THEN NULL ELSE m.document END AS document FROM movement m JOIN operator o ON o.id = m.operator_id JOIN person p ON p.id = o.person_id
    LEFT JOIN location a ON a.id = m.from_id LEFT JOIN location b ON b.id = m.to_id WHERE m.volume_id = :volume ORDER BY m.id DESC`,
    )
    .all<MovementRow>({ volume: volumeId, clearance })
    .map((row) => ({
      at: isoMoment(row.at),
      by: row.by,
      from: row.from_code,
      to: row.to_code,
      cause: row.cause,
      document: row.document,
    }));
}

const named = (id: number | null, name: string | null): NamedPerson | null =>
  name === null ? null : { personId: id, name };

function toHead(row: FullRow): VolumeHead {
  return {
    fondsId: row.fonds_id,
    fondsNumber: row.fonds_number,
    fondsName: row.fonds_name,
    seriesId: row.series_id,
    seriesCode: row.series_code,
    seriesName: row.series_name,
    machineKey: row.machine_key,
    filingNumber: row.filing_number,
    crossReference: row.cross_reference,
    formingDepartmentId: row.forming_department_id,
    formingDepartment: row.forming_department,
    retentionBasis: row.retention_basis,
    basisDate: row.basis_date,
    ownLevel: levelAt(row.own_level),
    levelTermUntil: row.level_term_until,
    closingNote: row.closing_note,
    note: row.note,
    compiledBy: named(row.compiled_by_id, row.compiled_by),
    checkedBy: named(row.checked_by_id, row.checked_by),
    compiledOn: row.compiled_on,
    checkedOn: row.checked_on,
    filedOn: row.filed_on,
    homeId: row.home_id,
    currentId: row.current_id,
    version: row.version,
    // Last: a spread that goes on with more properties is slow, and every row of a batch passes here.
    ...toRow(row),
  };
}

/** The whole record page of a volume, with what stands between it and filing. Above the clearance it is not found. */
export function readVolume(db: ReadableDb, id: number, clearance: number): Volume {
  const row = db.prepare(`${FULL} WHERE v.id = :id AND v.level <= :clearance`).get<FullRow>({ id, clearance });
  if (row === undefined) throw notFound('volume', id);
  const head = toHead(row);
  const items = itemsOf(db, id);
  const facts: VolumeFacts = { ...head, items };
  const { missing, warnings } = fileChecks(facts);
  const retentionPeriod = periodOf(head.retention, head.retentionBasis, head.basisDate, head.lastMonth);
  return {
    ...head,
    retentionPeriod,
    items,
    movements: movementsOf(db, id, clearance),
    missing: [...missing],
    warnings: [...warnings],
  };
}

/** The next volumes of an import after an id, whatever their level, in the order they came: for the log, never for a screen. */
export const headsOfBatch = (db: ReadableDb, batchId: number, after: number): VolumeHead[] =>
  db
    .prepare(`${FULL} WHERE v.batch_id = :batchId AND v.id > :after ORDER BY v.id LIMIT 500`)
    .all<FullRow>({ batchId, after, clearance: rankOf('topSecret') })
    .map(toHead);

/** Heads of volumes in the order of the ids; one that is gone, or above the clearance, is left out. */
export function headsOf(db: ReadableDb, ids: readonly number[], clearance: number): VolumeHead[] {
  const rows = db
    .prepare(`${FULL} WHERE v.id IN (SELECT value FROM json_each(:ids)) AND v.level <= :clearance`)
    .all<FullRow>({ ids: JSON.stringify(ids), clearance });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toHead(row)];
  });
}

/** How long it is kept, from a day set by hand, else from the last month where the last document is the basis. */
export function periodOf(
  retention: Retention | null,
  basis: RetentionBasis,
  basisDate: string | null,
  lastMonth: string | null,
): RetentionPeriod | null {
  return retention === null ? null : retentionPeriod(retention, basisOf(basis, basisDate, lastMonth));
}
