import { detailHash, entryHash, GENESIS, signedBytes } from './log';
import type { ReadableDb } from './open';

type EntryRow = {
  seq: number;
  at: number;
  day: string;
  operator_id: number;
  deed: string;
  subjects: string;
  detail_hashes: string;
  prev_hash: string;
  hash: string;
};
type DetailRow = { subject: string; hash: string; body: string | null; salt: string | null };
type SignatureRow = { capacity: string; sig: string; key: string; acting: number | null; named: number };
export type VerifySignature = (publicKey: string, bytes: Uint8Array, signature: Uint8Array) => boolean;
export type LogVerdict = {
  readonly entries: number;
  readonly signatures: number;
  readonly firstBroken: number | null;
  readonly head: string;
};

/** A signature that is still to be proven, and what is to be said where it does not hold. */
export type Check = {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly sig: Uint8Array;
  readonly otherwise: LogVerdict;
};
/** So many entries hold together so far, if the signatures of the last of them are good. */
export type Walked = { readonly entries: number; readonly checks: readonly Check[] };

/** Null for what `append` never wrote. */
function strings(json: string): string[] | null {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value.map(String) : null;
  } catch {
    return null;
  }
}

/**
 * Walks the chain from `fromSeq` (1 = all of it; later = the tail checked at unlock). An entry is broken when its number,
 * its link, its own hash, one of its details or one of its signatures does not hold, when a signature is shown under a
 * name that is not the key's, or when the operator it names did not sign it.
 */
export function verifyLog(db: ReadableDb, verify: VerifySignature, fromSeq = 1): LogVerdict {
  const walk = walkLog(db, fromSeq);
  for (;;) {
    const turn = walk.next();
    if (turn.done === true) return turn.value;
    const bad = turn.value.checks.find(({ key, bytes, sig }) => !verify(key, bytes, sig));
    if (bad !== undefined) return bad.otherwise;
  }
}

/**
 * The same a thousand entries at a time, for whoever shows how far it is and may be stopped. The signatures, which cost
 * the most, are left to the caller, who may have several proven at once.
 */
export function* walkLog(db: ReadableDb, fromSeq = 1): Generator<Walked, LogVerdict, void> {
  const before = db.prepare('SELECT hash FROM log_entry WHERE seq = ?').get<{ hash: string }>([fromSeq - 1]);
  let prev = before?.hash ?? GENESIS;
  let expected = before === undefined ? 1 : fromSeq;
  let entries = 0;
  let signatures = 0;
  const page = db.prepare(
    'SELECT seq, at, day, operator_id, deed, subjects, detail_hashes, prev_hash, hash FROM log_entry WHERE seq >= ? ORDER BY seq LIMIT 1000',
  );
  for (;;) {
    const rows = page.all<EntryRow>([expected]);
    const checks: Check[] = [];
    for (const row of rows) {
      const otherwise = { entries, signatures, firstBroken: expected, head: prev };
      const signed = row.seq === expected && row.prev_hash === prev ? signaturesOf(db, row) : [];
      if (signed.length === 0) {
        yield { entries, checks };
        return otherwise;
      }
      for (const one of signed) checks.push({ ...one, otherwise });
      entries += 1;
      signatures += signed.length;
      prev = row.hash;
      expected += 1;
    }
    yield { entries, checks };
    if (rows.length < 1000) return { entries, signatures, firstBroken: null, head: prev };
  }
}

/** The signatures of an entry that is sound but for them; none when it is not. */
function signaturesOf(db: ReadableDb, row: EntryRow): Pick<Check, 'key' | 'bytes' | 'sig'>[] {
  const hashes = strings(row.detail_hashes);
  const subjects = strings(row.subjects);
  if (hashes === null || subjects === null) return [];
  const body = {
    seq: row.seq,
    at: row.at,
    day: row.day,
    operator: row.operator_id,
    deed: row.deed,
    subjects,
    details: hashes,
  };
  if (entryHash(row.prev_hash, body) !== row.hash) return [];
  const details = db
    .prepare('SELECT subject, hash, body, salt FROM log_detail WHERE seq = ? ORDER BY position')
    .all<DetailRow>([row.seq]);
  if (details.length !== hashes.length) return [];
  const sound = details.every(
    (d, i) =>
      d.hash === hashes[i] &&
      d.subject === subjects[i] &&
      (d.body === null || d.salt === null ? d.body === d.salt : detailHash(d.salt, d.subject, d.body) === d.hash),
  );
  if (!sound) return [];
  const signed = db
    .prepare(
      `SELECT s.capacity, s.sig, k.key, k.operator_id AS acting, o.id IS NULL OR s.person_id IS o.person_id AS named
      FROM log_signature s JOIN public_key k ON k.id = s.key_id LEFT JOIN operator o ON o.id = k.operator_id WHERE s.seq = ?`,
    )
    .all<SignatureRow>([row.seq]);
  // Nobody writes in another's name: the operator of the entry is among those who signed (a recovery key is nobody's).
  const own = signed.some((s) => s.acting === row.operator_id || s.acting === null);
  const told = signed.map(({ capacity, sig, key, named }) => {
    const raw = Buffer.from(sig, 'base64');
    return {
      key,
      bytes: signedBytes(row.hash, capacity),
      sig: raw,
      isTrue: named === 1 && raw.toString('base64') === sig,
    };
  });
  return own && told.every(({ isTrue }) => isTrue) ? told : [];
}
