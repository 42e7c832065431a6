import type { Approval, CopyMade, Loan, LoanLine, ReturnReport, Signer } from '../../../shared/contract/loans';
import type { Settings } from '../../../shared/contract/settings';
import { type ApprovalStep, dueClauseOf, leavesRoom, overdueDays } from '../../../shared/domain/loan';
import { approvalChain, signersOf } from '../../../shared/domain/loan-approvals';
import { actionsOf } from '../../../shared/domain/loan-rules';
import { officeDay, addDays } from '../../../shared/domain/office-day';
import type { Day } from '../../../shared/domain/volume-facts';
import type { ReadableDb } from '../store/open';
import { levelAt, subjectOf } from './context';
import { type Gathered, gather, termsOf } from './loan-facts';
import { borrowerOf, type Eyes, waysOf } from './loan-people';
import { type LineRow, loanRow } from './loan-rows';
import { holderRow, queueOf, toDeskVolume, toHolder } from './loan-volumes';
import { shownSigners } from './signers';

/** What every question about loans is asked with. */
export type Asking = { readonly clearance: number; readonly today: Day; readonly settings: Settings };
export const eyesOf = ({ clearance, today, settings }: Asking): Eyes => ({
  clearance,
  today,
  blocks: settings.overdueBlocks === 'yes',
});

type ApprovalRow = {
  subject: string;
  step: ApprovalStep;
  person_id: number;
  person: string;
  manner: 'countersign' | 'paper';
  paper_number: string | null;
  paper_date: string | null;
  verdict: 'approved' | 'refused';
  reason: string | null;
  at: number;
};

/** Of the slip and of each of its renewals, in the order they were given. */
function approvalsOf(db: ReadableDb, loanId: number, timeZone: string): Approval[] {
  return db
    .prepare(
      `SELECT a.subject, a.step, a.person_id, p.name AS person, a.manner, a.paper_number, a.paper_date, a.verdict, a.reason, a.at
      FROM approval a JOIN person p ON p.id = a.person_id
      WHERE a.subject = :slip OR a.subject IN (SELECT 'renewal:' || id FROM loan_renewal WHERE loan_id = :loan) ORDER BY a.id`,
    )
    .all<ApprovalRow>({ slip: subjectOf('loan', loanId), loan: loanId })
    .map((row) => ({
      step: row.step,
      personId: row.person_id,
      person: row.person,
      manner: row.manner,
      paperNumber: row.paper_number,
      paperDate: row.paper_date,
      verdict: row.verdict,
      reason: row.reason,
      on: officeDay(row.at, timeZone),
      renewalId: row.subject.startsWith('renewal:') ? Number(row.subject.slice('renewal:'.length)) : null,
    }));
}

/** Who may sign `step` now, with the ways the settings leave open. Without a login there is paper only. */
function signersFor(
  db: ReadableDb,
  step: ApprovalStep | null,
  { facts, world }: Gathered,
  settings: Settings,
): Signer[] {
  if (step === null) return [];
  const signers = signersOf(step, world.approvers, facts.borrowerId);
  return shownSigners(db, signers, waysOf(settings, step)).map((signer) => ({ step, ...signer }));
}

type Ranked<Row> = Omit<Row, 'level'> & { level: number };
const levelled = <Row>(rows: readonly Ranked<Row>[]) => rows.map((row) => ({ ...row, level: levelAt(row.level) }));

const COPIES = `SELECT k.id, k.loan_line_id AS lineId, l.loan_id AS loanId, s.number, coalesce(v.reference_code, v.old_number, '') AS code, v.title, v.level, k.pages, k.copies, k.manner,
  k.destination, m.name AS madeBy, w.name AS supervisedBy, k.on_day AS "on", b.name AS borrower
  FROM copy_log k JOIN loan_line l ON l.id = k.loan_line_id JOIN loan s ON s.id = l.loan_id JOIN volume v ON v.id = l.volume_id
  JOIN person m ON m.id = k.made_by JOIN person w ON w.id = k.supervised_by JOIN person b ON b.id = s.borrower_id WHERE s.level <= :clearance AND`;
export const copiesWhere = (db: ReadableDb, where: string, params: Record<string, string | number>): CopyMade[] =>
  levelled(db.prepare(`${COPIES} ${where}`).all<Ranked<CopyMade>>(params));

