import type { Item } from '../../../shared/contract/catalogue';
import type { ParsedInputOf } from '../../../shared/contract/index';
import { highestLevel } from '../../../shared/domain/level';
import type { MovementCause } from '../../../shared/domain/movement';
import { normaliseCode } from '../../../shared/domain/reference-code';
import type { Day } from '../../../shared/domain/volume-facts';
import type { WritableDb } from '../store/open';
import { rankOf } from './context';
import { newMachineKey } from './machine-keys';
import { toColumns } from './retention-columns';
import { periodOf } from './volume-read';
import { indexItem, unindexItems } from './volume-index';

export type VolumeFields = Omit<ParsedInputOf<'catalogue.saveVolume'>, 'id' | 'version'>;

/**
 * Field values → columns. `due_from` is computed here, once, so that lists and counters need not. What is spread stands
 * last, here and below: V8 takes thirty times as long over `{ ...some, and: more }`, which an import feels.
 */
export function columnsOf(input: VolumeFields): Record<string, string | number | null> {
  const period = periodOf(input.retention, input.retentionBasis, input.basisDate, input.lastMonth);
  return {
    series_id: input.seriesId,
    client_id: input.clientId,
    title: input.title,
    year: input.year,
    first_month: input.firstMonth,
    last_month: input.lastMonth,
    retention_basis: input.retentionBasis,
    basis_date: input.basisDate,
    due_from: period?.dueFrom ?? null,
    own_level: rankOf(input.ownLevel),
    level_term_until: input.levelTermUntil,
    old_number: input.oldNumber,
    old_key: keyOf(input.oldNumber),
    filing_number: input.filingNumber,
    cross_reference: input.crossReference,
    forming_department_id: input.formingDepartmentId,
    binding: input.binding,
    pages: input.pages,
    compiled_by_id: input.compiledBy?.personId ?? null,
    compiled_by: input.compiledBy?.name ?? null,
    compiled_on: input.compiledOn,
    checked_by_id: input.checkedBy?.personId ?? null,
    checked_by: input.checkedBy?.name ?? null,
    checked_on: input.checkedOn,
    closing_note: input.closingNote,
    note: input.note,
    home_id: input.homeId,
    ...toColumns(input.retention),
  };
}

/** The shape in which codes are compared: any width, any dash, any dot. */
export const keyOf = (code: string | null): string | null => (code === null ? null : normaliseCode(code));

/** What of a volume a person does not enter, where it comes in from a ledger: as it stands on the shelf already. */
export type Standing = {
  readonly batchId: number;
  readonly state: 'assembling' | 'filed';
  readonly referenceCode: string | null;
  readonly filedOn: Day | null;
  readonly currentId: number | null;
  /** As somebody measured it; else it is reckoned from the pages. */
  readonly thicknessMm: number | null;
  readonly items: readonly Item[];
};

/**
 * A new volume, assembling, standing at its home if it has one. Returns its id. One that is `standing` comes with all it
 * has in this one row: each column filled in later would be written once more into every index that holds it.
 */
export function insertVolume(
  db: WritableDb,
  tag: string,
  fondsId: number,
  input: VolumeFields,
  at: number,
  standing: Standing | null = null,
): number {
  const columns = {
    fonds_id: fondsId,
    machine_key: newMachineKey(db, tag, 'volume'),
    state: standing?.state ?? 'assembling',
    reference_code: standing?.referenceCode ?? null,
    reference_key: keyOf(standing?.referenceCode ?? null),
    filed_on: standing?.filedOn ?? null,
    level: Math.max(rankOf(input.ownLevel), highestRank(standing?.items ?? [])),
    item_count: standing?.items.length ?? 0,
    current_id: standing === null ? input.homeId : standing.currentId,
    thickness_mm: standing?.thicknessMm ?? null,
    batch_id: standing?.batchId ?? null,
    changed_at: at,
    ...columnsOf(input),
  };
  // The same columns in the same order each time, so that the statement is written once.
  insertSql ??= insertOf(Object.keys(columns));
  return db.prepare(insertSql).run(Object.values(columns)).lastInsertRowid;
}
let insertSql: string | undefined;
const insertOf = (names: readonly string[]): string =>
  `INSERT INTO volume (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;

const highestRank = (items: readonly Item[]): number => rankOf(highestLevel(items.map((item) => item.level)));

/** Puts the whole item list in place of the old one, in the order given; the volume's level and count follow (highest item). */
export function replaceItems(db: WritableDb, volumeId: number, items: readonly Item[]): void {
  unindexItems(db, volumeId);
  db.prepare('DELETE FROM item WHERE volume_id = ?').run([volumeId]);
  insertItems(db, volumeId, items);
  db.prepare('UPDATE volume SET item_count = ?, level = max(own_level, ?) WHERE id = ?').run([
    items.length,
    highestRank(items),
    volumeId,
  ]);
}

/** The items of a volume that has none yet, in the order given; its level and count are the caller's. */
export function insertItems(db: WritableDb, volumeId: number, items: readonly Item[]): void {
  const insert =
    db.prepare(`INSERT INTO item (id, volume_id, sequence, document_number, responsible, title, date, page_from, page_to, type_code, source_department_id, handler, carrier, writing, level, note, bond, role)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  items.forEach((item, index) => {
    const id = insert.run([
      item.id,
      volumeId,
      index + 1,
      item.documentNumber,
      item.responsible,
      item.title,
      item.date,
      item.pageFrom,
      item.pageTo,
      item.typeCode,
      item.sourceDepartmentId,
      item.handler,
      item.carrier,
      item.writing,
      rankOf(item.level),
      item.note,
      item.group,
      item.role,
    ]).lastInsertRowid;
    indexItem(db, id, item.title, item.documentNumber);
  });
}

type Movement = [
  volumeId: number,
  operatorId: number,
  at: number,
  from: number | null,
  to: number | null,
  cause: MovementCause,
  document?: string | null,
];

/** One row each time a volume changes place, with the document that caused it (domain.md "movement"). */
export function recordMovement(db: WritableDb, ...movement: Movement): void {
  noteMovement(db, ...movement);
  const [volumeId, , , , to] = movement;
  db.prepare('UPDATE volume SET current_id = ? WHERE id = ?').run([to, volumeId]);
}

/** The row alone, of a volume that stands there already. */
export function noteMovement(
  db: WritableDb,
  ...[volumeId, operatorId, at, from, to, cause, document = null]: Movement
): void {
  db.prepare(
    'INSERT INTO movement (volume_id, at, operator_id, from_id, to_id, cause, document) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run([volumeId, at, operatorId, from, to, cause, document]);
}
