import type { Settings } from '../../../shared/contract/settings';
import { type ApprovalStep, loanState, type LoanTerms } from '../../../shared/domain/loan';
import type { LoanFacts, LoanWorld } from '../../../shared/domain/loan-case';
import type { Day } from '../../../shared/domain/volume-facts';
import type { ReadableDb } from '../store/open';
import { levelAt, subjectOf } from './context';
import { approversFor, hasLeft, kindOf, waysOf } from './loan-people';
import { type LineRow, lineRows, type LoanRow } from './loan-rows';

/** All that the one rule (domain/loan-rules.ts) needs of a slip and its world, read in the caller's transaction. */
export type Gathered = {
  readonly row: LoanRow;
  readonly lines: readonly LineRow[];
  readonly facts: LoanFacts;
  readonly world: LoanWorld;
};

export const termsOf = ({ loanTermDays, loanMaxDays, loanLapseDays }: Settings): LoanTerms => ({
  termDays: loanTermDays,
  maxDays: loanMaxDays,
  lapseDays: loanLapseDays,
});

function signedSteps(db: ReadableDb, subject: string): ApprovalStep[] {
  return db
    .prepare(`SELECT step FROM approval WHERE subject = ? AND verdict = 'approved' ORDER BY id`)
    .all<{ step: ApprovalStep }>([subject])
    .map(({ step }) => step);
}

type Person = { staff_code: string | null; department_id: number | null; left_on: string | null };

function overdueElsewhere(db: ReadableDb, row: LoanRow, today: Day): number {
  const found = db
    .prepare(
      'SELECT sum(out_lines) AS n FROM loan WHERE borrower_id = :borrower AND out_lines > 0 AND due_on < :today AND id <> :id',
    )
    .get<{ n: number | null }>({ borrower: row.borrower_id, today, id: row.id });
  return found?.n ?? 0;
}

export function gather(db: ReadableDb, row: LoanRow, today: Day, settings: Settings): Gathered {
  const lines = lineRows(db, row, today);
  const person = db
    .prepare('SELECT staff_code, department_id, left_on FROM person WHERE id = ?')
    .get<Person>([row.borrower_id]);
  if (person === undefined) throw new Error('a slip without a borrower');
  const clock = {
    state: row.state,
    lapseOn: row.lapse_on,
    dueOn: row.due_on,
    reservedLines: row.reserved_lines,
    outLines: row.out_lines,
  };
  const facts: LoanFacts = {
    state: loanState(clock, today),
    manner: row.manner,
    kind: kindOf(person),
    borrowerId: row.borrower_id,
    letter: row.letter,
    report: row.report,
    days: row.days,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    signed: signedSteps(db, subjectOf('loan', row.id)),
    renewal:
      row.renewal_id === null || row.renewal_days === null
        ? null
        : { days: row.renewal_days, signed: signedSteps(db, subjectOf('renewal', row.renewal_id)) },
    overridden: row.override_by !== null,
    lines: lines.map((line) => ({
      id: line.line_id,
      state: line.line_state,
      volumeState: line.state,
      level: levelAt(line.level),
      onSubmittedList: line.on_list === 1,
      heldElsewhere: line.held_elsewhere === 1,
      waitingOthers: line.waiting_others,
      askedTwice: line.asked_twice === 1,
    })),
  };
  const world: LoanWorld = {
    today,
    terms: termsOf(settings),
    borrowerLeft: hasLeft(person.left_on, today),
    borrowerOverdue: settings.overdueBlocks === 'yes' ? overdueElsewhere(db, row, today) : 0,
    approvers: approversFor(db, row.borrower_id, row.level, today, settings),
    waysOf: (step) => waysOf(settings, step),
  };
  return { row, lines, facts, world };
}
