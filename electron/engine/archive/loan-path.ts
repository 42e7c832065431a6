import type { Loan } from '../../../shared/contract/loans';
import type { LoanDecision } from '../../../shared/domain/loan-case';
import type { Session } from '../store/work';
import type { Context } from './context';
import type { Sign } from './countersign';
import { save, submit } from './loan-draft';
import type { Gathered } from './loan-facts';
import { readLoan } from './loan-read';
import { loanRow } from './loan-rows';
import { approve, override, refuse } from './loan-verdict';
import {
  carryOut,
  currentLoan,
  demand,
  doing,
  type Doing,
  freeLapsed,
  loanDeed,
  settleQueue,
  type Target,
  type Written,
} from './loan-write';
import type { SessionHandlers } from './subject';

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
