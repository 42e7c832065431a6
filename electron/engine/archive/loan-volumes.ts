import type { DeskVolume, Holder, Waiting } from '../../../shared/contract/loans';
import type { LoanManner } from '../../../shared/domain/loan';
import { expectedCount } from '../../../shared/domain/loan-return';
import { daysBetween } from '../../../shared/domain/office-day';
import type { Binding, Day, VolumeState } from '../../../shared/domain/volume-facts';
import type { ReadableDb } from '../store/open';
import { levelAt } from './context';

export const VOLUME_COLUMNS = `v.id, coalesce(v.reference_code, v.old_number, '') AS code, v.old_number, v.machine_key, v.title, c.name AS client_name, v.level, v.state,
  h.code AS home, u.code AS current, v.binding, v.pages, v.item_count`;
export const VOLUME_JOINS = `LEFT JOIN client c ON c.id = v.client_id LEFT JOIN location h ON h.id = v.home_id LEFT JOIN location u ON u.id = v.current_id`;
export type VolumeColumns = {
  id: number;
  code: string;
  old_number: string | null;
  machine_key: string;
  title: string;
  client_name: string | null;
  level: number;
  state: VolumeState;
  home: string | null;
  current: string | null;
  binding: Binding;
  pages: number | null;
  item_count: number;
};

export const toDeskVolume = (row: VolumeColumns): DeskVolume => ({
  id: row.id,
  code: row.code,
  oldNumber: row.old_number,
  machineKey: row.machine_key,
  title: row.title,
  clientName: row.client_name,
  level: levelAt(row.level),
  state: row.state,
  home: row.home,
  current: row.current,
  binding: row.binding,
  pages: row.pages,
  itemCount: row.item_count,
  expected: expectedCount(row.binding, row.pages, row.item_count),
});

/** What is above the clearance is not there: null. */
export function deskVolume(db: ReadableDb, id: number, clearance: number): DeskVolume | null {
  const row = db
    .prepare(`SELECT ${VOLUME_COLUMNS} FROM volume v ${VOLUME_JOINS} WHERE v.id = :id AND v.level <= :clearance`)
    .get<VolumeColumns>({ id, clearance });
  return row === undefined ? null : toDeskVolume(row);
}

/** A line holds its volume while it is out, or reserved on a slip that has not lapsed; `h` and `hl` are line and slip. */
export const HOLDS = `h.state IN ('reserved', 'out') AND (h.state = 'out' OR hl.state = 'issued' OR hl.lapse_on >= :today)`;
/** On a disposal list that has been submitted. */
export const ON_LIST = `EXISTS (SELECT 1 FROM disposal_row r JOIN disposal_list dl ON dl.id = r.list_id WHERE r.volume_id = v.id AND r.state = 'listed' AND dl.state <> 'draft')`;

export type HolderRow = {
  line_id: number;
  line_state: 'reserved' | 'out';
  loan_id: number;
  loan_level: number;
  loan_version: number;
  number: string | null;
  manner: LoanManner;
  person_id: number;
  name: string;
  department: string | null;
  phone: string | null;
  handed_on: string | null;
  due_on: string | null;
  lapse_on: string | null;
};
export function holderRow(db: ReadableDb, volumeId: number, today: Day): HolderRow | null {
  const row = db
    .prepare(
      `SELECT h.id AS line_id, h.state AS line_state, hl.id AS loan_id, hl.level AS loan_level, hl.version AS loan_version, hl.number, hl.manner,
      p.id AS person_id, p.name, d.name AS department, p.phone, h.handed_on, hl.due_on, hl.lapse_on
      FROM loan_line h JOIN loan hl ON hl.id = h.loan_id JOIN person p ON p.id = hl.borrower_id LEFT JOIN department d ON d.id = p.department_id
      WHERE h.volume_id = :volume AND ${HOLDS}`,
    )
    .get<HolderRow>({ volume: volumeId, today });
  return row ?? null;
}

/** A slip with something above the clearance on it stays unnamed; that this volume is gone, and with whom, is not above it. */
export function toHolder(row: HolderRow, clearance: number, today: Day): Holder {
  const seen = row.loan_level <= clearance;
  const out = row.line_state === 'out';
  return {
    personId: row.person_id,
    name: row.name,
    department: row.department,
    phone: row.phone,
    loanId: seen ? row.loan_id : null,
    number: seen ? row.number : null,
    manner: row.manner,
    state: row.line_state,
    since: row.handed_on,
    until: out ? row.due_on : row.lapse_on,
    overdueDays: out && row.due_on !== null ? Math.max(0, daysBetween(row.due_on, today)) : 0,
  };
}

type WaitingRow = {
  person_id: number;
  name: string;
  loan_id: number;
  number: string | null;
  submitted_on: string;
  awaits_volume: number;
};
/** The queue of a volume: submitted slips with it, in the order they came. */
export function queueOf(db: ReadableDb, volumeId: number, clearance: number): Waiting[] {
  return db
    .prepare(
      `SELECT p.id AS person_id, p.name, l.id AS loan_id, l.number, l.submitted_on, l.awaits_volume
      FROM loan_line a JOIN loan l ON l.id = a.loan_id JOIN person p ON p.id = l.borrower_id
      WHERE a.volume_id = :volume AND a.state = 'asked' AND l.state = 'submitted' AND l.level <= :clearance ORDER BY l.submitted_at, l.id`,
    )
    .all<WaitingRow>({ volume: volumeId, clearance })
    .map((row, index) => ({
      position: index + 1,
      personId: row.person_id,
      name: row.name,
      loanId: row.loan_id,
      number: row.number,
      submittedOn: row.submitted_on,
      approved: row.awaits_volume === 1,
    }));
}
