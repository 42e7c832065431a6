import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index';
import { lineLists } from '../../../shared/domain/loan-lists';
import type { ReadableDb } from '../store/open';
import type { Session } from '../store/work';
import { lineCount } from './loan-lines';
import type { Asking } from './loan-read';
import { reportCount } from './loan-records';
import { remindersDue } from './loan-reminders';
import { slipCount } from './loan-slips';

const wholeList = (list: ParsedInputOf<'loans.slips'>['list'], mine = false): ParsedInputOf<'loans.slips'> => ({
  list,
  mine,
  step: null,
  borrowerId: null,
  text: '',
  after: null,
  limit: 1,
});

/** The number of every list, each counted on its own index; the desk shows some of them. */
export function loanCounts(db: ReadableDb, session: Session, asking: Asking): OutputOf<'loans.counts'> {
  const slips = (list: Parameters<typeof wholeList>[0], mine = false) =>
    slipCount(db, wholeList(list, mine), session, asking);
  const lines = Object.fromEntries(lineLists.map((list) => [list, lineCount(db, list, asking)])) as Record<
    (typeof lineLists)[number],
    number
  >;
  return {
    drafts: slips('drafts'),
    toApprove: slips('toApprove'),
    toApproveMine: slips('toApprove', true),
    waiting: slips('waiting'),
    lapsed: slips('lapsed'),
    ...lines,
    reminders: remindersDue(db, asking),
    reports: reportCount(db, true, asking),
  };
}

/** What of it the start screen shows. */
export function loansToday(db: ReadableDb, session: Session, asking: Asking) {
  return {
    overdue: lineCount(db, 'overdue', asking),
    dueSoon: lineCount(db, 'dueSoon', asking),
    toApprove: slipCount(db, wholeList('toApprove'), session, asking),
    toFetch: lineCount(db, 'toFetch', asking),
    reminders: remindersDue(db, asking),
  };
}
