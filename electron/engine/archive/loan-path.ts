import type { ParsedInputOf } from '../../../shared/contract/index';
import type { Loan } from '../../../shared/contract/loans';
import type { LoanDecision } from '../../../shared/domain/loan-case';
import { ruleBroken } from '../../../shared/errors';
import type { Deed } from '../store/log';
import type { WritableDb } from '../store/open';
import { notFound, type Session } from '../store/work';
import { type Context, subjectOf } from './context';
import type { Sign, Signature } from './countersign';
import type { Gathered } from './loan-facts';
import { hasLeft } from './loan-people';
import { readLoan } from './loan-read';
import { loanRow } from './loan-rows';
import {
  carryOut,
  currentLoan,
  demand,
  doing,
  type Doing,
  freeLapsed,
  keepCounts,
  loanDeed,
  settleQueue,
  type Target,
  touchLoan,
} from './loan-write';
import { newMachineKey } from './machine-keys';
import { takeNumber } from './series';
import type { SessionHandlers } from './subject';

type Save = ParsedInputOf<'loans.save'>;
type Written = { readonly value: Loan; readonly deeds: readonly Deed[] };

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

function save(work: Doing, context: Context, input: Save): Written {
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

function submit(work: Doing, target: Target): Written {
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

/** One row a step: a signature that fills two stands in both. */
function recordApprovals(
  db: WritableDb,
  subject: string,
  steps: readonly string[],
  signature: Signature,
  at: number,
  verdict: 'approved' | 'refused',
  reason: string | null,
): void {
  const insert = db.prepare(
    'INSERT INTO approval (subject, step, person_id, manner, paper_number, paper_date, verdict, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const { personId, manner, paperNumber, paperDate } = signature;
  const kept = manner === 'paper' ? 'paper' : 'countersign';
  for (const step of steps) insert.run([subject, step, personId, kept, paperNumber, paperDate, verdict, reason, at]);
}

const renewalSubject = ({ row }: Gathered): string => subjectOf('renewal', row.renewal_id ?? 0);

function signed(signature: Signature, recordedBy: number) {
  return { personId: signature.personId, manner: signature.manner, recordedBy };
}

function approve(work: Doing, target: Target, signature: Signature, remark: string | null): Written {
  const { db, asking, moment, session } = work;
  const freed = freeLapsed(work);
  const gathered = currentLoan(work, target);
  const decision = demand(gathered, { type: 'approve', ...signed(signature, session.personId) });
  const before = readLoan(db, target.id, asking);
  const ofRenewal = gathered.facts.state === 'issued';
  const subject = ofRenewal ? renewalSubject(gathered) : subjectOf('loan', target.id);
  recordApprovals(db, subject, decision.filled, signature, moment.at, 'approved', remark);
  carryOut(work, gathered, decision, decision.renewal === 'granted' ? endRenewal(work, gathered, 'granted', null) : {});
  const after = readLoan(db, target.id, asking);
  const extra = { steps: decision.filled, paperNumber: signature.paperNumber, paperDate: signature.paperDate };
  const deed = loanDeed(ofRenewal ? 'loan.renewalApproved' : 'loan.approved', before, after, {
    reason: remark,
    signers: signature.signers(decision.filled),
    extra,
  });
  return { value: after, deeds: [...freed, ...signature.deeds, deed] };
}

/** Ends the pending renewal; the columns of the slip that follow. */
export function endRenewal(
  { db, moment }: Doing,
  { row }: Gathered,
  state: 'granted' | 'refused' | 'dropped',
  reason: string | null,
): Record<string, number | string | null> {
  if (row.renewal_id === null) return {};
  db.prepare('UPDATE loan_renewal SET state = ?, decided_on = ?, reason = ? WHERE id = ?').run([
    state,
    moment.day,
    reason,
    row.renewal_id,
  ]);
  return {
    renewal_id: null,
    renewal_days: null,
    ...(state === 'granted' ? { renewals: row.renewals + 1, days: row.days + (row.renewal_days ?? 0) } : {}),
  };
}

function refuse(work: Doing, target: Target, signature: Signature, reason: string): Written {
  const { db, asking, moment, session } = work;
  const gathered = currentLoan(work, target);
  const decision = demand(gathered, { type: 'refuse', ...signed(signature, session.personId) });
  const before = readLoan(db, target.id, asking);
  const step = gathered.row.next_step ?? '';
  const ofRenewal = decision.renewal === 'refused';
  const subject = ofRenewal ? renewalSubject(gathered) : subjectOf('loan', target.id);
  recordApprovals(db, subject, [step], signature, moment.at, 'refused', reason);
  carryOut(work, gathered, decision, ofRenewal ? endRenewal(work, gathered, 'refused', reason) : { reason });
  const after = readLoan(db, target.id, asking);
  const deed = loanDeed(ofRenewal ? 'loan.renewalRefused' : 'loan.refused', before, after, {
    reason,
    signers: signature.signers([step]),
    extra: { paperNumber: signature.paperNumber, paperDate: signature.paperDate },
  });
  return { value: after, deeds: [...signature.deeds, deed] };
}

/** Volumes whose reservation ends by this decision: the queue may go on. */
const freedBy = ({ lines }: Gathered, decision: LoanDecision): number[] =>
  lines
    .filter(
      (line) =>
        line.line_state === 'reserved' &&
        decision.lines.some(({ id, state }) => id === line.line_id && state === 'released'),
    )
    .map((line) => line.id);

function withdraw(work: Doing, target: Target, reason: string): Written {
  const { db, asking } = work;
  const gathered = currentLoan(work, target);
  const decision = demand(gathered, { type: 'withdraw' });
  const before = readLoan(db, target.id, asking);
  carryOut(work, gathered, decision, { reason });
  const after = readLoan(db, target.id, asking);
  const settled = settleQueue(work, freedBy(gathered, decision));
  return { value: after, deeds: [loanDeed('loan.withdrawn', before, after, { reason }), ...settled.deeds] };
}

function dropLine(work: Doing, target: Target, lineId: number, reason: string): Written {
  const { db, asking } = work;
  const freed = freeLapsed(work);
  const gathered = currentLoan(work, target);
  const decision = demand(gathered, { type: 'dropLine', lineId });
  const before = readLoan(db, target.id, asking);
  carryOut(work, gathered, decision);
  const settled = settleQueue(work, freedBy(gathered, decision));
  const after = readLoan(db, target.id, asking);
  return {
    value: after,
    deeds: [...freed, loanDeed('loan.lineDropped', before, after, { reason }), ...settled.deeds],
  };
}

function override(work: Doing, target: Target, signature: Signature, reason: string): Written {
  const { db, asking, moment, session } = work;
  const gathered = currentLoan(work, target);
  demand(gathered, { type: 'override', ...signed(signature, session.personId) });
  const before = readLoan(db, target.id, asking);
  touchLoan(db, gathered.row, {
    override_by: signature.personId,
    override_reason: reason,
    override_on: moment.day,
  });
  const after = readLoan(db, target.id, asking);
  const deed = loanDeed('loan.overridden', before, after, {
    reason,
    signers: signature.signers(['manager']),
    extra: { paperNumber: signature.paperNumber, paperDate: signature.paperDate },
  });
  return { value: after, deeds: [...signature.deeds, deed] };
}

function askRenewal(work: Doing, target: Target, days: number): Written {
  const { db, asking, moment } = work;
  const gathered = currentLoan(work, target);
  const decision = demand(gathered, { type: 'askRenewal', days });
  const before = readLoan(db, target.id, asking);
  const renewal = db
    .prepare(`INSERT INTO loan_renewal (loan_id, days, state, asked_at, asked_on) VALUES (?, ?, 'asked', ?, ?)`)
    .run([target.id, days, moment.at, moment.day]).lastInsertRowid;
  carryOut(work, gathered, decision, { renewal_id: renewal, renewal_days: days });
  const after = readLoan(db, target.id, asking);
  return { value: after, deeds: [loanDeed('loan.renewalAsked', before, after, { extra: { asked: days } })] };
}

/** The path of a slip from its draft to the last approval, and its renewals. */
export function createLoanPath(context: Context, sign: Sign) {
  const { work } = context;
  const write = (session: Session, run: (work: Doing) => Written): Loan =>
    work.write(session, (db, moment) => run(doing(context, db, session, moment)));
  return {
    'loans.get': ({ id }, session) =>
      work.read((db) =>
        readLoan(db, loanRow(db, id, session.clearanceRank).id, {
          clearance: session.clearanceRank,
          today: work.now().day,
          settings: context.settings(),
        }),
      ),
    'loans.save': (input, session) => write(session, (now) => save(now, context, input)),
    'loans.submit': (input, session) => write(session, (now) => submit(now, input)),
    'loans.approve': (input, session) =>
      sign(input.by, session, (signature) => write(session, (now) => approve(now, input, signature, input.remark))),
    'loans.refuse': (input, session) =>
      sign(input.by, session, (signature) => write(session, (now) => refuse(now, input, signature, input.reason))),
    'loans.withdraw': (input, session) => write(session, (now) => withdraw(now, input, input.reason)),
    'loans.override': (input, session) =>
      sign(input.by, session, (signature) => write(session, (now) => override(now, input, signature, input.reason))),
    'loans.dropLine': (input, session) => write(session, (now) => dropLine(now, input, input.lineId, input.reason)),
    'loans.askRenewal': (input, session) => write(session, (now) => askRenewal(now, input, input.days)),
  } satisfies Pick<
    SessionHandlers,
    `loans.${'get' | 'save' | 'submit' | 'approve' | 'refuse' | 'withdraw' | 'override' | 'dropLine' | 'askRenewal'}`
  >;
}
