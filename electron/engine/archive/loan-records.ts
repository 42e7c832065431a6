import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index';
import type { Breach, RegisterRow } from '../../../shared/contract/loans';
import type { LineState, LoanManner } from '../../../shared/domain/loan';
import { expectedCount } from '../../../shared/domain/loan-return';
import type { Binding } from '../../../shared/domain/volume-facts';
import type { ReadableDb } from '../store/open';
import { notFound } from '../store/work';
import { levelAt, subjectOf } from './context';
import { LINE_COLUMNS, LINE_JOINS, type LineDbRow, toLines } from './loan-lines';
import { borrowerOf } from './loan-people';
import { type Asking, copiesWhere, eyesOf, reportsWhere } from './loan-read';
import { deskVolume, holderRow, queueOf, toHolder } from './loan-volumes';
import { cut, readCursor, writeCursor } from './paging';

type Page = { readonly after: string | null; readonly limit: number };
type Past = {
  loan_id: number;
  loan_level: number;
  number: string | null;
  manner: LoanManner;
  person_id: number;
  name: string;
  department: string | null;
  issued_on: string | null;
  due_on: string | null;
  returned_on: string | null;
  state: LineState;
};

/** Where is it, where does it belong, who had it (the sentence is the screen's). */
export function ofVolume(db: ReadableDb, volumeId: number, asking: Asking): OutputOf<'loans.ofVolume'> {
  const { clearance, today } = asking;
  const volume = deskVolume(db, volumeId, clearance);
  if (volume === null) throw notFound('volume', volumeId);
  const holder = holderRow(db, volumeId, today);
  const past = db
    .prepare(
      `SELECT l.id AS loan_id, l.level AS loan_level, l.number, l.manner, p.id AS person_id, p.name, d.name AS department, x.handed_on AS issued_on, l.due_on,
      x.returned_on, x.state FROM loan_line x JOIN loan l ON l.id = x.loan_id JOIN person p ON p.id = l.borrower_id LEFT JOIN department d ON d.id = p.department_id
      WHERE x.volume_id = ? AND x.handed_on IS NOT NULL ORDER BY x.id DESC LIMIT 200`,
    )
    .all<Past>([volumeId]);
  return {
    volume,
    holder: holder === null ? null : toHolder(holder, clearance, today),
    queue: queueOf(db, volumeId, clearance),
    history: past.map((row) => {
      const seen = row.loan_level <= clearance;
      return {
        loanId: seen ? row.loan_id : null,
        number: seen ? row.number : null,
        manner: row.manner,
        personId: row.person_id,
        name: row.name,
        department: row.department,
        issuedOn: row.issued_on,
        dueOn: row.due_on,
        returnedOn: row.returned_on,
        state: row.state,
      };
    }),
    copies: copiesWhere(db, 'l.volume_id = :volume ORDER BY k.id DESC LIMIT 200', { volume: volumeId, clearance }),
  };
}

const BREACH = `SELECT b.id, b.on_day AS "on", l.id AS loanId, l.number, coalesce(v.reference_code, v.old_number) AS code, b.what, b.sanction
  FROM breach b LEFT JOIN loan l ON l.id = b.loan_id LEFT JOIN loan_line x ON x.id = b.loan_line_id LEFT JOIN volume v ON v.id = x.volume_id
  WHERE b.voided_on IS NULL AND (l.id IS NULL OR l.level <= :clearance) AND`;
export const breachesWhere = (db: ReadableDb, where: string, params: Record<string, string | number>): Breach[] =>
  db.prepare(`${BREACH} ${where}`).all<Breach>(params);

type Register = {
  id: number;
  sort_value: string;
  loan_id: number;
  number: string | null;
  manner: LoanManner;
  issued_on: string;
  borrower: string;
  department: string | null;
  code: string;
  title: string;
  level: number;
  binding: Binding;
  pages: number | null;
  item_count: number;
  purpose: string;
  due_on: string | null;
  returned_on: string | null;
  state: LineState;
  remark: string | null;
};
const REGISTER = `FROM loan_line x INDEXED BY loan_line_handed CROSS JOIN loan l ON l.id = x.loan_id`;
const IN_PERIOD = `x.handed_on BETWEEN :from AND :to AND l.level <= :clearance`;

