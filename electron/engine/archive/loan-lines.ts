import type { LineRow } from '../../../shared/contract/loans';
import type { LineState } from '../../../shared/domain/loan';
import type { LineList } from '../../../shared/domain/loan-lists';
import { addDays, daysBetween } from '../../../shared/domain/office-day';
import type { Day } from '../../../shared/domain/volume-facts';
import type { ReadableDb } from '../store/open';
import { levelAt } from './context';
import type { Asking } from './loan-read';

type Row = {
  line_id: number;
  sort_value: string;
  loan_id: number;
  loan_version: number;
  number: string | null;
  manner: LineRow['manner'];
  line_state: LineState;
  volume_id: number;
  code: string;
  title: string;
  level: number;
  home: string | null;
  current: string | null;
  borrower_id: number;
  borrower: string;
  department: string | null;
  phone: string | null;
  issued_on: string | null;
  due_on: string | null;
  lapse_on: string | null;
  fetched_on: string | null;
  reminded_on: string | null;
  submitted_at: number | null;
};
export const LINE_COLUMNS = `x.id AS line_id, l.id AS loan_id, l.version AS loan_version, l.number, l.manner, x.state AS line_state, v.id AS volume_id,
  coalesce(v.reference_code, v.old_number, '') AS code, v.title, v.level, h.code AS home, u.code AS current, p.id AS borrower_id, p.name AS borrower,
  d.name AS department, p.phone, x.handed_on AS issued_on, l.due_on, l.lapse_on, x.fetched_on, l.reminded_on, l.submitted_at`;
export const LINE_JOINS = `JOIN volume v ON v.id = x.volume_id LEFT JOIN location h ON h.id = v.home_id LEFT JOIN location u ON u.id = v.current_id
  JOIN person p ON p.id = l.borrower_id LEFT JOIN department d ON d.id = p.department_id`;

type Shape = {
  /** Slips of the list by their index, then their lines; `x` is the line, `l` the slip. */
  readonly from: string;
  readonly where: string;
  /** Columns that a page begins after: text or number, then slip, then line. */
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
};

const OUT = `loan l INDEXED BY loan_out CROSS JOIN loan_line x INDEXED BY loan_line_loan ON x.loan_id = l.id AND x.state = 'out'`;
const RESERVED = `loan l INDEXED BY loan_reserved CROSS JOIN loan_line x INDEXED BY loan_line_loan ON x.loan_id = l.id AND x.state = 'reserved'`;
const KEPT = `l.reserved_lines > 0 AND (l.state = 'issued' OR l.lapse_on >= :today)`;

/** Each list as the part of the store it walks. */
function shapeOf(list: LineList, today: Day): Shape {
  switch (list) {
    case 'out':
      return { from: OUT, where: 'l.out_lines > 0', key: 'l.due_on', params: {} };
    case 'dueSoon':
      return {
        from: OUT,
        where: 'l.out_lines > 0 AND l.due_on BETWEEN :today AND :tomorrow',
        key: 'l.due_on',
        params: { today, tomorrow: addDays(today, 1) },
      };
    case 'overdue':
      return { from: OUT, where: 'l.out_lines > 0 AND l.due_on < :today', key: 'l.due_on', params: { today } };
    case 'reserved':
      return { from: RESERVED, where: KEPT, key: 'l.lapse_on', params: { today } };
    case 'toFetch':
      // Shelf order, as one walks from the door (XX-20).
      return {
        from: RESERVED,
        where: `${KEPT} AND x.fetched_on IS NULL`,
        key: `coalesce(u.sort_key, h.sort_key, '')`,
        params: { today },
      };
    case 'queue':
      return {
        from: `loan_line x INDEXED BY loan_line_waiting JOIN loan l ON l.id = x.loan_id JOIN loan_line k ON k.volume_id = x.volume_id AND k.state IN ('reserved', 'out') JOIN loan kl ON kl.id = k.loan_id`,
        where: `x.state = 'asked' AND l.state = 'submitted' AND (k.state = 'out' OR kl.state = 'issued' OR kl.lapse_on >= :today)`,
        key: 'l.submitted_at',
        params: { today },
      };
    case 'papersToList':
      return {
        from: `loan_line x INDEXED BY loan_line_papers JOIN loan l ON l.id = x.loan_id`,
        where: `x.state = 'papersAdded' AND v.state = 'assembling'`,
        key: 'x.returned_on',
        params: {},
      };
  }
}

