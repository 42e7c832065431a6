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
  /** Read once, in order; a deed of thousands makes them as they are read. */
  readonly changes: Iterable<Change>;
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

const SALT_BYTES = 16;
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
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([k, v]): [string, unknown] => [k, normalised(v)]);
  // Nearly always nothing changes, and a copy of every detail is half of what a long entry costs.
  return entries.every(([k, v]) => v === (value as Record<string, unknown>)[k]) ? value : Object.fromEntries(entries);
}

/** Salts are cut from one draw of many: a draw for each is a tenth of what a long entry costs. */
let drawn: Buffer = Buffer.alloc(0);
function freshSalt(): string {
  if (drawn.length === 0) drawn = randomBytes(SALT_BYTES * 256);
  const salt = drawn.toString('hex', 0, SALT_BYTES);
  drawn = drawn.subarray(SALT_BYTES);
  return salt;
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

/** Details written between two turns of whoever appends a long deed. */
const PER_TURN = 500;

/** Appends one entry inside the caller's transaction and returns its sequence number. */
export function append(
  db: WritableDb,
  operatorId: number,
  moment: LogMoment,
  deed: Deed,
  signers: readonly Signer[],
): number {
  const run = appending(db, operatorId, moment, deed, signers);
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same in slices: after each it yields the subjects written, so that a deed of 100,000 is never whole in memory and
 * others may have their turn. The details come before the entry that commits to their hashes, hence the deferral.
 */
export function* appending(
  db: WritableDb,
  operatorId: number,
  moment: LogMoment,
  deed: Deed,
  signers: readonly Signer[],
): Generator<readonly string[], number> {
  db.pragma('defer_foreign_keys = ON');
  const last = head(db);
  const seq = last.seq + 1;
  const insertDetail = db.prepare(
    'INSERT INTO log_detail (seq, position, subject, hash, level, body, salt) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const subjects: string[] = [];
  const hashes: string[] = [];
  let told = 0;
  for (const { subject, level, before, after } of deed.changes) {
    const salt = freshSalt();
    const body = canonical({ before, after, reason: deed.reason ?? null });
    const hash = detailHash(salt, subject, body);
    insertDetail.run([seq, hashes.length, subject, hash, level, body, salt]);
    subjects.push(subject);
    hashes.push(hash);
    if (hashes.length - told === PER_TURN) {
      yield subjects.slice(told);
      told = hashes.length;
    }
  }
  if (told < hashes.length) yield subjects.slice(told);
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
  const insertSignature = db.prepare(
    'INSERT INTO log_signature (seq, key_id, person_id, capacity, sig) VALUES (?, ?, ?, ?, ?)',
  );
  for (const signer of signers) {
    const sig = Buffer.from(signer.sign(signedBytes(hash, signer.capacity))).toString('base64');
    insertSignature.run([seq, signer.keyId, signer.personId, signer.capacity, sig]);
  }
  return seq;
}
