import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Database } from '@signalapp/sqlcipher';
import { AppFailure } from '../../../shared/errors';
import { classify } from './faults';
import { withRoom } from './room';
import { checkSeals, type ReadableDb, setJournal, type WritableDb } from './open';

/**
 * attachments.db: files too large for the register, each sealed (AES-256-GCM) under a key of its own that only the
 * register knows. So a file and what is known of it stand or fall with one transaction of the register; a rotation of the
 * data key does not have to touch the files; and a file whose row is lawfully erased can be opened by nobody any more.
 * The database itself is encrypted too, for the seals of its pages: its key is in the register for good.
 */
const APPLICATION_ID = 0x47756941; // 'GuiA'

/** How a sealed file is found and opened: its name in attachments.db, and its own key, 64 hex digits. */
export type SealedFile = { readonly name: string; readonly key: string };
/** A file as the register knows it. */
export type KnownFile = SealedFile & { readonly bytes: number; readonly sha256: string };

const damaged = (): AppFailure => new AppFailure({ code: 'storeDamaged', page: null });
export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const newFileKey = (): string => randomBytes(32).toString('hex');
export const newFileName = (): string => randomBytes(16).toString('hex');

function open(path: string, keyHex: string): Database {
  if (!/^[0-9a-f]{64}$/.test(keyHex)) throw new Error('the raw key is not 64 hex digits');
  const isNew = !existsSync(path);
  const db = new Database(path);
  try {
    db.pragma('cipher_log_level = NONE');
    db.pragma(`key = "x'${keyHex}'"`);
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    db.pragma('busy_timeout = 2000');
    // Opened for one file and closed again: a rollback journal leaves nothing beside it.
    if (setJournal(db, 'DELETE') !== 'delete') throw new Error('journal_mode did not take');
    db.pragma('synchronous = FULL');
    if (isNew) {
      db.pragma(`application_id = ${String(APPLICATION_ID)}`);
      db.exec('CREATE TABLE file (name TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT');
    }
    if (Number(db.pragma('application_id', { simple: true })) !== APPLICATION_ID) throw damaged();
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

function withFiles<T>(path: string, keyHex: string, run: (db: Database) => T): T {
  try {
    const db = open(path, keyHex);
    try {
      return run(db);
    } finally {
      db.close();
    }
  } catch (cause) {
    throw classify(cause);
  }
}

/** Each key seals one file only, so the number used once may be the same for all. */
const NONCE = Buffer.alloc(12);
const TAG = 16;

/** Sealed and on the disk when it returns; the register's row comes after it. */
export const putFile = (path: string, keyHex: string, { name, key }: SealedFile, bytes: Uint8Array): void => {
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'hex'), NONCE).setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  try {
    withFiles(path, keyHex, (db) => db.prepare('INSERT INTO file (name, sealed) VALUES (?, ?)').run([name, sealed]));
  } catch (cause) {
    throw withRoom(cause, () => sealed.length);
  }
};

/** Takes back a file whose row could not be written. */
export const dropFile = (path: string, keyHex: string, name: string): void => {
  withFiles(path, keyHex, (db) => db.prepare('DELETE FROM file WHERE name = ?').run([name]));
};

function unsealed(db: Database, { name, key, bytes, sha256 }: KnownFile): Buffer {
  const row = db.prepare('SELECT sealed FROM file WHERE name = ?').get<{ sealed: Uint8Array<ArrayBuffer> }>([name]);
  if (row === undefined || row.sealed.length < TAG) throw damaged();
  const sealed = Buffer.from(row.sealed);
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'hex'), NONCE)
    .setAAD(Buffer.from(name))
    .setAuthTag(sealed.subarray(-TAG));
  const plain = ((): Buffer => {
    try {
      return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
    } catch {
      throw damaged();
    }
  })();
  if (plain.length !== bytes || sha256Hex(plain) !== sha256) throw damaged();
  return plain;
}

/** The file as it was taken in, proven by its seal and its hash; in memory only. Throws `storeMissing`, `storeDamaged`. */
export function getFile(path: string, keyHex: string, known: KnownFile): Buffer {
  if (!existsSync(path)) throw new AppFailure({ code: 'storeMissing' });
  return withFiles(path, keyHex, (db) => unsealed(db, known));
}

/** What the register says of its files: null while there never was one. */
export function filesKey(db: ReadableDb): string | null {
  const known = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'attachment_store'`).get();
  if (known === undefined) return null;
  return db.prepare('SELECT key FROM attachment_store').get<{ key: string }>()?.key ?? null;
}

/** The key of attachments.db, made with the first file. */
export function filesKeyForWriting(db: WritableDb): string {
  const known = filesKey(db);
  if (known !== null) return known;
  const key = newFileKey();
  db.prepare('INSERT INTO attachment_store (one, key) VALUES (1, ?)').run([key]);
  return key;
}

export const knownFiles = (db: ReadableDb): KnownFile[] =>
  db.prepare('SELECT stored_as AS name, key, bytes, sha256 FROM attachment ORDER BY id').all<KnownFile>();

/** Copies the whole file, same key, into a new one. */
export const copyFiles = (path: string, keyHex: string, target: string): void => {
  withFiles(path, keyHex, (db) => db.prepare('VACUUM INTO ?').run([target]));
};

/** Every seal of every page, and every file that the register knows opened and compared with its hash. Throws `storeDamaged`. */
export async function checkFiles(
  path: string,
  keyHex: string,
  known: readonly KnownFile[],
  turn: () => Promise<void>,
): Promise<void> {
  if (!existsSync(path)) throw damaged();
  withFiles(path, keyHex, (db) => {
    checkSeals(db);
  });
  for (const file of known) {
    withFiles(path, keyHex, (db) => unsealed(db, file));
    await turn();
  }
}
