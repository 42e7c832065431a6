import { z } from 'zod';
import type { AuditDetail, AuditEntry } from '../../../shared/contract/audit';
import type { SessionHandlers } from './subject';
import { verifyLog, type VerifySignature } from '../store/log-verify';
import type { ReadableDb } from '../store/open';
import { notFound } from '../store/work';
import { type Context, isoMoment } from './context';
import { labelOf } from './log-label';
import { givenOrNone } from './paging';

type EntryRow = { seq: number; at: number; day: string; operator: string; deed: string };
type DetailRow = { position: number; subject: string; level: number; body: string | null };
const bodySchema = z.object({
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
});

const ENTRY = `SELECT e.seq, e.at, e.day, p.name AS operator, e.deed FROM log_entry e JOIN operator o ON o.id = e.operator_id JOIN person p ON p.id = o.person_id`;

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
function toEntry(db: ReadableDb, row: EntryRow, clearance: number, first: string | null): AuditEntry {
  const details = db
    .prepare(
      'SELECT position, subject, level, body FROM log_detail WHERE seq = :seq ORDER BY subject = :first DESC, position LIMIT :rows',
    )
    .all<DetailRow>({ seq: row.seq, first: first ?? '', rows: FIRST_DETAILS });
  const subjects = db.prepare('SELECT count(*) AS n FROM log_detail WHERE seq = ?').get<{ n: number }>([row.seq]);
  const signers = db
    .prepare(`SELECT p.name FROM log_signature s JOIN person p ON p.id = s.person_id WHERE s.seq = ?`)
    .all<{ name: string }>([row.seq]);
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
    signers: signers.map((s) => s.name),
  };
}

/** May this reader read the subject at all? What is above the clearance does not exist (domain.md "Roles"). */
function demandReadable(db: ReadableDb, subject: string, clearance: number): void {
  const [kind, id] = subject.split(':');
  if (kind !== 'volume') return;
  const volume = db.prepare('SELECT level FROM volume WHERE id = ?').get<{ level: number }>([Number(id)]);
  // Only of a volume that is gone does the log alone say who may read on: one raised since was once readable.
  const readable =
    volume === undefined
      ? db.prepare('SELECT 1 FROM log_detail WHERE subject = ? AND level <= ?').get([subject, clearance]) !== undefined
      : volume.level <= clearance;
  if (!readable) throw notFound('volume', id ?? '');
}

/** The log 日志, read. Nothing here writes. */
export function createAudit({ work }: Context, verify: VerifySignature) {
  return {
    'audit.list': ({ operatorId, deed, subject, from, to, after, limit }, session) =>
      work.read((db) => {
        const where = [
          ...(operatorId === null ? [] : ['e.operator_id = :operatorId']),
          ...(deed === null ? [] : ['e.deed = :deed']),
          ...(subject === null ? [] : ['e.seq IN (SELECT seq FROM log_detail WHERE subject = :subject)']),
          ...(from === null ? [] : ['e.day >= :from']),
          ...(to === null ? [] : ['e.day <= :to']),
        ];
        const given = { operatorId, deed, subject, from, to };
        const params = Object.fromEntries(
          Object.entries(given).filter((entry): entry is [string, string | number] => entry[1] !== null),
        );
        const clause = (parts: readonly string[]): string => (parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`);
        const total =
          db.prepare(`SELECT count(*) AS n FROM log_entry e ${clause(where)}`).get<{ n: number }>(givenOrNone(params))
            ?.n ?? 0;
        const start = after === null ? Number.MAX_SAFE_INTEGER : Number(after);
        const rows = db
          .prepare(`${ENTRY} ${clause([...where, 'e.seq < :start'])} ORDER BY e.seq DESC LIMIT :rows`)
          .all<EntryRow>({ ...params, start: Number.isSafeInteger(start) ? start : 0, rows: limit + 1 });
        const shown = rows.slice(0, limit);
        return {
          rows: shown.map((row) => toEntry(db, row, session.clearanceRank, subject)),
          next: rows.length > limit ? String(shown.at(-1)?.seq ?? '') : null,
          total,
        };
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
    'audit.verify': () => work.read((db) => verifyLog(db, verify)),
  } satisfies Pick<SessionHandlers, `audit.${'list' | 'details' | 'of' | 'filters' | 'verify'}`>;
}
