import { AppFailure, type AppError } from '../../../shared/errors';
import type { Secret } from '../vault/secret';
import { classifyFile } from './faults';
import { head } from './log';
import { checkpoint, leaveAsFound, type ReadableDb, type WritableDb } from './open';
import { pagesInLog, readPageSeals, type PageSeals } from './page-seals';
import { KEPT_NUMBERS, openWitness, readWitness, type Restored, type Testimony, type WitnessFile } from './witness';

export type Watch = {
  /** What the witness and the store disagree on; while not empty nothing may be saved (`demandSettled`). */
  readonly alarms: readonly AppError[];
  /** A restore that is not yet in the log; `noteRestore` runs what notes it, and forgets it when that went well. */
  readonly restored: Restored | undefined;
  readonly noteRestore: (note: () => void) => void;
  readonly demandSettled: () => void;
  /** The present state of the store is what counts from now on. The caller writes the reason into the log. */
  readonly settle: () => void;
  /** After each commit: the head goes to the disk before anybody is told "saved". */
  readonly afterCommit: () => void;
  /** Moves the write-ahead log into the file and notes the digest of the pages. */
  readonly checkpoint: () => void;
  /**
   * While a porter has the store open as well, nothing is said of its pages: should this engine be killed, the porter's
   * connection is the last to close and moves the log into the file by itself, which must not look like an old page.
   */
  readonly share: <T>(run: () => Promise<T>) => Promise<T>;
  /**
   * Closes the store with it, as its last connection in this process. Where the witness cannot be told that the log is
   * moved into the file, the log stays beside it for the next unlock: moved in without a word, its pages would be called
   * replaced.
   */
  readonly close: () => void;
};
export type WatchedStore = {
  readonly path: string;
  readonly witnessPath: string;
  readonly key: Secret;
  readonly writer: WritableDb;
  /** A write-ahead log with commits was found at opening: the pages then differ rightly from the last digest. */
  readonly recovered: boolean;
};

export const witnessKey = (dataKey: Secret): Secret => dataKey.derive('guicang-witness');

/** In one text: it is asked after every commit, and rows one by one cost five times as much. */
const NUMBERS = `SELECT json_group_object(prefix || '-' || year, last) AS numbers
  FROM (SELECT prefix, year, last FROM number_series ORDER BY year DESC, prefix LIMIT ${String(KEPT_NUMBERS)})`;

/** `JY-2026` → last number taken, of the newest years. */
export const lastNumbers = (db: ReadableDb): Record<string, number> =>
  JSON.parse(db.prepare(NUMBERS).get<{ numbers: string }>()?.numbers ?? '{}') as Record<string, number>;

/** What the store says of itself. */
export const testify = (db: ReadableDb, pages: string | null, { seq, hash } = head(db)): Testimony => ({
  seq,
  head: hash,
  numbers: lastNumbers(db),
  pages,
});

/**
 * Takes back what the witness says of the pages, before something is done to them that it does not follow. What it says
 * of the log stays. Throws what the disk throws.
 */
export function retractPages(path: string, key: Secret): void {
  const read = readWitness(path, key);
  if (read.kind !== 'found' || read.testimony.pages === null) return;
  const file = openWitness(path, key);
  try {
    file.record({ ...read.testimony, pages: null });
  } finally {
    file.close();
  }
}

/**
 * The witness through a rotation, which opens the old file with other means and so may change its pages: `begin` takes
 * back what was said of them, `handOver` gives the new store's testimony under its key before vault.json is replaced.
 */
export function rotateWitness(path: string, key: Secret) {
  return {
    begin: (): void => {
      retractPages(path, key);
    },
    handOver: (under: Secret, testimony: Testimony): void => {
      const file = openWitness(path, key);
      file.handOver(under, testimony);
      file.close();
    },
  };
}

/**
 * Compares, in the words of table 3.1. A store ahead by the entries of one commit, which share their moment, is a crash
 * between commit and witness: nothing is lost.
 */
export function disagreements(db: ReadableDb, said: Testimony, pages: string | null): AppError[] {
  const now = head(db);
  if (now.seq < said.seq) return [{ code: 'entriesMissing', from: now.seq + 1, to: said.seq }];
  const then = db.prepare('SELECT hash FROM log_entry WHERE seq = ?').get<{ hash: string }>([said.seq]);
  if (said.seq > 0 && then?.hash !== said.head) return [{ code: 'historyDiffers', seq: said.seq }];
  const moments = db
    .prepare('SELECT count(DISTINCT at) AS n FROM log_entry WHERE seq > ?')
    .get<{ n: number }>([said.seq]);
  if ((moments?.n ?? 0) > 1) return [{ code: 'witnessBehind', from: said.seq + 1, to: now.seq }];
  if (pages !== null && said.pages !== null && said.pages !== pages) return [{ code: 'pageReplaced' }];
  return [];
}

