import type { ParsedInputOf } from '../../../shared/contract/index';
import type { Loan } from '../../../shared/contract/loans';
import { ruleBroken } from '../../../shared/errors';
import { notFound } from '../store/work';
import type { Context } from './context';
import { hasLeft } from './loan-people';
import { readLoan } from './loan-read';
import {
  carryOut,
  currentLoan,
  demand,
  type Doing,
  freeLapsed,
  keepCounts,
  loanDeed,
  type Target,
  touchLoan,
  type Written,
} from './loan-write';
import { newMachineKey } from './machine-keys';
import { takeNumber } from './series';

/** The draft of a slip: who asks for which volumes, until it takes its number. */
type Save = ParsedInputOf<'loans.save'>;

function replaceLines({ db, asking }: Doing, loanId: number, lines: Save['lines']): void {
  const seen = db.prepare('SELECT 1 FROM volume WHERE id = ? AND level <= ?');
  for (const { volumeId } of lines)
    if (seen.get([volumeId, asking.clearance]) === undefined) throw notFound('volume', volumeId);
  if (new Set(lines.map(({ volumeId }) => volumeId)).size !== lines.length) throw ruleBroken('askedTwice');
  db.prepare('DELETE FROM loan_line WHERE loan_id = ?').run([loanId]);
  const insert = db.prepare(
    `INSERT INTO loan_line (loan_id, volume_id, state, asked_pages, asked_copies) VALUES (?, ?, 'asked', ?, ?)`,
  );
  for (const { volumeId, askedPages, askedCopies } of lines) insert.run([loanId, volumeId, askedPages, askedCopies]);
  keepCounts(db, loanId, asking.today);
}

function demandBorrower({ db, asking }: Doing, id: number): void {
  const row = db.prepare('SELECT left_on FROM person WHERE id = ?').get<{ left_on: string | null }>([id]);
  if (row === undefined) throw notFound('person', id);
  if (hasLeft(row.left_on, asking.today)) throw ruleBroken('borrowerLeft');
}

/** Begins a draft (`id` null) or writes over one, its lines as a whole. */
export function save(work: Doing, context: Context, input: Save): Written {
  const { db, asking } = work;
  demandBorrower(work, input.borrowerId);
  const columns = {
    manner: input.manner,
    borrower_id: input.borrowerId,
    purpose: input.purpose,
    letter: input.letter,
    report: input.report,
    days: input.days ?? asking.settings.loanTermDays,
  };
  let before: Loan | null = null;
  let id = input.id;
  if (id === null) {
    const names = [...Object.keys(columns), 'machine_key', 'state', 'level'];
    const values = [...Object.values(columns), newMachineKey(db, context.archiveTag, 'slip'), 'draft', 0];
    id = db
      .prepare(`INSERT INTO loan (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(values).lastInsertRowid;
  } else {
    const gathered = currentLoan(work, { id, version: input.version });
    demand(gathered, { type: 'save' });
    before = readLoan(db, id, asking);
    // Who asks for it, and for whom it was overridden, belong together.
    const other = gathered.row.borrower_id !== input.borrowerId;
    touchLoan(db, gathered.row, { ...columns, ...(other ? noOverride : {}) });
  }
  replaceLines(work, id, input.lines);
  const after = readLoan(db, id, asking);
  return { value: after, deeds: [loanDeed('loan.drafted', before, after)] };
}
const noOverride = { override_by: null, override_reason: null, override_on: null };

/** Takes the number, and the first signature is waited for. */
export function submit(work: Doing, target: Target): Written {
  const { db, asking, moment } = work;
  const freed = freeLapsed(work);
  const gathered = currentLoan(work, target);
  const decision = demand(gathered, { type: 'submit' });
  const before = readLoan(db, target.id, asking);
  carryOut(work, gathered, decision, {
    number: takeNumber(db, 'loanSlip', moment.day),
    submitted_at: moment.at,
    submitted_on: moment.day,
  });
  const after = readLoan(db, target.id, asking);
  return { value: after, deeds: [...freed, loanDeed('loan.submitted', before, after)] };
}
