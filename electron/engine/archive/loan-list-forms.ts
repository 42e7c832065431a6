import { mostVolumes } from '../../../shared/contract/forms';
import { addDays, daysBetween } from '../../../shared/domain/office-day';
import { ruleBroken } from '../../../shared/errors';
import type { OutstandingList, PickList, ReminderForm } from '../forms/loan-facts';
import { levelAt, rankOf, subjectOf } from './context';
import { askingOf, deskOf, personOf } from './desk-facts';
import { type Ask, fondsOf, oneSheet, type Prepared, type Request } from './form-sources';
import { linePage } from './loan-lines';
import { outstanding } from './loan-records';

/** Lists of the loan desk: what is to be fetched, what a borrower keeps too long, what is out. */

/** Every row of a list that is read page by page; more than a desk prints at once is refused, never cut. */
export function everyRow<R>(
  read: (after: string | null) => { readonly rows: readonly R[]; readonly next: string | null; readonly total: number },
): R[] {
  const rows: R[] = [];
  let after: string | null = null;
  do {
    const page = read(after);
    if (page.total > mostVolumes) throw ruleBroken('tooManyToPrint', { most: String(mostVolumes) });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}
const PAGE = 500;
const highest = (rows: readonly { readonly level: Parameters<typeof rankOf>[0] }[]): number =>
  Math.max(0, ...rows.map(({ level }) => rankOf(level)));

export function prepareToFetch(ask: Ask, request: Request<'toFetch'>): Prepared {
  const found = everyRow((after) => linePage(ask.db, 'toFetch', after, PAGE, askingOf(ask)));
  if (found.length === 0) throw ruleBroken('nothingToPrint');
  const rows: PickList['rows'] = found.map((row) => ({
    home: row.home,
    referenceCode: row.code === '' ? null : row.code,
    title: row.title,
    level: row.level,
    loanNumber: row.number,
    borrower: row.borrower,
    manner: row.manner,
    fetchBy: row.lapseOn,
    note: row.current === null || row.current === row.home ? null : row.current,
  }));
  const facts = { ...deskOf(ask), on: ask.moment.day, rows };
  return {
    sheets: [
      {
        subject: `toFetch:${ask.moment.day}`,
        logSubject: subjectOf('fonds', fondsOf(ask.db).id),
        level: highest(found),
        codedVolumes: [],
      },
    ],
    job: oneSheet(ask, request, 'pickList', 'a4', facts),
  };
}

type Late = {
  number: string | null;
  issued_on: string | null;
  due_on: string;
  code: string | null;
  title: string;
  level: number;
  times: number;
};
/** Days a borrower has to bring back what is late already. */
const GRACE = 3;

export function prepareBorrower(ask: Ask, request: Request<'borrower'>): Prepared {
  const { db, session, moment } = ask;
  const borrower = personOf(ask, request.id);
  const late = db
    .prepare(
      `SELECT l.number, l.issued_on, l.due_on, coalesce(v.reference_code, v.old_number) AS code, v.title, v.level,
      (SELECT count(*) FROM reminder r WHERE r.loan_id = l.id) AS times
      FROM loan l JOIN loan_line x ON x.loan_id = l.id AND x.state = 'out' JOIN volume v ON v.id = x.volume_id
      WHERE l.borrower_id = :id AND l.out_lines > 0 AND l.due_on <= :until AND l.level <= :clearance ORDER BY l.due_on, l.id, x.id`,
    )
    .all<Late>({ id: request.id, until: addDays(moment.day, 1), clearance: session.clearanceRank });
  if (late.length === 0) throw ruleBroken('nothingToPrint');
  const rows: ReminderForm['rows'] = late.map((row) => ({
    loanNumber: row.number,
    referenceCode: row.code,
    title: row.title,
    level: levelAt(row.level),
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    daysOver: Math.max(0, daysBetween(row.due_on, moment.day)),
    times: row.times + 1,
  }));
  const isOver = rows.some(({ daysOver }) => daysOver > 0);
  const lastDue = rows.at(-1)?.dueOn ?? moment.day;
  const facts: ReminderForm = {
    ...deskOf(ask),
    on: moment.day,
    borrower,
    answerBy: isOver ? addDays(moment.day, GRACE) : lastDue,
    handledBy: session.fullName,
    rows,
  };
  return {
    sheets: [
      {
        subject: `borrower:${String(request.id)}/${moment.day}`,
        logSubject: subjectOf('person', request.id),
        level: highest(rows),
        codedVolumes: [],
      },
    ],
    job: oneSheet(ask, request, 'reminder', 'a4', facts),
  };
}

export function prepareOutstanding(ask: Ask, request: Request<'outstanding'>): Prepared {
  const found = everyRow((after) => outstanding(ask.db, { after, limit: PAGE }, askingOf(ask)));
  if (found.length === 0) throw ruleBroken('nothingToPrint');
  const rows: OutstandingList['rows'] = found.flatMap(({ lines }) =>
    lines.map((line) => ({
      department: line.department,
      borrower: line.borrower,
      phone: line.phone,
      loanNumber: line.number,
      referenceCode: line.code === '' ? null : line.code,
      title: line.title,
      level: line.level,
      issuedOn: line.issuedOn,
      dueOn: line.dueOn,
      daysOver: line.overdueDays,
      remindedOn: line.remindedOn,
    })),
  );
  const facts = { ...deskOf(ask), on: ask.moment.day, people: found.length, rows };
  return {
    sheets: [
      {
        subject: `outstanding:${ask.moment.day}`,
        logSubject: subjectOf('fonds', fondsOf(ask.db).id),
        level: highest(rows),
        codedVolumes: [],
      },
    ],
    job: oneSheet(ask, request, 'outstandingList', 'a4Landscape', facts),
  };
}
