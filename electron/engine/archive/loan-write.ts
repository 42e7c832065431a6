import type { Loan } from '../../../shared/contract/loans';
import type { LoanCommand, LoanDecision } from '../../../shared/domain/loan-case';
import { decideLoan, decideWaiting } from '../../../shared/domain/loan-rules';
import { ruleBroken } from '../../../shared/errors';
import type { Deed } from '../store/log';
import type { WritableDb } from '../store/open';
import { type Moment, type Session, stale } from '../store/work';
import { caseDeeds } from './case-deed';
import { type Context, rankOf } from './context';
import { type Gathered, gather } from './loan-facts';
import { type Asking, readLoan } from './loan-read';
import { loanRow } from './loan-rows';

export type Target = { readonly id: number; readonly version: number };
/** What a write answers, and what the log keeps of it. */
export type Written = { readonly value: Loan; readonly deeds: readonly Deed[] };
/** What one write of the loan desk works with. */
export type Doing = {
  readonly db: WritableDb;
  readonly session: Session;
  readonly moment: Moment;
  readonly asking: Asking;
};

export const doing = (context: Context, db: WritableDb, session: Session, moment: Moment): Doing => ({
  db,
  session,
  moment,
  asking: { clearance: session.clearanceRank, today: moment.day, settings: context.settings() },
});

/** The slip as its writer last saw it; `stale` where another window was quicker. */
export function currentLoan({ db, asking }: Doing, target: Target): Gathered {
  const row = loanRow(db, target.id, asking.clearance);
  if (row.version !== target.version) throw stale('loan', target.id);
  return gather(db, row, asking.today, asking.settings);
}

/** The rule's answer; a refusal is thrown with what its sentence needs. */
export function demand(gathered: Gathered, command: LoanCommand): LoanDecision {
  const answer = decideLoan(gathered.facts, command, gathered.world);
  if (answer.ok) return answer.value;
  throw ruleBroken(answer.error, {
    state: gathered.facts.state,
    step: gathered.row.next_step ?? '',
    days: String(gathered.world.terms.maxDays),
  });
}

export function touchLoan(db: WritableDb, target: Target, columns: Record<string, string | number | null>): void {
  const names = Object.keys(columns);
  const { changes } = db
    .prepare(
      `UPDATE loan SET ${names.map((name) => `${name} = ?, `).join('')}version = version + 1 WHERE id = ? AND version = ?`,
    )
    .run([...Object.values(columns), target.id, target.version]);
  if (changes !== 1) throw stale('loan', target.id);
}

/** The counts that the work lists stand on, and the day the last line came back. */
export function keepCounts(db: WritableDb, loanId: number, today: string): void {
  db.prepare(
    `UPDATE loan SET reserved_lines = (SELECT count(*) FROM loan_line WHERE loan_id = :id AND state = 'reserved'),
      out_lines = (SELECT count(*) FROM loan_line WHERE loan_id = :id AND state = 'out'),
      level = coalesce((SELECT max(v.level) FROM loan_line l JOIN volume v ON v.id = l.volume_id WHERE l.loan_id = :id), 0) WHERE id = :id`,
  ).run({ id: loanId });
  db.prepare(
    `UPDATE loan SET closed_on = CASE WHEN state = 'issued' AND reserved_lines = 0 AND out_lines = 0 THEN coalesce(closed_on, :today) END WHERE id = :id`,
  ).run({ id: loanId, today });
}

/** Writes what the rule decided; `columns` is what the command itself brings. */
export function carryOut(
  { db, asking }: Doing,
  { row }: Gathered,
  decision: LoanDecision,
  columns: Record<string, string | number | null> = {},
): void {
  const complete = decision.state === 'submitted' && decision.nextStep === null;
  touchLoan(db, row, {
    state: decision.state,
    next_step: decision.nextStep,
    awaits_volume: complete ? 1 : 0,
    due_on: decision.dueOn,
    ...(decision.lapseOn === null ? {} : { approved_on: asking.today, lapse_on: decision.lapseOn }),
    ...columns,
  });
  const set = db.prepare('UPDATE loan_line SET state = ?, version = version + 1 WHERE id = ?');
  for (const line of decision.lines) set.run([line.state, line.id]);
  keepCounts(db, row.id, asking.today);
}

