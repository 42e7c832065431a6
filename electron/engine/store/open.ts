import { existsSync, openSync, readSync, closeSync, statSync } from 'node:fs';
import { Database, setLogger } from '@signalapp/sqlcipher';
import { AppFailure } from '../../../shared/errors';
import { classify, demandWritable } from './faults';
import { migrations } from './migrations/index';
import { pagesInLog } from './pages-in-log';

declare const readable: unique symbol;
declare const writable: unique symbol;
/** A question takes ReadableDb; only work.write hands out WritableDb. The brand exists at compile time only. */
export type ReadableDb = Database & { readonly [readable]: true };
export type WritableDb = ReadableDb & { readonly [writable]: true };

/** 'GuiC': a file with another mark is not our store, whatever key opens it. */
export const APPLICATION_ID = 0x47756943;
const PLAIN_HEADER = 'SQLite format 3\0';

// SQLite's own messages name pages and files; nothing of them may reach a terminal or a log.
setLogger(() => undefined);

/** 64 hex digits or a programming error: SQLCipher takes anything else silently as a passphrase. */
function keyPragma(keyHex: string): string {
  if (!/^[0-9a-f]{64}$/.test(keyHex)) throw new Error('the raw key is not 64 hex digits');
  return `key = "x'${keyHex}'"`;
}

/** The driver creates what it does not find, so a missing, empty or plain file is told apart before it is opened. */
function refuseWhatIsNoStore(path: string): void {
  if (!existsSync(path)) throw new AppFailure({ code: 'storeMissing' });
  const stat = statSync(path);
  if (!stat.isFile() || stat.size < 4096) throw new AppFailure({ code: 'storeDamaged', page: 1 });
  const head = Buffer.alloc(16);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, head, 0, 16, 0);
  } finally {
    // Closing it drops the locks of connections that this process kept to the same file (page-seals.ts), and the next
    // connection would rely on theirs.
    if (!kept.some((one) => one.path === path)) closeSync(handle);
  }
  if (head.toString('latin1') === PLAIN_HEADER) throw new AppFailure({ code: 'storeDamaged', page: 1 });
}

const kept: { readonly db: Database; readonly path: string }[] = [];
/**
 * A store that was refused stays as it was found, and so does one whose log must not be moved. The last connection to
 * close moves the log into the file, damaged or written by a later version as it may be, and this driver has no close
 * without it: so the connection is not closed but kept until the process ends, which leaves both files byte for byte. It
 * holds no transaction, so another try in the same process finds the store free.
 */
export function leaveAsFound(db: Database, path: string): void {
  kept.push({ db, path });
}

export const keptAsFound = (): boolean => kept.length > 0;

function pragmaNumber(db: Database, name: string): number {
  return Number(db.pragma(name, { simple: true }));
}

function demand(db: Database, name: string, wanted: number): void {
  db.pragma(`${name} = ${String(wanted)}`);
  if (pragmaNumber(db, name) !== wanted) throw new Error(`${name} did not take`);
}

/**
 * Pages kept deciphered for each connection, in KiB. With SQLite's own 2 MB every insert into a full index reads, checks and
 * seals pages anew: an import of 100,000 rows spends most of its time there.
 */
const PAGE_CACHE = 64 * 1024;

function harden(db: Database): void {
  db.pragma('busy_timeout = 2000');
  db.pragma(`cache_size = -${String(PAGE_CACHE)}`);
  demand(db, 'foreign_keys', 1);
  demand(db, 'trusted_schema', 0);
  demand(db, 'cell_size_check', 1);
  demand(db, 'temp_store', 2);
  db.initTokenizer();
}

function unlock(path: string, keyHex: string): Database {
  const pragma = keyPragma(keyHex);
  const db = new Database(path, { cacheStatements: true });
  try {
    db.pragma('cipher_log_level = NONE');
    db.pragma(pragma);
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    return db;
  } catch (cause) {
    leaveAsFound(db, path);
    throw classify(cause);
  }
}

/**
 * Sets the journal mode and answers the one that holds. Read to its end: the row is answered before the change is
 * committed, and only the step after it says that the disk refused. A store taken for one with a write-ahead log that
 * has none would be watched as if nothing ever came into its pages.
 */
export function setJournal(db: Database, mode: 'WAL' | 'DELETE'): unknown {
  return db.pragma(`journal_mode = ${mode}`)[0]?.['journal_mode'];
}

function useWal(db: Database): void {
  if (setJournal(db, 'WAL') !== 'wal') throw new Error('journal_mode did not take');
  // This build falls back to NORMAL at every opening, which loses acknowledged entries in a power cut.
  demand(db, 'synchronous', 2);
}

/** A new, empty store. The file must not exist: never over another archive. */
export function createStore(path: string, keyHex: string): WritableDb {
  if (existsSync(path)) throw new AppFailure({ code: 'folderNotEmpty' });
  const db = unlock(path, keyHex);
  try {
    db.pragma(`application_id = ${String(APPLICATION_ID)}`);
    useWal(db);
    harden(db);
    return db as WritableDb;
  } catch (cause) {
    db.close();
    throw classify(cause);
  }
}

