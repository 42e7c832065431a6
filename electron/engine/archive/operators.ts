import type { OutputOf } from '../../../shared/contract/index';
import { AppFailure, type AppError } from '../../../shared/errors';
import type { OpenHandlers } from './subject';
import { takeLock } from '../store/lock';
import { openThrottle, type Throttle } from '../vault/attempts-file';
import { checkPassphrase } from '../vault/passphrase';
import { compareRecoveryKey } from '../vault/recovery-key';
import { openVault } from '../vault/vault';
import type { Porter } from '../porter/client';
import type { Unlocked } from '../vault/unlocked';
import { createRestores } from './backup-open';
import { attemptsPath, lookAt } from './folder';
import type { Press } from './forms';
import { recoverAccess } from './recover';
import { createRecoveryPrepared, type PreparedKey } from './recovery-prepared';
import { dropSuperseded, type Rotated, type Rotation, rotateStore } from './rotation';
import { FIRST_STORE, setUpArchive } from './set-up';
import { describeSession } from './session';
import { type Clock, openArchive, type OpenArchive } from './unlock';
import type { FailedTry } from './unlock-log';

export type Opening = {
  readonly handlers: OpenHandlers;
  /** The archive this engine has unlocked, once it has. */
  readonly opened: () => OpenArchive | undefined;
  readonly me: () => OutputOf<'operators.me'>;
  /** The counter of wrong passphrases, the same before and after the unlock. */
  readonly throttle: () => Promise<Throttle>;
  readonly prepared: PreparedKey;
  /** Closes the store, gives it a new data key, and opens it again, the new one or, where that failed, the old one. */
  readonly rotate: (rotation: Rotation) => Promise<void>;
  /** A rotation has the store for itself: whoever asks meanwhile is answered `busy`. */
  readonly rotating: () => boolean;
  readonly close: () => void;
};
/**
 * Everything a locked engine answers. It serves one folder for its life (that of its command line, or the one it set
 * up), holds that folder's lock as long as it lives, and unlocks once: to lock is to kill it.
 */