const REPORTS = `SELECT r.id, r.kind, l.loan_id AS loanId, l.id AS lineId, s.number, v.id AS volumeId, coalesce(v.reference_code, v.old_number, '') AS code, v.title, v.level,
  b.name AS borrower, r.on_day AS "on", r.what, r.settled_on AS settledOn, r.outcome
  FROM return_report r JOIN loan_line l ON l.id = r.loan_line_id JOIN loan s ON s.id = l.loan_id JOIN volume v ON v.id = l.volume_id
  JOIN person b ON b.id = s.borrower_id WHERE r.voided_on IS NULL AND s.level <= :clearance AND`;
export const reportsWhere = (db: ReadableDb, where: string, params: Record<string, string | number>): ReturnReport[] =>
  levelled(db.prepare(`${REPORTS} ${where}`).all<Ranked<ReturnReport>>(params));

function lineOf(db: ReadableDb, row: LineRow, loanId: number, asking: Asking): LoanLine {
  const { clearance, today } = asking;
  const waits = row.line_state === 'asked';
  const holder = waits ? holderRow(db, row.id, today) : null;
  const position = waits ? queueOf(db, row.id, clearance).find((one) => one.loanId === loanId)?.position : undefined;
  const of = { clearance, line: row.line_id };
  return {
    id: row.line_id,
    volume: toDeskVolume(row),
    state: row.line_state,
    askedPages: row.asked_pages,
    askedCopies: row.asked_copies,
    fetchedOn: row.fetched_on,
    returnedOn: row.returned_on,
    pagesCounted: row.pages_counted,
    condition: row.condition,
    marks: row.marks,
    missingPages: row.missing_pages,
    remark: row.remark,
    holder: holder === null || holder.loan_id === loanId ? null : toHolder(holder, clearance, today),
    position: position ?? null,
    copies: copiesWhere(db, 'k.loan_line_id = :line ORDER BY k.id', of),
    report: reportsWhere(db, 'r.loan_line_id = :line ORDER BY r.id DESC LIMIT 1', of)[0] ?? null,
  };
}

type Named = { name: string };
const nameOf = (db: ReadableDb, personId: number): string =>
  db.prepare('SELECT name FROM person WHERE id = ?').get<Named>([personId])?.name ?? '';

type Reminder = Loan['reminders'][number] & { at: number };

/** The whole page of a slip. */
export function readLoan(db: ReadableDb, id: number, asking: Asking): Loan {
  const { today, settings } = asking;
  const gathered = gather(db, loanRow(db, id, asking.clearance), today, settings);
  const { row, lines, facts } = gathered;
  const level = levelAt(row.level);
  const chain = approvalChain({ ...facts, level });
  const renewal =
    row.renewal_id === null
      ? undefined
      : db
          .prepare('SELECT id, days, asked_on AS askedOn FROM loan_renewal WHERE id = ?')
          .get<{ id: number; days: number; askedOn: string }>([row.renewal_id]);
  const clock = { dueOn: row.due_on, outLines: row.out_lines };
  return {
    id: row.id,
    number: row.number,
    machineKey: row.machine_key,
    state: facts.state,
    manner: row.manner,
    level,
    borrower: borrowerOf(db, row.borrower_id, eyesOf(asking)),
    purpose: row.purpose,
    letter: row.letter,
    report: row.report,
    days: row.days,
    reason: row.reason,
    submittedOn: row.submitted_on,
    approvedOn: row.approved_on,
    lapseOn: row.lapse_on,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    dueClause: dueClauseOf(row.manner, row.days, termsOf(settings), level),
    overdueDays: overdueDays(clock, today),
    closedOn: row.closed_on,
    steps: chain.ok ? [...chain.value] : [],
    nextStep: row.next_step,
    signers: signersFor(db, row.next_step, gathered, settings),
    waiting: row.awaits_volume === 1,
    approvals: approvalsOf(db, id, settings.timeZone),
    renewals: row.renewals,
    renewal:
      renewal === undefined || row.due_on === null ? null : { ...renewal, dueOn: addDays(row.due_on, renewal.days) },
    latestDue: leavesRoom(row.manner) && row.issued_on !== null ? addDays(row.issued_on, settings.loanMaxDays) : null,
    override:
      row.override_by === null || row.override_on === null
        ? null
        : { by: nameOf(db, row.override_by), reason: row.override_reason ?? '', on: row.override_on },
    reminders: db
      .prepare(
        'SELECT at, stage, manner, answered_by AS answeredBy, promised_on AS promisedOn FROM reminder WHERE loan_id = ? ORDER BY id',
      )
      .all<Reminder>([id])
      .map(({ at, ...reminder }) => ({ ...reminder, on: officeDay(at, settings.timeZone) })),
    lines: lines.map((line) => lineOf(db, line, id, asking)),
    actions: actionsOf(facts),
    version: row.version,
  };
}
