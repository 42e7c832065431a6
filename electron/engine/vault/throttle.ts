/**
 * How long a person at the keyboard waits after wrong passphrases (row 20 of the durability design): three tries are
 * free, then 2, 4, 8 … 300 seconds. It hinders guessing on this PC only; a copied disk is a matter of the passphrase.
 */
export const FREE_FAILURES = 3;
export const LONGEST_WAIT_SECONDS = 300;
/** Times kept for the log; the count goes on beyond it. */
export const KEPT_TIMES = 100;

/** Names no login can have: tries under names nobody has, and tries with a recovery key. */
export const UNKNOWN_TRIES = '?';
export const RECOVERY_TRIES = '#recovery';
/** Wrong tries that belong to no operator are told to whoever unlocks next. */
export const SHARED_TRIES: readonly string[] = [UNKNOWN_TRIES, RECOVERY_TRIES];

/** One operator's wrong tries since their last unlock; times are UTC milliseconds, oldest first. */
export type Failures = { readonly count: number; readonly times: readonly number[]; readonly waitFrom: number };
/** By login. `suspectSince`: the file was damaged then, so everyone without failures of their own waits the longest once. */
export type Attempts = { readonly failures: Readonly<Record<string, Failures>>; readonly suspectSince: number | null };

export const noAttempts: Attempts = { failures: {}, suspectSince: null };

/** Seconds of waiting after the n-th failure in a row: 0, 0, 0, 2, 4, 8 … 300. */
export function delayAfter(count: number): number {
  return count <= FREE_FAILURES ? 0 : Math.min(LONGEST_WAIT_SECONDS, 2 ** Math.min(count - FREE_FAILURES, 30));
}

const failuresOf = (attempts: Attempts, login: string): Failures | undefined =>
  Object.hasOwn(attempts.failures, login) ? attempts.failures[login] : undefined;

/** Whole seconds until this operator may try again; 0 is now. */
export function secondsToWait(attempts: Attempts, login: string, now: number): number {
  const own = failuresOf(attempts, login);
  const waits = [
    own === undefined ? 0 : left(own.waitFrom, delayAfter(own.count), now),
    attempts.suspectSince === null ? 0 : left(attempts.suspectSince, LONGEST_WAIT_SECONDS, now),
  ];
  return Math.max(...waits);
}

function left(from: number, delay: number, now: number): number {
  return Math.min(delay, Math.max(0, Math.ceil((from + delay * 1000 - now) / 1000)));
}

/**
 * With the clock set back behind the last failure, its wait starts again from now: neither over at once nor in years.
 * Asked before each try; the same object comes back when nothing changed.
 */
export function reanchored(attempts: Attempts, now: number): Attempts {
  const late = (from: number): boolean => from > now;
  const suspect = attempts.suspectSince;
  if (!Object.values(attempts.failures).some(({ waitFrom }) => late(waitFrom)) && !(suspect !== null && late(suspect)))
    return attempts;
  const failures = Object.fromEntries(
    Object.entries(attempts.failures).map(([login, own]) => [
      login,
      late(own.waitFrom) ? { ...own, waitFrom: now } : own,
    ]),
  );
  return { failures, suspectSince: suspect !== null && late(suspect) ? now : suspect };
}

/** One more wrong try. Written before the passphrase is computed, so that ending the program does not save a try. */
export function withFailure(attempts: Attempts, login: string, now: number): Attempts {
  const own = failuresOf(attempts, login) ?? { count: 0, times: [], waitFrom: now };
  const next: Failures = { count: own.count + 1, times: [...own.times, now].slice(-KEPT_TIMES), waitFrom: now };
  return { ...attempts, failures: { ...attempts.failures, [login]: next } };
}

/** The operator is in: their own failures and those of nobody are forgotten, every other operator's stay. */
export function withoutFailures(attempts: Attempts, login: string): Attempts {
  const told = [login, ...SHARED_TRIES];
  const failures = Object.fromEntries(Object.entries(attempts.failures).filter(([name]) => !told.includes(name)));
  return { failures, suspectSince: null };
}
