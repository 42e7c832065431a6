import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AppError } from '../../../shared/errors';
import { err, ok, type Result } from '../../../shared/result';
import { realDisk, replaceFile, type Disk } from './file';
import {
  KEPT_TIMES,
  RECOVERY_TRIES,
  SHARED_TRIES,
  UNKNOWN_TRIES,
  noAttempts,
  reanchored,
  secondsToWait,
  withFailure,
  withoutFailures,
  type Attempts,
} from './throttle';

/** attempts.json beside the vault; login names and times, no secret. */
const time = z.int().nonnegative();
const fileSchema = z.strictObject({
  format: z.literal(1),
  failures: z.record(
    z.string(),
    z.strictObject({ count: z.int().positive(), times: z.array(time).max(KEPT_TIMES), waitFrom: time }),
  ),
  suspectSince: time.nullable(),
});

/** No file: nobody failed. A file that cannot be read: the longest wait, once, since it may have been made unreadable. */
async function readAttempts(path: string, now: number): Promise<Attempts> {
  try {
    const { failures, suspectSince } = fileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return { failures, suspectSince };
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    return missing ? noAttempts : { failures: {}, suspectSince: now };
  }
}

/** A try that may go on. `failedBefore`: wrong tries since this operator's last unlock, the present one not counted, and those under no operator's name, oldest first. */
export type Try = {
  readonly login: string;
  readonly failedBefore: readonly { readonly login: string; readonly at: number }[];
};

export type Throttle = {
  /** Counts the try as failed until `succeeded` says otherwise; `throttled` with the seconds left, and then it does not count. */
  readonly begin: (login: string, now: number) => Promise<Result<Try, AppError>>;
  readonly succeeded: (login: string) => Promise<void>;
  /** Wrong tries of everybody since their last unlock; `?` stands for all names nobody has. Times are UTC milliseconds. */
  readonly pending: () => readonly { readonly login: string; readonly count: number; readonly last: number }[];
};

/**
 * The counter of one archive, as it survived the last run. A disk that refuses the file (full, write-protected) locks
 * nobody out: the count then holds for the life of this engine only. `known` are the logins of the vault; all other
 * names share one count, so that the file cannot be made to grow.
 */
export async function openThrottle(
  path: string,
  known: readonly string[],
  now: number,
  disk: Disk = realDisk,
): Promise<Throttle> {
  let attempts = await readAttempts(path, now);
  const keep = async (next: Attempts): Promise<void> => {
    if (next === attempts) return;
    attempts = next;
    await replaceFile(path, Buffer.from(`${JSON.stringify({ format: 1, ...next })}\n`), disk);
  };
  if (attempts.suspectSince === now) await keep({ ...attempts });
  const keyOf = (login: string): string => (known.includes(login) || login === RECOVERY_TRIES ? login : UNKNOWN_TRIES);
  return {
    async begin(login, at) {
      const key = keyOf(login);
      await keep(reanchored(attempts, at));
      const seconds = secondsToWait(attempts, key, at);
      if (seconds > 0) return err({ code: 'throttled', seconds });
      const failedBefore = [...new Set([key, ...SHARED_TRIES])]
        .flatMap((name) => (attempts.failures[name]?.times ?? []).map((moment) => ({ login: name, at: moment })))
        .sort((one, other) => one.at - other.at);
      await keep(withFailure(attempts, key, at));
      return ok({ login, failedBefore });
    },
    succeeded: (login) => keep(withoutFailures(attempts, keyOf(login))),
    pending: () =>
      Object.entries(attempts.failures).map(([login, { count, times, waitFrom }]) => ({
        login,
        count,
        last: times.at(-1) ?? waitFrom,
      })),
  };
}
