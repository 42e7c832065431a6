import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fdatasyncSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Secret } from '../vault/secret';

/**
 * room.witness: what the log's head was after the last commit, kept outside the store, so that a lost log file, an old
 * page or a whole old store put back is noticed (durability design, findings 4 to 6). Two slots are written in turn, so
 * that a torn write leaves the one before; each carries a MAC under a key that only an unlocked engine has.
 */
export type Testimony = {
  /** Sequence and hash of the log's last entry. */
  readonly seq: number;
  readonly head: string;
  /** `JY-2026` → the last number of that series taken. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Digest of the pages' seals while the write-ahead log is empty; null where a checkpoint is under way. */
  readonly pages: string | null;
  /** Set by a restore, until the first unlock after it has noted it in the log. */
  readonly restored?: Restored;
};
export type Restored = {
  readonly backup: string;
  /** File that became the store. Archives restored by earlier programs lack it. */
  readonly store?: string;
  /** Whether the backup holds scans, which then come in the place of today's. */
  readonly scans?: boolean;
  /** UTC milliseconds of the restore, and of the backup. */
  readonly at: number;
  readonly madeAt: number;
  /** Last entry of the store that was set aside, null where nobody knows. */
  readonly setAside: number | null;
  /** What was saved from a damaged store: its search must be built anew. */
  readonly salvaged: boolean;
  /** Highest numbers known beside the backup: of the old witness, or read from paper. */
  readonly numbers: Readonly<Record<string, number>>;
};
export type Read =
  | { readonly kind: 'found'; readonly testimony: Testimony }
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged' };

const SLOT = 8192;
const MAGIC = Buffer.from('GCWITN01', 'latin1');
const MAC = 32;
/** Numbers grow in the present year only; older ones may fall out of a slot. */
export const KEPT_NUMBERS = 64;

/** Made once for a file that is written after every commit. */
const macKey = (key: Secret): KeyObject => createSecretKey(key.expose());
const macOf = (key: KeyObject, slot: number, body: Uint8Array): Buffer =>
  createHmac('sha256', key)
    .update(`guicang-witness-1\n${String(slot)}\n`)
    .update(body)
    .digest();

type Slot = { readonly counter: number; readonly testimony: Testimony };
const BODY = MAGIC.length + 4;

/** Writes a slot into `bytes` and gives its length. What is read back is proven by its MAC, in whatever order it stands. */
function encode(bytes: Buffer, key: KeyObject, slot: number, content: Slot): number {
  const text = JSON.stringify(content);
  const length = Buffer.byteLength(text);
  const end = BODY + length;
  if (end + MAC > SLOT) throw new Error('a testimony outgrew its slot');
  MAGIC.copy(bytes);
  bytes.writeUInt32BE(length, MAGIC.length);
  bytes.write(text, BODY);
  macOf(key, slot, bytes.subarray(BODY, end)).copy(bytes, end);
  return end + MAC;
}

function decode(key: KeyObject, slot: number, bytes: Buffer): Slot | null {
  if (bytes.length < BODY || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const end = BODY + bytes.readUInt32BE(MAGIC.length);
  if (end + MAC > bytes.length) return null;
  const body = bytes.subarray(BODY, end);
  if (!timingSafeEqual(macOf(key, slot, body), bytes.subarray(end, end + MAC))) return null;
  return JSON.parse(body.toString('utf8')) as Slot; // sealed under our key: nobody else wrote it
}

function readSlots(handle: number, secret: Secret): (Slot | null)[] {
  const key = macKey(secret);
  return [0, 1].map((slot) => {
    const bytes = Buffer.alloc(SLOT);
    const read = readSync(handle, bytes, 0, SLOT, slot * SLOT);
    return decode(key, slot, bytes.subarray(0, read));
  });
}

/** The newest slot that holds. Nothing is written. */
export function readWitness(path: string, key: Secret): Read {
  if (!existsSync(path)) return { kind: 'missing' };
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch {
    return { kind: 'damaged' };
  }
  try {
    const held = readSlots(handle, key).filter((slot) => slot !== null);
    const newest = held.sort((a, b) => b.counter - a.counter)[0];
    return newest === undefined ? { kind: 'damaged' } : { kind: 'found', testimony: newest.testimony };
  } finally {
    closeSync(handle);
  }
}

export type WitnessFile = {
  /** On the disk when it returns. Throws what the disk throws. */
  readonly record: (testimony: Testimony) => void;
  /**
   * The same under the key of a rotation, in the slot that the old key does not need: until vault.json is replaced the
   * old key finds its own slot, afterwards the new key finds this one. Nothing may be recorded after it.
   */
  readonly handOver: (key: Secret, testimony: Testimony) => void;
  readonly close: () => void;
};

/** Opens the file for writing and makes it where there is none; `fresh` lets nothing of an older file stand. */
export function openWitness(path: string, key: Secret, { fresh = false } = {}): WitnessFile {
  const isNew = !existsSync(path);
  const handle = openSync(path, isNew ? 'wx+' : 'r+', 0o600);
  // Its full length at once: later writes change no length, which a journal would have to note.
  if (fstatSync(handle).size !== 2 * SLOT) {
    writeSync(handle, Buffer.alloc(2 * SLOT), 0, 2 * SLOT, 0);
    fsyncSync(handle);
  }
  if (isNew) syncFolder(dirname(path));
  const held = readSlots(handle, key);
  let counter = Math.max(0, ...held.map((slot) => slot?.counter ?? 0));
  let next = (held[0]?.counter ?? -1) > (held[1]?.counter ?? -1) ? 1 : 0;
  let stale = fresh;
  const own = macKey(key);
  const bytes = Buffer.alloc(SLOT);
  const put = (testimony: Testimony, under: KeyObject): void => {
    const length = encode(bytes, under, next, { counter: counter + 1, testimony });
    writeSync(handle, bytes, 0, length, next * SLOT);
    fdatasyncSync(handle);
    counter += 1;
    next = 1 - next;
  };
  return {
    record: (testimony) => {
      put(testimony, own);
      if (stale) put(testimony, own);
      stale = false;
    },
    handOver: (under, testimony) => {
      put(testimony, macKey(under));
    },
    close: () => {
      closeSync(handle);
    },
  };
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
