import { join } from 'node:path';
import { officeDay } from '../../../shared/domain/office-day';
import { AppFailure, type AppError } from '../../../shared/errors';
import { createCheckpoints } from '../store/checkpoints';
import { classify, classifyFile } from '../store/faults';
import { isBehind, migrate } from '../store/migrate';
import type { Porter } from '../porter/client';
import { lengthOf, withRoom } from '../store/room';
import { openReader, openStoreWith, SEALS_AT_ONCE, type ReadableDb, type WritableDb } from '../store/open';
import { retractPages, watch, type Watch, witnessKey } from '../store/watch';
import { createWork, type Session } from '../store/work';
import type { Unlocked } from '../vault/unlocked';
import type { Context } from './context';
import { backUpTo } from './backup-make';
import { ownBackupsPath, witnessPath } from './folder';
import { createHoldings } from './holdings';
import { watchHoldings } from './holdings/watch';
import { adoptRestored } from './restore-bring';
import { finishRestore, settleTombstones } from './restored';
import { sessionOf } from './session';
import { readSettings } from './settings';
import { acknowledgement, type FailedTry, findings, noteUnlock } from './unlock-log';
import type { Keys } from './vault-change';
import { keepReady } from './volume-ready';

export type OpenArchive = {
  readonly context: Context;
  readonly session: Session;
  readonly keys: Keys;
  /** Path of the living store. */
  readonly storePath: string;
  readonly watch: Watch;
  /**
   * Above a size the seals of the pages are checked by a porter, after unlocking. Resolves with what it found, null
   * where all is whole; from then on nothing is saved over the damage.
   */
  readonly checkLater: () => Promise<AppError | null>;
  /** What was found at opening; what the witness said goes once somebody has answered for it. */
  readonly warnings: () => readonly AppError[];
  /** Takes the store as it is, with a reason; only then anything can be saved again. */
  readonly acknowledge: (reason: string) => void;
  readonly close: () => void;
};
/** UTC milliseconds; an argument, so that tests stand still. */
export type Clock = () => number;

type Parts = Pick<OpenArchive, 'keys' | 'storePath' | 'watch'> & {
  readonly writer: WritableDb;
  readonly reader: ReadableDb;
  readonly clock: Clock;
  readonly failedBefore: readonly FailedTry[] | null;
  readonly porter: Porter;
  readonly sealsChecked: boolean;
};

async function damageIn(watching: Watch, check: () => Promise<null>): Promise<AppError | null> {
  try {
    return await watching.share(check);
  } catch (cause) {
    if (cause instanceof AppFailure && cause.appError.code === 'storeDamaged') return cause.appError;
    throw cause;
  }
}

/** Puts connections, clock and identity together; the caller has proven the key. */
function assemble({ writer, reader, clock, failedBefore, porter, sealsChecked, ...parts }: Parts): OpenArchive {
  const archive = reader.prepare('SELECT tag FROM archive').get<{ tag: string }>();
  if (archive === undefined) throw new AppFailure({ code: 'storeDamaged', page: null });
  const settings = () => readSettings(reader);
  const now = () => {
    const at = clock();
    return { at, day: officeDay(at, settings().timeZone) };
  };
  const checkpoints = createCheckpoints(parts.storePath, parts.watch.checkpoint);
  const session = sessionOf(reader, parts.keys.unlocked);
  const work = createWork(writer, reader, now, {
    follow: keepReady,
    beforeDeed: () => {
      if (damage !== null) throw new AppFailure(damage);
      parts.watch.demandSettled();
    },
    onDamage: (found) => {
      damage ??= found;
    },
    afterCommit: () => {
      checkpoints.afterCommit();
      holdings.afterCommit();
      parts.watch.afterCommit();
    },
  });
  const holdings = createHoldings((run) => work.read(run), session.clearanceRank, watchHoldings(writer));
  const others = findings(reader, clock());
  let alarms = parts.watch.alarms;
  let damage: AppError | null = null;
  let isClosed = false;
  const open: OpenArchive = {
    ...parts,
    context: { work, archiveTag: archive.tag, settings, holdings },
    session,
    warnings: () => [...alarms, ...others, ...(damage === null ? [] : [damage])],
    checkLater: async () => {
      if (sealsChecked) return null;
      const check = () =>
        porter.run('check', { key: parts.keys.unlocked.dataKey.expose(), storePath: parts.storePath });
      // Twice before it is believed: a page may have been read while the log was being moved into it.
      const found = (await damageIn(parts.watch, check)) === null ? null : await damageIn(parts.watch, check);
      damage ??= found;
      return found;
    },
    acknowledge: (reason) => {
      if (alarms.length === 0) throw new AppFailure({ code: 'notFound', entity: 'alarm', id: '' });
      parts.watch.settle();
      noteUnlock(open, failedBefore ?? [], [acknowledgement(alarms, reason)]);
      alarms = [];
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      checkpoints.stop();
      reader.close();
      parts.watch.close();
    },
  };
  return open;
}

/**
 * Opens the store of an unlocked vault and notes the unlock, with the tries that failed before it, in the log. Without
 * such a list it is the same session that goes on after a rotation, and nothing is noted.
 */
export async function openArchive(
  folder: string,
  storeFile: string,
  unlocked: Unlocked,
  failedBefore: readonly FailedTry[] | null,
  clock: Clock,
  porter: Porter,
  sealsUpTo = SEALS_AT_ONCE,
): Promise<OpenArchive> {
  adoptRestored(folder, storeFile, unlocked);
  const storePath = join(folder, storeFile);
  const keyHex = unlocked.dataKey.hex();
  const key = witnessKey(unlocked.dataKey);
  const beforeMoving = () => {
    retractPages(witnessPath(folder), key);
  };
  const { db: writer, recovered, sealsChecked } = openStoreWith(storePath, keyHex, { sealsUpTo, beforeMoving });
  let reader: ReadableDb | null = null;
  let watching: Watch | null = null;
  let behind = false;
  try {
    watching = watch({ path: storePath, witnessPath: witnessPath(folder), key, writer, recovered });
    behind = isBehind(writer);
    if (behind)
      await backUpTo(
        { keys: { folder, unlocked }, storePath, porter, at: clock() },
        ownBackupsPath(folder),
        'migration',
      );
    migrate(writer);
    reader = openReader(storePath, keyHex);
    const parts = {
      keys: { folder, unlocked },
      storePath,
      watch: watching,
      porter,
      sealsChecked,
      writer,
      reader,
      clock,
      failedBefore,
    };
    const open = assemble(parts);
    // An unlock is a deed too: before somebody has answered for an alarm nothing is written over what was found.
    if (watching.alarms.length === 0) {
      settleTombstones(open);
      finishRestore(open);
      if (failedBefore !== null) noteUnlock(open, failedBefore);
    }
    return open;
  } catch (cause) {
    reader?.close();
    watching?.close();
    // A migration may write the whole store anew, and the log holds it until it is in the file.
    throw withRoom(classifyFile(classify(cause)), () => (behind ? 2 * lengthOf(storePath) : 0));
  }
}