type Cursor = { readonly value: string | number; readonly loan: number; readonly line: number };
function readKey(after: string | null): Cursor | null {
  if (after === null) return null;
  try {
    const parsed: unknown = JSON.parse(after);
    if (!Array.isArray(parsed) || parsed.length !== 3) return null;
    const [value, loan, line] = parsed as unknown[];
    if ((typeof value !== 'string' && typeof value !== 'number') || !Number.isInteger(loan) || !Number.isInteger(line))
      return null;
    return { value, loan: Number(loan), line: Number(line) };
  } catch {
    return null; // a key nobody gave out: the list begins anew
  }
}

type Counted = { readonly waiting: number; readonly ahead: number; readonly holder: string | null };
const WAITING = `FROM loan_line a INDEXED BY loan_line_waiting JOIN loan l ON l.id = a.loan_id
  WHERE a.volume_id = :volume AND a.state = 'asked' AND l.state = 'submitted'`;
const IN_QUEUE = `SELECT count(*) AS waiting, count(CASE WHEN (l.submitted_at, l.id) < (:at, :loan) THEN 1 END) AS ahead,
  (SELECT p.name FROM loan_line k JOIN loan kl ON kl.id = k.loan_id JOIN person p ON p.id = kl.borrower_id
    WHERE k.volume_id = :volume AND k.state IN ('reserved', 'out')) AS holder ${WAITING}`;

/** Rows as a page shows them: how many wait for the volume, in the queue also who stands before and who has it. */
export function toLines(db: ReadableDb, rows: readonly Row[], list: LineList | null, today: Day): LineRow[] {
  const queue = db.prepare(IN_QUEUE);
  const alone = db.prepare(`SELECT count(*) AS waiting, 0 AS ahead, NULL AS holder ${WAITING}`);
  return rows.map((row) => {
    const volume = row.volume_id;
    const counted =
      list === 'queue'
        ? queue.get<Counted>({ volume, at: row.submitted_at ?? 0, loan: row.loan_id })
        : alone.get<Counted>({ volume });
    return toLine(row, counted ?? { waiting: 0, ahead: 0, holder: null }, list, today);
  });
}

function toLine(row: Row, { waiting, ahead, holder }: Counted, list: LineList | null, today: Day): LineRow {
  const out = row.line_state === 'out';
  return {
    lineId: row.line_id,
    loanId: row.loan_id,
    loanVersion: row.loan_version,
    number: row.number,
    manner: row.manner,
    state: row.line_state,
    volumeId: row.volume_id,
    code: row.code,
    title: row.title,
    level: levelAt(row.level),
    home: row.home,
    current: row.current,
    borrowerId: row.borrower_id,
    borrower: row.borrower,
    department: row.department,
    phone: row.phone,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    overdueDays: out && row.due_on !== null ? Math.max(0, daysBetween(row.due_on, today)) : 0,
    lapseOn: row.lapse_on,
    fetchedOn: row.fetched_on,
    remindedOn: row.reminded_on,
    waiting,
    position: list === 'queue' ? ahead + 1 : null,
    holder: list === 'queue' ? holder : null,
  };
}

/** The counts that the slip itself keeps spare a walk over its lines. */
const countsKept = (list: LineList): boolean =>
  list === 'out' || list === 'dueSoon' || list === 'overdue' || list === 'reserved';

