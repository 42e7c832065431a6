import { randomInt } from 'node:crypto';
import type { ReadableDb } from '../store/open';

export type Sample = {
  readonly compared: number;
  /** Changed by a deed that is in today's log and not yet in the backup. */
  readonly changedSince: number;
  /** Different, and no deed says why. */
  readonly differing: number;
};
const RECORDS = 20;
const KINDS = ['volume', 'client'] as const;
type Row = Record<string, string | number | Uint8Array<ArrayBuffer> | null>;

function pick(db: ReadableDb): { kind: (typeof KINDS)[number]; id: number }[] {
  const sizes = KINDS.map((kind) => db.prepare(`SELECT count(*) AS n FROM ${kind}`).get<{ n: number }>()?.n ?? 0);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const places = new Set<number>();
  while (places.size < Math.min(RECORDS, total)) places.add(randomInt(total));
  return [...places].map((place) => {
    const kind = place < (sizes[0] ?? 0) ? 'volume' : 'client';
    const offset = kind === 'volume' ? place : place - (sizes[0] ?? 0);
    const id = db.prepare(`SELECT id FROM ${kind} ORDER BY id LIMIT 1 OFFSET ?`).get<{ id: number }>([offset])?.id ?? 0;
    return { kind, id };
  });
}

/** Columns that both have: a migration since then may have added some. */
function sameRow(a: Row, b: Row): boolean {
  return Object.keys(a).every((column) => !(column in b) || a[column] === b[column]);
}

/** Twenty records of the restored copy beside today's: equal, or changed by a deed the log names. */
export function sampleRecords(restored: ReadableDb, present: ReadableDb, headSeq: number): Sample {
  let changedSince = 0;
  let differing = 0;
  const picked = pick(restored);
  for (const { kind, id } of picked) {
    const then = restored.prepare(`SELECT * FROM ${kind} WHERE id = ?`).get<Row>([id]);
    const now = present.prepare(`SELECT * FROM ${kind} WHERE id = ?`).get<Row>([id]);
    if (then !== undefined && now !== undefined && sameRow(then, now)) continue;
    const explained = present.prepare('SELECT 1 AS found FROM log_entry WHERE seq > ? LIMIT 1').get([headSeq]);
    if (
      explained !== undefined &&
      (now === undefined || now['version'] !== then?.['version'] || touched(present, `${kind}:${String(id)}`, headSeq))
    )
      changedSince += 1;
    else differing += 1;
  }
  return { compared: picked.length, changedSince, differing };
}

const touched = (db: ReadableDb, subject: string, headSeq: number): boolean =>
  db.prepare('SELECT 1 FROM log_detail WHERE subject = ? AND seq > ? LIMIT 1').get([subject, headSeq]) !== undefined;