/** 借阅登记簿 for a period (XX-28.5), in the order of hand-over, each volume under its own day: one row a volume. */
export function register(db: ReadableDb, { from, to, after, limit }: ParsedInputOf<'loans.register'>, asking: Asking) {
  const given = { from, to, clearance: asking.clearance };
  const cursor = readCursor(after);
  const begin = cursor === null ? '' : 'AND (x.handed_on, x.id) > (:value, :id)';
  const rows = db
    .prepare(
      `SELECT x.id, x.handed_on AS sort_value, l.id AS loan_id, l.number, l.manner, x.handed_on AS issued_on, p.name AS borrower, d.name AS department,
      coalesce(v.reference_code, v.old_number, '') AS code, v.title, v.level, v.binding, v.pages, v.item_count, l.purpose, l.due_on, x.returned_on, x.state, x.remark
      ${REGISTER} JOIN volume v ON v.id = x.volume_id JOIN person p ON p.id = l.borrower_id LEFT JOIN department d ON d.id = p.department_id
      WHERE ${IN_PERIOD} ${begin} ORDER BY x.handed_on, x.id LIMIT :rows`,
    )
    .all<Register>({ ...given, rows: limit + 1, ...(cursor === null ? {} : { value: cursor[0], id: cursor[1] }) });
  const total = db.prepare(`SELECT count(*) AS n ${REGISTER} WHERE ${IN_PERIOD}`).get<{ n: number }>(given)?.n ?? 0;
  const page = cut(rows, limit);
  return { rows: page.rows.map((row) => toRegister(db, row)), next: page.next, total };
}

function toRegister(db: ReadableDb, row: Register): RegisterRow {
  const approved = db
    .prepare(
      `SELECT DISTINCT p.name FROM approval a JOIN person p ON p.id = a.person_id WHERE a.subject = ? AND a.verdict = 'approved' ORDER BY a.id`,
    )
    .all<{ name: string }>([subjectOf('loan', row.loan_id)]);
  return {
    lineId: row.id,
    number: row.number ?? '',
    manner: row.manner,
    issuedOn: row.issued_on,
    borrower: row.borrower,
    department: row.department,
    code: row.code,
    title: row.title,
    level: levelAt(row.level),
    count: expectedCount(row.binding, row.pages, row.item_count),
    binding: row.binding,
    purpose: row.purpose,
    approvedBy: approved.map(({ name }) => name),
    dueOn: row.due_on,
    returnedOn: row.returned_on,
    state: row.state,
    remark: row.remark,
  };
}

type Debtor = { id: number; sort_value: string; name: string; department: string | null; phone: string | null };
type Owing = { total: number; volumes: number } & { [K in keyof Debtor]: Debtor[K] | null };
const BY_OFFICE = `coalesce(d.name, '') || char(31) || p.name`;
/** What is out is walked once for the page and for both of its sums; where the page is empty, its row has the sums alone. */
const debtors = (begin: string): string =>
  `WITH owing AS MATERIALIZED (SELECT borrower_id, sum(out_lines) AS volumes FROM loan INDEXED BY loan_borrower_out
    WHERE out_lines > 0 AND level <= :clearance GROUP BY borrower_id),
  shown AS (SELECT p.id, ${BY_OFFICE} AS sort_value, p.name, d.name AS department, p.phone
    FROM owing CROSS JOIN person p ON p.id = owing.borrower_id LEFT JOIN department d ON d.id = p.department_id
    ${begin} ORDER BY ${BY_OFFICE}, p.id LIMIT :rows)
  SELECT whole.total, whole.volumes, shown.* FROM (SELECT count(*) AS total, coalesce(sum(volumes), 0) AS volumes FROM owing) AS whole
    LEFT JOIN shown ON true ORDER BY shown.sort_value, shown.id`;
const isDebtor = (row: Owing): row is Owing & Debtor => row.id !== null;

