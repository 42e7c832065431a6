import { subjectOf } from './context';
import type { Signature } from './countersign';
import type { WritableDb } from '../store/open';
import type { Gathered } from './loan-facts';
import { readLoan } from './loan-read';
import {
  carryOut,
  currentLoan,
  demand,
  type Doing,
  freeLapsed,
  loanDeed,
  type Target,
  touchLoan,
  type Written,
} from './loan-write';

/** Signatures on a slip and on its renewal: yes, no, and the manager's word for a borrower with an overdue volume. */
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

export function approve(work: Doing, target: Target, signature: Signature, remark: string | null): Written {
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

export function refuse(work: Doing, target: Target, signature: Signature, reason: string): Written {
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

export function override(work: Doing, target: Target, signature: Signature, reason: string): Written {
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