/** What the log keeps of a slip. */
function recorded(loan: Loan): Record<string, unknown> {
  const { number, state, manner, level, purpose, letter, report, days, reason, renewals } = loan;
  const { submittedOn, approvedOn, lapseOn, issuedOn, dueOn, closedOn, nextStep } = loan;
  return {
    number,
    state,
    manner,
    level,
    borrower: loan.borrower.name,
    department: loan.borrower.department,
    purpose,
    letter,
    report,
    days,
    reason,
    renewals,
    submittedOn,
    approvedOn,
    lapseOn,
    issuedOn,
    dueOn,
    closedOn,
    nextStep,
    volumes: loan.lines.map(({ volume, state: lineState }) => ({
      code: volume.code,
      title: volume.title,
      state: lineState,
    })),
  };
}

export const loanDeed = caseDeeds('loan', recorded);

/** Frees what lapsed slips still keep (domain.md: 5 days unused): the store's own index would else refuse the next holder. */
export function freeLapsed(work: Doing): Deed[] {
  const { db, asking } = work;
  const lapsed = db
    .prepare(`SELECT id FROM loan WHERE reserved_lines > 0 AND state = 'approved' AND lapse_on < ?`)
    .all<{ id: number }>([asking.today]);
  // The keeper of the archive frees what he may not read, too: what lapses is decided by the day, not by who is here.
  const all: Asking = { ...asking, clearance: 3 };
  return lapsed.flatMap(({ id }) => {
    const before = readLoan(db, id, all);
    db.prepare(
      `UPDATE loan_line SET state = 'released', version = version + 1 WHERE loan_id = ? AND state = 'reserved'`,
    ).run([id]);
    keepCounts(db, id, asking.today);
    const volumes = before.lines.filter(({ state }) => state === 'reserved').map(({ volume }) => volume.id);
    const deed = loanDeed('loan.lapsed', before, readLoan(db, id, all));
    return [deed, ...settleQueue(work, volumes).deeds];
  });
}

/** `level` is the slip's rank: who returns the volume may not see every slip that waits for it. */
export type Reserved = {
  readonly loanId: number;
  readonly number: string | null;
  readonly name: string;
  readonly level: number;
};
type Settled = { readonly deeds: readonly Deed[]; readonly reserved: readonly Reserved[] };

/** Volumes came free: the first slip in the queue whose approvals are complete, and which has all its volumes now, is approved. */
export function settleQueue(work: Doing, volumeIds: readonly number[]): Settled {
  const { db, asking } = work;
  const all: Asking = { ...asking, clearance: 3 };
  const deeds: Deed[] = [];
  const reserved: Reserved[] = [];
  for (const volume of volumeIds) {
    const waiting = db
      .prepare(
        `SELECT l.id FROM loan_line a JOIN loan l ON l.id = a.loan_id WHERE a.volume_id = ? AND a.state = 'asked' AND l.state = 'submitted' AND l.awaits_volume = 1
        ORDER BY l.submitted_at, l.id`,
      )
      .all<{ id: number }>([volume]);
    for (const { id } of waiting) {
      const gathered = gather(db, loanRow(db, id, all.clearance), asking.today, asking.settings);
      const decision = decideWaiting(gathered.facts, gathered.world);
      if (decision === null) continue;
      const before = readLoan(db, id, all);
      carryOut(work, gathered, decision);
      const after = readLoan(db, id, all);
      deeds.push(loanDeed('loan.reserved', before, after));
      reserved.push({ loanId: id, number: after.number, name: after.borrower.name, level: rankOf(after.level) });
    }
  }
  return { deeds, reserved };
}
