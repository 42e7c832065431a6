import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { DeedCode } from '../../../shared/domain/deeds';
import type { ReadableDb, WritableDb } from './open';

/**
 * The log 日志 (domain.md "Log"). An entry commits to the hashes of its details and to the entry before it; the titles
 * and names stand in the details only, each with its own salt, so that a lawful destruction can empty a detail and the
 * chain still verifies. Everything hashed is canonical JSON (RFC 8785) of NFC text and integers.
 */
export type Change = {
  /** `kind:id`, opaque. */
  readonly subject: string;
  /** Level rank of the subject: who may read the detail. */
  readonly level: number;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
};
export type Deed = {
  readonly deed: DeedCode;
  readonly reason?: string | null;
  readonly changes: readonly Change[];
  /** Who signs beside the operator in session: approvers, each in their capacity. */
  readonly signers?: readonly Signer[];
};
/** `keyId` is the row of public_key whose private half signs. */
export type Signer = {
  readonly keyId: number;
  /** Null for the key of a recovery sheet, which belongs to nobody. */
  readonly personId: number | null;
  readonly capacity: string;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
};
export type LogMoment = { readonly at: number; readonly day: string };

export const GENESIS = '0'.repeat(64);
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

function canonical(value: unknown): string {
  const text = canonicalize(normalised(value));
  if (text === undefined) throw new Error('not representable as canonical JSON');
  return text;
}

function normalised(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(normalised);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, normalised(v)]));
  return value;
}

export const detailHash = (salt: string, subject: string, body: string): string =>
  sha256(`guicang-detail-1\n${salt}\n${subject}\n${body}`);

type EntryBody = {
  seq: number;
  at: number;
  day: string;
  operator: number;
  deed: string;
  subjects: string[];
  details: string[];
};
export const entryHash = (prev: string, body: EntryBody): string =>
  sha256(`guicang-entry-1\n${prev}\n${canonical(body)}`);
/** What a signature covers: the entry's hash and in which capacity the person signs. */
export const signedBytes = (hash: string, capacity: string): Buffer =>
  Buffer.from(`guicang-signature-1\n${hash}\n${capacity}`, 'utf8');

export function head(db: ReadableDb): { seq: number; hash: string; at: number } {
  const row = db
    .prepare('SELECT seq, hash, at FROM log_entry ORDER BY seq DESC LIMIT 1')
    .get<{ seq: number; hash: string; at: number }>();
  return row ?? { seq: 0, hash: GENESIS, at: 0 };
}

/** Appends one entry inside the caller's transaction and returns its sequence number. */
export function append(
  db: WritableDb,
  operatorId: number,
  moment: LogMoment,
  deed: Deed,
  signers: readonly Signer[],
): number {
  const last = head(db);
  const seq = last.seq + 1;
  const details = deed.changes.map(({ subject, level, before, after }) => {
    const salt = randomBytes(16).toString('hex');
    const body = canonical({ before, after, reason: deed.reason ?? null });
    return { subject, level, salt, body, hash: detailHash(salt, subject, body) };
  });
  const subjects = details.map((detail) => detail.subject);
  const hashes = details.map((detail) => detail.hash);
  const hash = entryHash(last.hash, {
    seq,
    at: moment.at,
    day: moment.day,
    operator: operatorId,
    deed: deed.deed,
    subjects,
    details: hashes,
  });
  db.prepare(
    `INSERT INTO log_entry (seq, at, day, operator_id, deed, subjects, detail_hashes, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run([
    seq,
    moment.at,
    moment.day,
    operatorId,
    deed.deed,
    JSON.stringify(subjects),
    JSON.stringify(hashes),
    last.hash,
    hash,
  ]);
  const insertDetail = db.prepare(
    'INSERT INTO log_detail (seq, position, subject, hash, level, body, salt) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  details.forEach((d, position) => insertDetail.run([seq, position, d.subject, d.hash, d.level, d.body, d.salt]));
  const insertSignature = db.prepare(
    'INSERT INTO log_signature (seq, key_id, person_id, capacity, sig) VALUES (?, ?, ?, ?, ?)',
  );
  for (const signer of signers) {
    const sig = Buffer.from(signer.sign(signedBytes(hash, signer.capacity))).toString('base64');
    insertSignature.run([seq, signer.keyId, signer.personId, signer.capacity, sig]);
  }
  return seq;
}