/**
 * Watches over an open store: compares it with its witness once, and keeps the witness from then on. The connection is
 * the watch's to close from here on; where this throws, it is closed.
 */
export function watch(store: WatchedStore): Watch {
  let seals: PageSeals | null = null;
  try {
    seals = readPageSeals(store.path);
    return watchOver(store, seals);
  } catch (cause) {
    store.writer.close();
    seals?.close();
    throw cause;
  }
}

function watchOver({ path, witnessPath, key, writer, recovered }: WatchedStore, seals: PageSeals): Watch {
  const read = readWitness(witnessPath, key);
  let pages: string | null = seals.digest();
  /** Pages whose seals are to be read again. A checkpoint that failed keeps them: the next commit may write over its log. */
  const moving = new Set<number>();
  const alarms = alarmsOf();
  const restored = read.kind === 'found' ? read.testimony.restored : undefined;
  let pending = restored;
  let settled = alarms.length === 0;
  let file: WitnessFile | null = null;
  let last = -1;
  let sharers = 0;
  let closed = false;
  /** Whether the file of the witness says something of the pages, or may: a write that was refused may have come through. */
  let vouched = read.kind === 'found' && read.testimony.pages !== null;

  function alarmsOf(): AppError[] {
    switch (read.kind) {
      case 'missing':
        return [{ code: 'witnessMissing' }];
      case 'damaged':
        return [{ code: 'witnessDamaged' }];
      case 'found':
        return disagreements(writer, read.testimony, recovered ? null : pages);
    }
  }
  const record = ({ now = head(writer), fresh = false } = {}): void => {
    const testimony = testify(writer, pages, now);
    file ??= openWitness(witnessPath, key, { fresh });
    vouched ||= testimony.pages !== null;
    file.record(pending === undefined ? testimony : { ...testimony, restored: pending });
    vouched = testimony.pages !== null;
    last = testimony.seq;
  };
  const move = (): void => {
    const moved = pagesInLog(path);
    if (moved.size === 0) return;
    for (const page of moved) moving.add(page);
    // From here until the digest is written again a crash must not look like an old page.
    pages = null;
    if (settled) record();
    const whole = checkpoint(writer);
    seals.refresh(moving);
    moving.clear();
    if (!whole || sharers > 0) return;
    pages = seals.digest();
    if (settled) record();
  };
  const shut = (): void => {
    // Its locks are those of the connection, and both go with the process.
    if (settled && vouched && pagesInLog(path).size > 0) leaveAsFound(writer, path);
    else {
      writer.close();
      seals.close();
    }
    file?.close();
  };
  if (settled) record();
  const sayPages = (): void => {
    pages = seals.digest();
    if (!settled) return;
    try {
      record();
    } catch {
      // The job is done all the same; until the next commit the witness says nothing of the pages, which is no alarm.
      pages = null;
    }
  };

  return {
    alarms,
    restored,
    noteRestore: (note) => {
      pending = undefined;
      try {
        note();
      } catch (cause) {
        pending = restored;
        throw cause;
      }
    },
    demandSettled: () => {
      if (!settled) throw new AppFailure({ code: 'witnessUnsettled' });
    },
    settle: () => {
      pages = pagesIn(path, seals);
      record({ fresh: true });
      settled = true;
    },
    afterCommit: () => {
      if (!settled) return;
      const now = head(writer);
      if (now.seq === last) return;
      try {
        record({ now });
      } catch {
        throw new AppFailure({ code: 'witnessNotWritten' });
      }
    },
    checkpoint: () => {
      // Asked for by a clock, it may come when the witness's file is closed and its number is another file's.
      if (!closed) move();
    },
    share: async (run) => {
      if (pages !== null) {
        pages = null;
        try {
          if (settled) record();
        } catch (cause) {
          throw classifyFile(cause);
        }
      }
      sharers += 1;
      try {
        return await run();
      } finally {
        sharers -= 1;
        // With commits in the log the next checkpoint says it.
        if (sharers === 0 && !closed && pagesInLog(path).size === 0) sayPages();
      }
    },
    close: () => {
      if (closed) return;
      try {
        move();
      } catch {
        // The commits stay safe in the log.
      }
      closed = true;
      shut();
    },
  };
}

function pagesIn(path: string, seals: PageSeals): string | null {
  return pagesInLog(path).size === 0 ? seals.digest() : null;
}
