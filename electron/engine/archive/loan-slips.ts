import type { ParsedInputOf } from '../../../shared/contract/index';
import type { SlipRow } from '../../../shared/contract/loans';
import { type ApprovalStep, loanState, overdueDays, type StoredLoanState } from '../../../shared/domain/loan';
import type { SlipList } from '../../../shared/domain/loan-lists';
import type { ReadableDb } from '../store/open';
import type { Session } from '../store/work';
import { levelAt } from './context';
import type { Asking } from './loan-read';
import { MY_TURN, turnsOf } from './loan-turns';
import { cut, readCursor } from './paging';

type Row = {
  id: number;
  sort_value: string | number;
  number: string | null;
  state: StoredLoanState;
  manner: SlipRow['manner'];
  level: number;
  borrower_id: number;
  borrower: string;
  department: string | null;
  purpose: string;
  submitted_on: string | null;
  approved_on: string | null;
  lapse_on: string | null;
  issued_on: string | null;
  due_on: string | null;
  reserved_lines: number;
  out_lines: number;
  next_step: ApprovalStep | null;
  renewal_days: number | null;
  version: number;
};
const COLUMNS = `l.id, l.number, l.state, l.manner, l.level, l.borrower_id, p.name AS borrower, d.name AS department, l.purpose, l.submitted_on, l.approved_on,
  l.lapse_on, l.issued_on, l.due_on, l.reserved_lines, l.out_lines, l.next_step, l.renewal_days, l.version`;
const JOINS = `JOIN person p ON p.id = l.borrower_id LEFT JOIN department d ON d.id = p.department_id`;

/** Each list as its condition and its order; every one has its partial index (migration "loans"). */
const lists: Readonly<
  Record<
    SlipList,
    {
      readonly where: string;
      /** Named where the planner would rather read every slip of that state. */
      readonly index?: 'loan_open';
      readonly key: 'l.id' | 'l.lapse_on' | 'l.due_on';
      readonly newest?: true;
      readonly today?: true;
    }
  >
> = {
  drafts: { where: `l.state = 'draft'`, key: 'l.id', newest: true },
  toApprove: { where: 'l.next_step IS NOT NULL', key: 'l.id' },
  waiting: { where: 'l.awaits_volume = 1', key: 'l.id' },
  approved: { where: `l.state = 'approved' AND l.lapse_on >= :today`, key: 'l.lapse_on', today: true },
  lapsed: { where: `l.state = 'approved' AND l.lapse_on < :today`, key: 'l.lapse_on', newest: true, today: true },
  issued: { where: `l.state = 'issued' AND l.closed_on IS NULL`, key: 'l.due_on', index: 'loan_open' },
  all: { where: '1 = 1', key: 'l.id', newest: true },
};

type First = { n: number; code: string | null; title: string | null };
const FIRST = `SELECT (SELECT count(*) FROM loan_line WHERE loan_id = :id) AS n, coalesce(v.reference_code, v.old_number, '') AS code, v.title
  FROM loan_line x JOIN volume v ON v.id = x.volume_id WHERE x.loan_id = :id ORDER BY x.id LIMIT 1`;

function toSlip(row: Row, first: First | undefined, today: string): SlipRow {
  const clock = {
    state: row.state,
    lapseOn: row.lapse_on,
    dueOn: row.due_on,
    reservedLines: row.reserved_lines,
    outLines: row.out_lines,
  };
  return {
    id: row.id,
    number: row.number,
    state: loanState(clock, today),
    manner: row.manner,
    level: levelAt(row.level),
    borrowerId: row.borrower_id,
    borrower: row.borrower,
    department: row.department,
    purpose: row.purpose,
    volumes: first?.n ?? 0,
    firstCode: first?.code ?? '',
    firstTitle: first?.title ?? '',
    submittedOn: row.submitted_on,
    approvedOn: row.approved_on,
    lapseOn: row.lapse_on,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    out: row.out_lines,
    overdueDays: overdueDays(clock, today),
    nextStep: row.next_step,
    renewalDays: row.renewal_days,
    version: row.version,
  };
}

type Ask = ParsedInputOf<'loans.slips'>;
function conditionsOf(db: ReadableDb, ask: Ask, session: Session, asking: Asking) {
  const { where, today } = lists[ask.list];
  const parts = [where, 'l.level <= :clearance'];
  let params: Record<string, string | number> = {
    clearance: asking.clearance,
    ...(today === undefined ? {} : { today: asking.today }),
  };
  if (ask.mine) {
    parts.push(MY_TURN);
    params = { ...params, me: session.personId, turns: JSON.stringify(turnsOf(db, session.personId, asking)) };
  }
  if (ask.step !== null) {
    parts.push('l.next_step = :step');
    params = { ...params, step: ask.step };
  }
  if (ask.borrowerId !== null) {
    parts.push('l.borrower_id = :borrower');
    params = { ...params, borrower: ask.borrowerId };
  }
  if (ask.text !== '') {
    parts.push(
      `(l.number >= :text AND l.number < :text || char(1114111) OR l.borrower_id IN (SELECT id FROM person WHERE name LIKE :name ESCAPE '\\'))`,
    );
    // Numbers stand in capitals; a name in Latin letters is found however it is written.
    params = { ...params, text: ask.text.toUpperCase(), name: `${ask.text.replace(/[\\%_]/g, '\\$&')}%` };
  }
  return { where: parts.join(' AND '), params };
}

const slipsOf = (list: SlipList): string => {
  const { index } = lists[list];
  return index === undefined ? 'loan l' : `loan l INDEXED BY ${index}`;
};

export function slipCount(db: ReadableDb, ask: Ask, session: Session, asking: Asking): number {
  const { where, params } = conditionsOf(db, ask, session, asking);
  return db.prepare(`SELECT count(*) AS n FROM ${slipsOf(ask.list)} WHERE ${where}`).get<{ n: number }>(params)?.n ?? 0;
}

/** Slips 借阅单 of one work list, paged by key. */
export function slipPage(db: ReadableDb, ask: Ask, session: Session, asking: Asking) {
  const { key, newest } = lists[ask.list];
  const { where, params } = conditionsOf(db, ask, session, asking);
  const cursor = readCursor(ask.after);
  const order = newest === true ? 'DESC' : 'ASC';
  const begin = cursor === null ? '' : `AND (${key}, l.id) ${newest === true ? '<' : '>'} (:value, :id)`;
  const rows = db
    .prepare(
      `SELECT ${COLUMNS}, ${key} AS sort_value FROM ${slipsOf(ask.list)} ${JOINS} WHERE ${where} ${begin} ORDER BY ${key} ${order}, l.id ${order} LIMIT :rows`,
    )
    .all<Row>({
      ...params,
      ...(cursor === null ? {} : { value: cursor[0], id: cursor[1] }),
      rows: ask.limit + 1,
    });
  const page = cut(rows, ask.limit);
  const first = db.prepare(FIRST);
  return {
    rows: page.rows.map((row) => toSlip(row, first.get<First>({ id: row.id }), asking.today)),
    next: page.next,
    total: slipCount(db, ask, session, asking),
  };
}