export function createOpening(
  startFolder: string | null,
  press: Press,
  clock: Clock,
  porter: Porter,
  sealsUpTo?: number,
): Opening {
  let folder = startFolder;
  let lock: { release: () => void } | null = null;
  let archive: OpenArchive | undefined;
  let failedBefore: readonly FailedTry[] = [];
  /** The session of a rotation under way. */
  let during: ReturnType<Opening['me']> | null = null;
  // One for the engine's life: where the disk refuses the file, the count is at least kept here.
  let throttle: Throttle | null = null;
  /** A right passphrase whose store did not open: what can be done then is salvage and restore. */
  let stuck: { unlocked: Unlocked; store: string } | null = null;

  const hold = (path: string): void => {
    lock ??= takeLock(path);
  };
  const demandLocked = (): void => {
    if (archive !== undefined) throw new AppFailure({ code: 'forbidden', permission: 'public' });
  };
  const recovery = createRecoveryPrepared(press, clock, demandLocked);
  const me = () => {
    if (archive === undefined) throw new AppFailure({ code: 'locked' });
    return describeSession(archive, failedBefore);
  };

  const counter = async (): Promise<Throttle> => {
    if (folder === null) throw new AppFailure({ code: 'folderMissing' });
    if (throttle !== null) return throttle;
    const seen = await lookAt(folder);
    if (!seen.ok) throw new AppFailure(seen.error);
    throttle = await openThrottle(attemptsPath(folder), seen.value.facts.logins, clock());
    return throttle;
  };

  const restores = createRestores(
    {
      folder: () => folder,
      opened: () => archive,
      stuck: () => stuck,
      settleIn: (path) => {
        hold(path);
        folder = path;
      },
      leave: () => {
        archive?.close();
        archive = undefined;
        stuck = null;
      },
    },
    porter,
    clock,
  );

  const handlers: OpenHandlers = {
    ...restores.handlers,
    ...recovery.handlers,
    'operators.status': async () => {
      if (during !== null) return { state: 'unlocked', session: during };
      if (archive !== undefined) return { state: 'unlocked', session: me() };
      if (folder === null) return { state: 'none' };
      const seen = await lookAt(folder);
      if (!seen.ok) return { state: 'broken', error: seen.error };
      const held = attempt(() => {
        hold(folder ?? '');
      });
      if (held !== null) return { state: 'broken', error: held };
      return { state: 'locked', logins: [...seen.value.facts.logins], vaultName: seen.value.facts.vaultName };
    },
    'operators.checkPassphrase': async ({ passphrase, about }) => {
      const { acceptable, score, advice } = await checkPassphrase(passphrase, about);
      return { acceptable, score, advice: [...advice] };
    },
    'operators.setUp': async (input, around) => {
      demandLocked();
      const { key, vaultId } = recovery.prepared.demand();
      if (!compareRecoveryKey(input.recoveryKeyTyped, key).matches)
        throw new AppFailure({ code: 'invalidInput', fields: { recoveryKeyTyped: ['recoveryKeyDiffers'] } });
      const { login, fullName, passphrase } = input.operator;
      if (!(await checkPassphrase(passphrase, [login, fullName, input.fondsName, input.fondsNumber])).acceptable) {
        throw new AppFailure({ code: 'invalidInput', fields: { 'operator.passphrase': ['tooWeak'] } });
      }
      const target = around.pathOf(input.folder);
      const unlocked = await setUpArchive(target, input, key, vaultId, clock);
      hold(target);
      folder = target;
      recovery.prepared.put(null);
      archive = await openArchive(target, FIRST_STORE, unlocked, [], clock, porter);
      return me();
    },
    'operators.unlock': async ({ login, passphrase }) => {
      demandLocked();
      if (folder === null) throw new AppFailure({ code: 'folderMissing' });
      const seen = await lookAt(folder);
      if (!seen.ok) throw new AppFailure(seen.error);
      hold(folder);
      const tries = await counter();
      const started = await tries.begin(login, clock());
      if (!started.ok) throw new AppFailure(started.error);
      const unlocked = await openVault(seen.value.bytes, { login, passphrase });
      if (!unlocked.ok) throw new AppFailure(unlocked.error);
      await tries.succeeded(login);
      failedBefore = started.value.failedBefore;
      stuck = { unlocked: unlocked.value, store: seen.value.facts.store };
      archive = await openArchive(folder, stuck.store, unlocked.value, failedBefore, clock, porter, sealsUpTo);
      stuck = null;
      dropSuperseded(folder, seen.value.facts.store);
      return me();
    },
    'operators.recover': async (input) => {
      demandLocked();
      if (folder === null) throw new AppFailure({ code: 'folderMissing' });
      const seen = await lookAt(folder);
      if (!seen.ok) throw new AppFailure(seen.error);
      hold(folder);
      return recoverAccess(folder, seen.value, input, await counter(), clock);
    },
  };
  const rotate = async (rotation: Rotation): Promise<void> => {
    if (archive === undefined || folder === null) throw new AppFailure({ code: 'locked' });
    const { keys, context } = archive;
    // Answers `busy` while an import writes.
    context.work.keep(() => null);
    archive.watch.demandSettled();
    const seen = await lookAt(folder);
    if (!seen.ok) throw new AppFailure(seen.error);
    let next: Rotated = { store: seen.value.facts.store, unlocked: keys.unlocked };
    during = me();
    archive.close();
    archive = undefined;
    try {
      next = await rotateStore(keys, rotation);
    } finally {
      try {
        archive = await openArchive(folder, next.store, next.unlocked, null, clock, porter);
      } finally {
        during = null;
      }
    }
  };
  return {
    handlers,
    rotate,
    rotating: () => during !== null,
    prepared: recovery.prepared,
    opened: () => archive,
    me,
    throttle: counter,
    close: () => {
      archive?.close();
      archive = undefined;
      lock?.release();
      lock = null;
    },
  };
}

/** The named failure of a step, or null where it went well; anything unnamed is thrown on. */
function attempt(step: () => void): AppError | null {
  try {
    step();
    return null;
  } catch (cause) {
    if (cause instanceof AppFailure) return cause.appError;
    throw cause;
  }
}
