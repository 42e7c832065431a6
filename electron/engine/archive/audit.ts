import { z } from 'zod';
import type { AuditDetail, AuditEntry } from '../../../shared/contract/audit';
import type { ParsedInputOf } from '../../../shared/contract/index';
import { AppFailure } from '../../../shared/errors';
import type { SessionHandlers, Surroundings } from './subject';
import { head } from '../store/log';
import { type Check, type LogVerdict, walkLog } from '../store/log-verify';
import type { ReadableDb } from '../store/open';
import { notFound, type Session } from '../store/work';
import { type Context, isoMoment } from './context';
import { thingsNamed } from './log-things';
import { checkPaperCode, firstUnknownKey, lastVerified } from './log-check';
import { exportLog } from './log-export';
import { labelOf } from './log-label';
import { givenOrNone } from './paging';

type EntryRow = { seq: number; at: number; day: string; operator: string; deed: string; hash: string };
type DetailRow = { position: number; subject: string; level: number; body: string | null };
const bodySchema = z.object({
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
});

const ENTRY = `SELECT e.seq, e.at, e.day, p.name AS operator, e.deed, e.hash FROM log_entry e JOIN operator o ON o.id = e.operator_id JOIN person p ON p.id = o.person_id`;

/** As many subjects as an entry shows before somebody asks for the rest. */
const FIRST_DETAILS = 20;

function toDetail(db: ReadableDb, { subject, level, body }: DetailRow, clearance: number): AuditDetail {
  const closed = { subject, label: null, before: null, after: null };
  if (level > clearance) return { ...closed, state: 'masked' };
  if (body === null) return { ...closed, state: 'erased' };
  const { before, after } = bodySchema.parse(JSON.parse(body));
  return { subject, label: labelOf(db, subject, { ...before, ...after }, clearance), state: 'readable', before, after };
}

/** `first`: the subject the reader came for; it stands before all others. */
function toEntry(
  db: ReadableDb,
  row: EntryRow,
  clearance: number,
  first: string | null,
  most = FIRST_DETAILS,
): AuditEntry {
  const details = db
    .prepare(
      'SELECT position, subject, level, body FROM log_detail WHERE seq = :seq ORDER BY subject = :first DESC, position LIMIT :rows',
    )
    .all<DetailRow>({ seq: row.seq, first: first ?? '', rows: most });
  const subjects = db.prepare('SELECT count(*) AS n FROM log_detail WHERE seq = ?').get<{ n: number }>([row.seq]);
  const signers = db
    .prepare(`SELECT p.name, s.capacity FROM log_signature s LEFT JOIN person p ON p.id = s.person_id WHERE s.seq = ?`)
    .all<{ name: string | null; capacity: string }>([row.seq]);
  const reasons = details.flatMap(({ level, body }) =>
    level > clearance || body === null ? [] : (bodySchema.parse(JSON.parse(body)).reason ?? []),
  );
  return {
    seq: row.seq,
    at: isoMoment(row.at),
    day: row.day,
    operator: row.operator,
    deed: row.deed,
    reason: reasons[0] ?? null,
    details: details.map((detail) => toDetail(db, detail, clearance)),
    subjects: subjects?.n ?? 0,
    signers,
    hash: row.hash,
  };
}

/** May this reader read the subject at all? What is above the clearance does not exist (domain.md "Roles"). */
function demandReadable(db: ReadableDb, subject: string, clearance: number): void {
  const [kind, id] = subject.split(':');
  if (kind === 'loan' || kind === 'certificate') {
    const seen = db.prepare(`SELECT 1 FROM ${kind} WHERE id = ? AND level <= ?`).get([Number(id), clearance]);
    if (seen === undefined) throw notFound(kind, id ?? '');
    return;
  }
  if (kind !== 'volume') return;
  const volume = db.prepare('SELECT level FROM volume WHERE id = ?').get<{ level: number }>([Number(id)]);
  // Only of a volume that is gone does the log alone say who may read on: one raised since was once readable.
  const readable =
    volume === undefined
      ? db.prepare('SELECT 1 FROM log_detail WHERE subject = ? AND level <= ?').get([subject, clearance]) !== undefined
      : volume.level <= clearance;
  if (!readable) throw notFound('volume', id ?? '');
}

