import type { LineState, LoanManner, StoredLoanState } from '../../../shared/domain/loan';
import type { ApprovalStep } from '../../../shared/domain/loan';
import type { Day } from '../../../shared/domain/volume-facts';
import type { ReadableDb } from '../store/open';
import { notFound } from '../store/work';
import { HOLDS, ON_LIST, VOLUME_COLUMNS, VOLUME_JOINS, type VolumeColumns } from './loan-volumes';

/** The stored slip, and its lines with their volumes. */
export type LoanRow = {
  id: number;
  number: string | null;
  machine_key: string;
  state: StoredLoanState;
  manner: LoanManner;
  borrower_id: number;
  purpose: string;
  reason: string | null;
  letter: string | null;
  report: string | null;
  level: number;
  days: number;
  submitted_on: string | null;
  approved_on: string | null;
  lapse_on: string | null;
  issued_on: string | null;
  due_on: string | null;
  closed_on: string | null;
  next_step: ApprovalStep | null;
  awaits_volume: number;
  reserved_lines: number;
  out_lines: number;
  renewals: number;
  renewal_id: number | null;
  renewal_days: number | null;
  override_by: number | null;
  override_reason: string | null;
  override_on: string | null;
  reminded_on: string | null;
  version: number;
};
const SLIP = `SELECT id, number, machine_key, state, manner, borrower_id, purpose, reason, letter, report, level, days, submitted_on, approved_on, lapse_on,
  issued_on, due_on, closed_on, next_step, awaits_volume, reserved_lines, out_lines, renewals, renewal_id, renewal_days, override_by, override_reason,
  override_on, reminded_on, version FROM loan WHERE id = :id AND level <= :clearance`;

/** Above the clearance it is not found. */
export function loanRow(db: ReadableDb, id: number, clearance: number): LoanRow {
  const row = db.prepare(SLIP).get<LoanRow>({ id, clearance });
  if (row === undefined) throw notFound('loan', id);
  return row;
}

export type LineRow = VolumeColumns & {
  line_id: number;
  line_state: LineState;
  asked_pages: string | null;
  asked_copies: number | null;
  fetched_on: string | null;
  handed_on: string | null;
  returned_on: string | null;
  pages_counted: number | null;
  condition: string | null;
  marks: string | null;
  missing_pages: string | null;
  remark: string | null;
  on_list: number;
  held_elsewhere: number;
  waiting_others: number;
  asked_twice: number;
  volume_version: number;
};
const LINES = `SELECT l.id AS line_id, l.state AS line_state, l.asked_pages, l.asked_copies, l.fetched_on, l.handed_on, l.returned_on, l.pages_counted,
  l.condition, l.marks, l.missing_pages, l.remark, ${VOLUME_COLUMNS}, v.version AS volume_version, ${ON_LIST} AS on_list,
  EXISTS (SELECT 1 FROM loan_line h JOIN loan hl ON hl.id = h.loan_id WHERE h.volume_id = v.id AND h.loan_id <> l.loan_id AND ${HOLDS}) AS held_elsewhere,
  (SELECT count(*) FROM loan_line a JOIN loan al ON al.id = a.loan_id WHERE a.volume_id = v.id AND a.state = 'asked' AND a.loan_id <> l.loan_id
    AND al.state = 'submitted' AND al.borrower_id <> :borrower) AS waiting_others,
  (EXISTS (SELECT 1 FROM loan_line a JOIN loan al ON al.id = a.loan_id WHERE a.volume_id = v.id AND a.state = 'asked' AND a.loan_id <> l.loan_id
      AND al.state = 'submitted' AND al.borrower_id = :borrower)
    OR EXISTS (SELECT 1 FROM loan_line h JOIN loan hl ON hl.id = h.loan_id WHERE h.volume_id = v.id AND h.loan_id <> l.loan_id AND hl.borrower_id = :borrower AND ${HOLDS})) AS asked_twice
  FROM loan_line l JOIN volume v ON v.id = l.volume_id ${VOLUME_JOINS} WHERE l.loan_id = :loan ORDER BY l.id`;

/** `loan.level` is the highest of these, so that whoever may see the slip may see each line. */
export const lineRows = (db: ReadableDb, loan: Pick<LoanRow, 'id' | 'borrower_id'>, today: Day): LineRow[] =>
  db.prepare(LINES).all<LineRow>({ loan: loan.id, borrower: loan.borrower_id, today });