/** The monthly list: everything out, department by department, borrower by borrower. */
export function outstanding(db: ReadableDb, { after, limit }: Page, asking: Asking): OutputOf<'loans.outstanding'> {
  const { clearance, today } = asking;
  const cursor = readCursor(after);
  const owing = db
    .prepare(debtors(cursor === null ? '' : `WHERE (${BY_OFFICE}, p.id) > (:value, :id)`))
    .all<Owing>({ clearance, rows: limit + 1, ...(cursor === null ? {} : { value: cursor[0], id: cursor[1] }) });
  const lines = db.prepare(
    `SELECT ${LINE_COLUMNS}, l.due_on AS sort_value FROM loan l INDEXED BY loan_borrower_out CROSS JOIN loan_line x INDEXED BY loan_line_loan ON x.loan_id = l.id AND x.state = 'out' ${LINE_JOINS}
    WHERE l.borrower_id = :borrower AND l.out_lines > 0 AND l.level <= :clearance ORDER BY l.due_on, x.id`,
  );
  const page = cut(owing.filter(isDebtor), limit);
  const { total = 0, volumes = 0 } = owing[0] ?? {};
  return {
    rows: page.rows.map((row) => ({
      borrowerId: row.id,
      borrower: row.name,
      department: row.department,
      phone: row.phone,
      lines: toLines(db, lines.all<LineDbRow>({ borrower: row.id, clearance }), null, today),
    })),
    next: page.next,
    total,
    volumes,
  };
}

/** Repair orders, missing pages, losses: those open, or all; newest first. */
export function reports(db: ReadableDb, open: boolean, { after, limit }: Page, asking: Asking) {
  const { clearance } = asking;
  const before = readCursor(after)?.[1] ?? Number.MAX_SAFE_INTEGER;
  const only = open ? 'r.settled_on IS NULL AND' : '';
  const rows = reportsWhere(db, `${only} r.id < :before ORDER BY r.id DESC LIMIT :rows`, {
    clearance,
    before,
    rows: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > limit && last !== undefined ? writeCursor(0, last.id) : null,
    total: reportCount(db, open, asking),
  };
}
export function reportCount(db: ReadableDb, open: boolean, { clearance }: Asking): number {
  const only = open ? 'r.settled_on IS NULL AND' : '';
  const sql = `SELECT count(*) AS n FROM return_report r JOIN loan_line l ON l.id = r.loan_line_id JOIN loan s ON s.id = l.loan_id
    WHERE ${only} r.voided_on IS NULL AND s.level <= :clearance`;
  return db.prepare(sql).get<{ n: number }>({ clearance })?.n ?? 0;
}

/** The copy log of a period. */
export function copies(db: ReadableDb, { from, to, after, limit }: ParsedInputOf<'loans.copies'>, asking: Asking) {
  const given = { from, to, clearance: asking.clearance };
  const begin = readCursor(after)?.[1] ?? 0;
  const rows = copiesWhere(db, 'k.on_day BETWEEN :from AND :to AND k.id > :begin ORDER BY k.id LIMIT :rows', {
    ...given,
    begin,
    rows: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const total = db
    .prepare(
      `SELECT count(*) AS n FROM copy_log k JOIN loan_line x ON x.id = k.loan_line_id JOIN loan l ON l.id = x.loan_id
      WHERE k.on_day BETWEEN :from AND :to AND l.level <= :clearance`,
    )
    .get<{ n: number }>(given);
  return {
    rows: shown,
    next: rows.length > limit && last !== undefined ? writeCursor(0, last.id) : null,
    total: total?.n ?? 0,
  };
}

/** A borrower and what went wrong; the slips are a list of their own. */
export function borrowerFile(db: ReadableDb, borrowerId: number, asking: Asking) {
  return {
    borrower: borrowerOf(db, borrowerId, eyesOf(asking)),
    breaches: breachesWhere(db, 'b.person_id = :person ORDER BY b.id DESC LIMIT 500', {
      person: borrowerId,
      clearance: asking.clearance,
    }),
  };
}
