import type { ParsedInputOf } from '../../../shared/contract/index';
import type { CertificateFinding, CertificateState } from '../../../shared/domain/certificate';
import type { Level } from '../../../shared/domain/level';
import type { ReadableDb } from '../store/open';
import { levelAt } from './context';
import { cut, readCursor, writeCursor } from './paging';

/** Certificates 档案证明 as a list on the screen, and as the numbered register (DA-13.4). */

type Asked = Pick<ParsedInputOf<'certificates.list'>, 'state' | 'text'>;
type Params = Record<string, string | number>;

/** Above the clearance there is none. */
function conditionsOf({ state, text }: Asked, clearance: number): { readonly where: string; readonly params: Params } {
  const parts = [
    'level <= :clearance',
    ...(state === null ? [] : ['state = :state']),
    ...(text === ''
      ? []
      : [`(number LIKE :like ESCAPE '\\' OR applicant LIKE :like ESCAPE '\\' OR question LIKE :like ESCAPE '\\')`]),
  ];
  const params = {
    clearance,
    ...(state === null ? {} : { state }),
    ...(text === '' ? {} : { like: `%${text.replace(/[\\%_]/g, '\\$&')}%` }),
  };
  return { where: parts.join(' AND '), params };
}

const countOf = (db: ReadableDb, where: string, params: Params): number =>
  db.prepare(`SELECT count(*) FROM certificate c WHERE ${where}`, { pluck: true }).get<number>(params) ?? 0;

function countsOf(db: ReadableDb, clearance: number): Record<CertificateState, number> {
  const found = db
    .prepare('SELECT state, count(*) AS n FROM certificate WHERE level <= ? GROUP BY state')
    .all<{ state: CertificateState; n: number }>([clearance]);
  const none = { draft: 0, submitted: 0, proofread: 0, issued: 0, void: 0 };
  return { ...none, ...Object.fromEntries(found.map(({ state, n }) => [state, n])) };
}

type Row = {
  id: number;
  number: string | null;
  state: CertificateState;
  level: number;
  applicant: string;
  question: string;
  finding: CertificateFinding;
  copies: number;
  version: number;
  on: string | null;
};

/** Newest first; void ones stay in it (DA-13.4). */
export function certificateList(db: ReadableDb, input: ParsedInputOf<'certificates.list'>, clearance: number) {
  const { where, params } = conditionsOf(input, clearance);
  const before = readCursor(input.after)?.[1] ?? Number.MAX_SAFE_INTEGER;
  const rows = db
    .prepare(
      `SELECT id, number, state, level, applicant, question, finding, copies, drafted_on AS "on", version
      FROM certificate WHERE ${where} AND id < :before ORDER BY id DESC LIMIT :rows`,
    )
    .all<Row>({ ...params, before, rows: input.limit + 1 });
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ level, ...row }) => ({ ...row, level: levelAt(level) })),
    counts: countsOf(db, clearance),
    next: rows.length > input.limit && last !== undefined ? writeCursor(0, last.id) : null,
    total: countOf(db, where, params),
  };
}

export type CertificateRow = Omit<Row, 'level' | 'version'> & {
  readonly level: Level;
  readonly purpose: string;
  readonly draftedBy: string | null;
  readonly proofreadBy: string | null;
  readonly checkedBy: string | null;
};
type RegisterDbRow = Omit<CertificateRow, 'level'> & { level: number; sort_value: string };

/** Up to the last `-` the series and its year, then the number with zeros before it; what has none yet stands last. */
const BY_NUMBER = `coalesce(substr(c.number, 1, 8) || printf('%09d', CAST(substr(c.number, 9) AS INTEGER)), '~')`;
const signerOf = (part: string): string =>
  `(SELECT p.name FROM certificate_signature s JOIN person p ON p.id = s.person_id WHERE s.certificate_id = c.id AND s.part = '${part}')`;

function registerPage(db: ReadableDb, where: string, params: Params, after: string | null, limit: number) {
  const cursor = readCursor(after);
  const rows = db
    .prepare(
      `SELECT c.id, c.number, c.state, c.level, c.applicant, c.purpose, c.question, c.finding, c.copies, c.drafted_on AS "on", ${BY_NUMBER} AS sort_value,
      ${signerOf('drafted')} AS draftedBy, ${signerOf('proofread')} AS proofreadBy, ${signerOf('checked')} AS checkedBy
      FROM certificate c WHERE ${where} ${cursor === null ? '' : `AND (${BY_NUMBER}, c.id) > (:value, :id)`} ORDER BY ${BY_NUMBER}, c.id LIMIT :rows`,
    )
    .all<RegisterDbRow>({
      ...params,
      ...(cursor === null ? {} : { value: cursor[0], id: cursor[1] }),
      rows: limit + 1,
    });
  const page = cut(rows, limit);
  return {
    rows: page.rows.map(({ sort_value: _key, level, ...row }): CertificateRow => ({ ...row, level: levelAt(level) })),
    next: page.next,
    total: countOf(db, where, params),
  };
}

/** What a filtered list holds, in the order of the numbers, with its purpose and its three signatures. */
export function certificatesAsked(
  db: ReadableDb,
  asked: Asked,
  after: string | null,
  limit: number,
  clearance: number,
): ReturnType<typeof registerPage> {
  const { where, params } = conditionsOf(asked, clearance);
  return registerPage(db, where, params, after, limit);
}

/** The numbered register of a period, void numbers with the others; `from` and `to` are the days on which they were drafted. */
export function certificateRegister(
  db: ReadableDb,
  { from, to, after, limit }: { from: string; to: string; after: string | null; limit: number },
  clearance: number,
): ReturnType<typeof registerPage> {
  const where = 'number IS NOT NULL AND drafted_on BETWEEN :from AND :to AND level <= :clearance';
  return registerPage(db, where, { from, to, clearance }, after, limit);
}
