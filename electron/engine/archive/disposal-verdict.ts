import type { WritableDb } from '../store/open';
import { subjectOf } from './context';
import type { Signature } from './countersign';
import { goHome, keptManner, paperOf, signing } from './disposal-path';
import {
  currentList,
  demandList,
  type Doing,
  listDeed,
  readAfter,
  type Target,
  touchList,
  volumeChanges,
  type Written,
} from './disposal-write';

/** What is said of the whole list: the director approves it, or it is sent back with a reason. */
type Word = {
  readonly step: 'director' | 'appraisal';
  readonly verdict: 'approved' | 'refused';
  readonly reason: string | null;
};
function recordWord(db: WritableDb, listId: number, signature: Signature, word: Word, at: number): void {
  const { personId, paperNumber, paperDate } = signature;
  db.prepare(
    'INSERT INTO approval (subject, step, person_id, manner, paper_number, paper_date, verdict, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ).run([
    subjectOf('disposal', listId),
    word.step,
    personId,
    keptManner(signature),
    paperNumber,
    paperDate,
    word.verdict,
    word.reason,
    at,
  ]);
}

export function approve(work: Doing, target: Target, signature: Signature, remark: string | null): Written {
  const { db, moment, session } = work;
  const gathered = currentList(work, target);
  const { state } = demandList(gathered, { type: 'approve', ...signing(signature, session.personId) });
  const before = readAfter(work, target.id);
  recordWord(db, target.id, signature, { step: 'director', verdict: 'approved', reason: remark }, moment.at);
  touchList(db, gathered.row, { state });
  const after = readAfter(work, target.id);
  const deed = listDeed('disposal.approved', before, after, {
    reason: remark,
    signers: signature.signers(['director']),
    extra: paperOf(signature),
  });
  return { value: after, deeds: [...signature.deeds, deed] };
}

const FORGET_WORK = `UPDATE disposal_row SET set_apart_on = NULL, set_apart_id = NULL, rechecked_on = NULL, rechecked_by = NULL, recheck_note = NULL,
  counted_on = NULL, version = version + 1 WHERE list_id = ? AND state = 'listed' AND set_apart_on IS NOT NULL`;

/** Opinions stay and may be given anew; all that was done after them is to be done again, and what stood apart is home. */
export function sendBack(work: Doing, target: Target, signature: Signature, reason: string): Written {
  const { db, moment, session } = work;
  const gathered = currentList(work, target);
  const { state, earliestOn } = demandList(gathered, { type: 'sendBack', ...signing(signature, session.personId) });
  const before = readAfter(work, target.id);
  const step = state === 'draft' ? 'appraisal' : 'director';
  recordWord(db, target.id, signature, { step, verdict: 'refused', reason }, moment.at);
  const home = goHome(
    work,
    gathered,
    gathered.rows.filter((row) => row.state === 'listed'),
  );
  db.prepare(FORGET_WORK).run([target.id]);
  touchList(db, gathered.row, {
    state,
    appraised_on: null,
    set_apart_on: null,
    earliest_on: earliestOn,
    rechecked_on: null,
  });
  const after = readAfter(work, target.id);
  const deed = listDeed('disposal.sentBack', before, after, {
    reason,
    signers: signature.signers([step === 'director' ? 'director' : 'archivist']),
    also: volumeChanges(gathered.row, home, { state: 'setApart' }, { state: 'filed' }),
    extra: paperOf(signature),
  });
  return { value: after, deeds: [...signature.deeds, deed] };
}