type Filter = Pick<ParsedInputOf<'audit.list'>, 'operatorId' | 'deed' | 'subject' | 'from' | 'to'>;
type Page = { readonly rows: AuditEntry[]; readonly next: number | null };

function narrowed({ operatorId, deed, subject, from, to }: Filter) {
  const where = [
    ...(operatorId === null ? [] : ['e.operator_id = :operatorId']),
    ...(deed === null ? [] : ['e.deed = :deed']),
    ...(subject === null ? [] : ['e.seq IN (SELECT seq FROM log_detail WHERE subject = :subject)']),
    ...(from === null ? [] : ['e.day >= :from']),
    ...(to === null ? [] : ['e.day <= :to']),
  ];
  const params = Object.fromEntries(
    Object.entries({ operatorId, deed, subject, from, to }).filter(
      (entry): entry is [string, string | number] => entry[1] !== null,
    ),
  );
  return { where, params };
}
const clause = (parts: readonly string[]): string => (parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`);

function countOf(db: ReadableDb, filter: Filter): number {
  const { where, params } = narrowed(filter);
  const sql = `SELECT count(*) AS n FROM log_entry e ${clause(where)}`;
  return db.prepare(sql).get<{ n: number }>(givenOrNone(params))?.n ?? 0;
}

/** Entries before number `start`, newest first. */
type Wanted = { readonly start: number; readonly limit: number; readonly clearance: number; readonly most?: number };

function pageOf(db: ReadableDb, filter: Filter, { start, limit, clearance, most }: Wanted): Page {
  const { where, params } = narrowed(filter);
  const rows = db
    .prepare(`${ENTRY} ${clause([...where, 'e.seq < :start'])} ORDER BY e.seq DESC LIMIT :rows`)
    .all<EntryRow>({ ...params, start, rows: limit + 1 });
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map((row) => toEntry(db, row, clearance, filter.subject, most)),
    next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
  };
}

const EXPORT_PAGE = 500;
/** A file that leaves the program is whole: no subject of an entry is left out. */
const EVERY_DETAIL = Number.MAX_SAFE_INTEGER;
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export type ProveSignature = (publicKey: string, bytes: Uint8Array, signature: Uint8Array) => Promise<boolean>;

/** The log 日志: read, verified, compared with paper, taken out. */
export function createAudit({ work }: Context, verify: ProveSignature) {
  const note = (session: Session, { entries, signatures, head: hash }: LogVerdict): boolean => {
    try {
      const after = { entries, signatures, head: hash };
      const deeds = [
        { deed: 'log.verified' as const, changes: [{ subject: 'archive:1', level: 0, before: null, after }] },
      ];
      work.write(session, () => ({ value: null, deeds }));
      return true;
    } catch (cause) {
      // The verdict stands all the same; the answer says that it is not in the log.
      if (cause instanceof AppFailure) return false;
      throw cause;
    }
  };
  const walk = async (around: Surroundings): Promise<LogVerdict> => {
    const total = work.read((db) => head(db).seq);
    const steps = work.read((db) => walkLog(db));
    // While the signatures of one stretch are proven the next one is read.
    let proving = Promise.resolve<LogVerdict | null>(null);
    for (;;) {
      if (around.cancelled()) throw new AppFailure({ code: 'cancelled' });
      const turn = work.read(() => steps.next());
      const broken = await proving;
      if (broken !== null) return broken;
      if (turn.done === true) return turn.value;
      proving = firstBad(turn.value.checks);
      around.progress('verify', turn.value.entries, total);
      await breathe();
    }
  };
  const firstBad = async (checks: readonly Check[]): Promise<LogVerdict | null> => {
    const held = await Promise.all(checks.map(({ key, bytes, sig }) => verify(key, bytes, sig)));
    return checks[held.indexOf(false)]?.otherwise ?? null;
  };
  function* pages(filter: Filter, clearance: number): Generator<readonly AuditEntry[]> {
    for (let start: number | null = Number.MAX_SAFE_INTEGER; start !== null;) {
      const from: number = start;
      const page = work.read((db) =>
        pageOf(db, filter, { start: from, limit: EXPORT_PAGE, clearance, most: EVERY_DETAIL }),
      );
      yield page.rows;
      start = page.next;
    }
  }
  return {
    'audit.list': ({ after, limit, ...filter }, session) =>
      work.read((db) => {
        const start = after === null ? Number.MAX_SAFE_INTEGER : Number(after);
        const from = Number.isSafeInteger(start) ? start : 0;
        const { rows, next } = pageOf(db, filter, { start: from, limit, clearance: session.clearanceRank });
        return { rows, next: next === null ? null : String(next), total: countOf(db, filter) };
      }),
    'audit.details': ({ seq, after, limit }, session) =>
      work.read((db) => {
        const start = after === null ? -1 : Number(after);
        const rows = db
          .prepare(
            'SELECT position, subject, level, body FROM log_detail WHERE seq = ? AND position > ? ORDER BY position LIMIT ?',
          )
          .all<DetailRow>([seq, Number.isSafeInteger(start) ? start : -1, limit + 1]);
        const shown = rows.slice(0, limit);
        const all = db.prepare('SELECT count(*) AS n FROM log_detail WHERE seq = ?').get<{ n: number }>([seq]);
        return {
          rows: shown.map((row) => toDetail(db, row, session.clearanceRank)),
          next: rows.length > limit ? String(shown.at(-1)?.position ?? '') : null,
          total: all?.n ?? 0,
        };
      }),
    'audit.of': ({ subject }, session) =>
      work.read((db) => {
        demandReadable(db, subject, session.clearanceRank);
        const rows = db
          .prepare(
            `${ENTRY} WHERE e.seq IN (SELECT seq FROM log_detail WHERE subject = ?) ORDER BY e.seq DESC LIMIT 200`,
          )
          .all<EntryRow>([subject]);
        return rows.map((row) => {
          const entry = toEntry(db, row, session.clearanceRank, subject);
          return { ...entry, details: entry.details.filter((detail) => detail.subject === subject) };
        });
      }),
    'audit.things': ({ text }, { clearanceRank }) => work.read((db) => thingsNamed(db, text, clearanceRank)),
    'audit.filters': () =>
      work.read((db) => ({
        operators: db
          .prepare('SELECT o.id, p.name FROM operator o JOIN person p ON p.id = o.person_id ORDER BY o.id')
          .all<{ id: number; name: string }>(),
        deeds: db
          .prepare('SELECT DISTINCT deed FROM log_entry ORDER BY deed')
          .all<{ deed: string }>()
          .map((row) => row.deed),
      })),
    'audit.verify': async (_nothing, session, around) => {
      const verdict = await walk(around);
      const unknown = work.read(firstUnknownKey);
      const broken = [verdict.firstBroken, unknown].filter((seq) => seq !== null);
      const firstBroken = broken.length === 0 ? null : Math.min(...broken);
      return { ...verdict, firstBroken, recorded: firstBroken === null && note(session, verdict) };
    },
    'audit.lastVerified': () => ({ verified: work.read(lastVerified) }),
    'audit.checkPaper': (input, session) => work.read((db) => checkPaperCode(db, input, session.clearanceRank)),
    'audit.export': async ({ file, language, ...filter }, session, around) => {
      const total = work.read((db) => countOf(db, filter));
      const source = pages(filter, session.clearanceRank);
      const { rows, sha256 } = await exportLog(around.pathOf(file), source, total, language, around);
      work.write(session, () => ({
        value: null,
        deeds: [
          {
            deed: 'log.exported',
            changes: [{ subject: 'archive:1', level: 0, before: null, after: { rows, sha256 } }],
          },
        ],
      }));
      return { rows };
    },
  } satisfies Pick<SessionHandlers, Extract<keyof SessionHandlers, `audit.${string}`>>;
}