const countFrom = (list: LineList, today: Day): string => {
  const { from, where } = shapeOf(list, today);
  if (countsKept(list)) {
    const lines = list === 'reserved' ? 'l.reserved_lines' : 'l.out_lines';
    return `SELECT coalesce(sum(${lines}), 0) AS n FROM loan l WHERE ${where} AND l.level <= :clearance`;
  }
  const joined = list === 'papersToList' ? `${from} JOIN volume v ON v.id = x.volume_id` : from;
  return `SELECT count(*) AS n FROM ${joined} WHERE ${where} AND l.level <= :clearance`;
};

export function lineCount(db: ReadableDb, list: LineList, { clearance, today }: Asking): number {
  const { params } = shapeOf(list, today);
  return db.prepare(countFrom(list, today)).get<{ n: number }>({ ...params, clearance })?.n ?? 0;
}

/** What the key and the condition of a list need beside slip and line; the wide rows are read for one page only. */
function keyJoins(list: LineList): string {
  if (list === 'papersToList') return 'JOIN volume v ON v.id = x.volume_id';
  if (list !== 'toFetch') return '';
  return 'JOIN volume v ON v.id = x.volume_id LEFT JOIN location h ON h.id = v.home_id LEFT JOIN location u ON u.id = v.current_id';
}

/** Volumes of one work list, paged by key. */
export function linePage(db: ReadableDb, list: LineList, after: string | null, limit: number, asking: Asking) {
  const { clearance, today } = asking;
  const { from, where, key, params } = shapeOf(list, today);
  const cursor = readKey(after);
  const begin = cursor === null ? '' : 'WHERE (sort_value, loan, line) > (:value, :loan, :line)';
  // Where the slip keeps no count the list has to be walked whole for it anyway: page and count come of one walk.
  const kept = countsKept(list);
  const rows = db
    .prepare(
      `WITH found AS ${kept ? 'NOT MATERIALIZED' : 'MATERIALIZED'} (SELECT x.id AS line, l.id AS loan, ${key} AS sort_value FROM ${from} ${keyJoins(list)}
        WHERE ${where} AND l.level <= :clearance),
      page AS MATERIALIZED (SELECT line, sort_value FROM found ${begin} ORDER BY sort_value, loan, line LIMIT :rows)
      SELECT ${LINE_COLUMNS}, page.sort_value, ${kept ? 'NULL' : '(SELECT count(*) FROM found)'} AS found FROM page
      CROSS JOIN loan_line x ON x.id = page.line JOIN loan l ON l.id = x.loan_id ${LINE_JOINS} ORDER BY page.sort_value, l.id, x.id`,
    )
    .all<Row & { found: number | null }>({ ...params, clearance, rows: limit + 1, ...(cursor ?? {}) });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: toLines(db, shown, list, today),
    next:
      rows.length > limit && last !== undefined ? JSON.stringify([last.sort_value, last.loan_id, last.line_id]) : null,
    total: rows[0]?.found ?? lineCount(db, list, asking),
  };
}

/** Lines out or reserved of one client's volumes, the next due first. */
export function linesOfClient(db: ReadableDb, clientId: number, { clearance, today }: Asking): LineRow[] {
  const rows = db
    .prepare(
      `SELECT ${LINE_COLUMNS}, coalesce(l.due_on, l.lapse_on, '') AS sort_value FROM volume c JOIN loan_line x ON x.volume_id = c.id AND x.state IN ('reserved', 'out')
       JOIN loan l ON l.id = x.loan_id ${LINE_JOINS} WHERE c.client_id = :clientId AND c.level <= :clearance AND l.level <= :clearance
       AND (x.state = 'out' OR l.state = 'issued' OR l.lapse_on >= :today) ORDER BY sort_value, x.id`,
    )
    .all<Row>({ clientId, clearance, today });
  return toLines(db, rows, null, today);
}
export type LineDbRow = Row;