/**
 * Opens an existing store in the order of the durability design, section 3, up to and including the check of every
 * page's seal. The key is already known to be right (the vault is sealed), so a refusal always means damage.
 * Throws AppFailure: storeMissing, storeDamaged, storeFromLater, folderReadOnly, diskFull, openElsewhere.
 */
export function openStore(path: string, keyHex: string): WritableDb {
  return openStoreWith(path, keyHex).db;
}

export type OpenedStore = {
  readonly db: WritableDb;
  /** Commits were found in a write-ahead log that a crash left, and moved into the file. */
  readonly recovered: boolean;
  /** False where the file is larger than `sealsUpTo`: whoever opened it has the seals checked by a porter. */
  readonly sealsChecked: boolean;
};
/** Up to this size the seals of all pages are checked before work begins (about 3 s a GB); above it, in the background. */
export const SEALS_AT_ONCE = 300 * 1024 * 1024;

export type OpenOptions = {
  readonly sealsUpTo?: number;
  /** Before the commits of a log left by a crash are moved into the file: whoever vouched for its pages takes it back. */
  readonly beforeMoving?: () => void;
};

/** As openStore, with what was found on the way. */
export function openStoreWith(
  path: string,
  keyHex: string,
  { sealsUpTo = SEALS_AT_ONCE, beforeMoving = () => undefined }: OpenOptions = {},
): OpenedStore {
  refuseWhatIsNoStore(path);
  demandWritable(path);
  const sealsChecked = statSync(path).size <= sealsUpTo;
  const db = unlock(path, keyHex);
  try {
    if (pragmaNumber(db, 'application_id') !== APPLICATION_ID) throw new AppFailure({ code: 'storeDamaged', page: 1 });
    const found = pragmaNumber(db, 'user_version');
    if (found > migrations.length) throw new AppFailure({ code: 'storeFromLater', found, known: migrations.length });
    harden(db);
    // Before anything is written, and again when a log left by a crash has been moved in: a power cut while it was being
    // moved tears a page of the file, which the log still holds whole.
    if (sealsChecked) checkSeals(db, pagesInLog(`${path}-wal`));
    useWal(db);
    db.pragma('wal_autocheckpoint = 0');
    const recovered = logLeftBehind(path) && framesIn(db) > 0;
    if (recovered) beforeMoving();
    if (logLeftBehind(path)) {
      checkpoint(db);
      if (sealsChecked) checkSeals(db);
    }
    return { db: db as WritableDb, recovered, sealsChecked };
  } catch (cause) {
    leaveAsFound(db, path);
    throw classify(cause);
  }
}

/**
 * Opens a store of which nothing is to be changed: a backup, or the living one beside its engine. No seal is checked
 * here. Throws as openStore does.
 */
export function openAsIs(path: string, keyHex: string): ReadableDb {
  refuseWhatIsNoStore(path);
  const db = unlock(path, keyHex);
  try {
    if (pragmaNumber(db, 'application_id') !== APPLICATION_ID) throw new AppFailure({ code: 'storeDamaged', page: 1 });
    const found = pragmaNumber(db, 'user_version');
    if (found > migrations.length) throw new AppFailure({ code: 'storeFromLater', found, known: migrations.length });
    harden(db);
    return db as ReadableDb;
  } catch (cause) {
    db.close();
    throw classify(cause);
  }
}

/** Second connection, for questions while an import holds the first. */
export function openReader(path: string, keyHex: string): ReadableDb {
  const db = unlock(path, keyHex);
  try {
    harden(db);
    db.pragma('query_only = 1');
    return db as ReadableDb;
  } catch (cause) {
    db.close();
    throw classify(cause);
  }
}

/**
 * Moves the write-ahead log into the file; the seal check below does not see what is still in the log. False while
 * another connection reads an older state: nothing is lost, and it is tried again after the next commit.
 */
export function checkpoint(db: Database): boolean {
  // It must not wait for a porter that copies the store.
  db.pragma('busy_timeout = 0');
  try {
    return Number(db.pragma('wal_checkpoint(TRUNCATE)')[0]?.['busy'] ?? 1) === 0;
  } finally {
    db.pragma('busy_timeout = 2000');
  }
}

/** Commits in the write-ahead log that the store itself counts as valid. */
const framesIn = (db: Database): number => Number(db.pragma('wal_checkpoint(NOOP)')[0]?.['log'] ?? 0);

function logLeftBehind(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Every page's seal (HMAC), but for the excused. Throws `storeDamaged` with the first page that does not hold. */
export function checkSeals(db: Database, excused: ReadonlySet<number> = new Set()): void {
  for (const complaint of db.pragma('cipher_integrity_check')) {
    const named = /page (\d+)/.exec(String(Object.values(complaint)[0]))?.[1];
    const page = named === undefined ? null : Number(named);
    if (page === null || !excused.has(page)) throw new AppFailure({ code: 'storeDamaged', page });
  }
}
