import { z } from 'zod';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index';
import { readPaperCode } from '../../../shared/domain/paper-code';
import { head } from '../store/log';
import type { ReadableDb } from '../store/open';
import { isoMoment } from './context';

type Found = { seq: number; at: number; deed: string; hash: string };

const ERASED = 'SELECT EXISTS (SELECT 1 FROM log_detail WHERE seq = ? AND level <= ? AND body IS NULL)';

/**
 * The paper says: at number `seq` the log's head had this code. What the log says now: the same, another history, no
 * such entry, or that the code stands at another number (somebody misread the number).
 */
export function checkPaperCode(
  db: ReadableDb,
  { seq, code }: ParsedInputOf<'audit.checkPaper'>,
  clearance: number,
): OutputOf<'audit.checkPaper'> {
  const typed = readPaperCode(code);
  if (typed.kind === 'mistyped') return { state: 'mistyped', group: typed.group };
  const entry = db.prepare('SELECT seq, at, deed, hash FROM log_entry WHERE seq = ?').get<Found>([seq]);
  if (entry?.hash.startsWith(typed.start) === true)
    return {
      state: 'matches',
      seq,
      at: isoMoment(entry.at),
      deed: entry.deed,
      erased: db.prepare(ERASED, { pluck: true }).get<number>([seq, clearance]) === 1,
    };
  const elsewhere = db
    .prepare(`SELECT seq FROM log_entry WHERE hash >= ? AND hash < ? || 'g' LIMIT 1`)
    .get<{ seq: number }>([typed.start, typed.start]);
  if (elsewhere !== undefined) return { state: 'otherEntry', seq: elsewhere.seq };
  return entry === undefined ? { state: 'notThere', entries: head(db).seq } : { state: 'altered', seq };
}

const introduced = z.object({ after: z.object({ publicKey: z.string() }).nullable() });

/**
 * The first entry signed with a key that no entry introduces under the same owner: whoever holds the data key could
 * write a key of his own into the table, but not an entry about it in another's name. Null when there is none.
 */
export function firstUnknownKey(db: ReadableDb): number | null {
  const rows = db
    .prepare(
      `SELECT d.subject, d.body FROM log_entry e JOIN log_detail d ON d.seq = e.seq WHERE e.deed = 'key.introduced' AND d.body IS NOT NULL`,
    )
    .all<{ subject: string; body: string }>();
  const owners = new Set(
    rows.map(({ subject, body }) => {
      const read = introduced.safeParse(JSON.parse(body));
      return `${read.success ? (read.data.after?.publicKey ?? '') : ''} ${subject.split(':', 1)[0] === 'recovery' ? 'recovery' : subject}`;
    }),
  );
  const keys = db
    .prepare('SELECT id, key, operator_id FROM public_key')
    .all<{ id: number; key: string; operator_id: number | null }>();
  const unknown = keys.filter(
    ({ key, operator_id }) =>
      !owners.has(`${key} ${operator_id === null ? 'recovery' : `operator:${String(operator_id)}`}`),
  );
  const firsts = unknown.flatMap(({ id }) => {
    const first = db
      .prepare('SELECT min(seq) AS seq FROM log_signature WHERE key_id = ?')
      .get<{ seq: number | null }>([id]);
    return first === undefined || first.seq === null ? [] : [first.seq];
  });
  return firsts.length === 0 ? null : Math.min(...firsts);
}

type Verified = NonNullable<OutputOf<'audit.lastVerified'>['verified']>;
const verifiedBody = z.object({ after: z.object({ entries: z.number(), head: z.string() }) });

/** The last full verification that held, with whom and when; it is an entry of the log itself. */
export function lastVerified(db: ReadableDb): Verified | null {
  const row = db
    .prepare(
      `SELECT e.at, p.name, d.body FROM log_entry e JOIN log_detail d ON d.seq = e.seq JOIN operator o ON o.id = e.operator_id
       JOIN person p ON p.id = o.person_id WHERE e.deed = 'log.verified' ORDER BY e.seq DESC LIMIT 1`,
    )
    .get<{ at: number; name: string; body: string }>();
  if (row === undefined) return null;
  const { entries, head: hash } = verifiedBody.parse(JSON.parse(row.body)).after;
  const still = db.prepare('SELECT hash FROM log_entry WHERE seq = ?').get<{ hash: string }>([entries]);
  return { entries, at: isoMoment(row.at), operator: row.name, unchanged: still?.hash === hash };
}
