import type { AppError } from '../../../shared/errors';
import { type Deed, head } from '../store/log';
import { verifyLog } from '../store/log-verify';
import type { ReadableDb } from '../store/open';
import { isoMoment } from './context';
import { verifyStored } from './session';
import type { OpenArchive } from './unlock';

/** What an unlock reads in the log, and what it writes there. */
export type FailedTry = { readonly login: string; readonly at: number };

/** How many of the last entries are checked at every unlock; the whole chain is `audit.verify`. */
const TAIL = 100;

/** What an unlock says of the clock and of the newest entries of the log. */
export function findings(db: ReadableDb, now: number): AppError[] {
  const last = head(db);
  const tail = verifyLog(db, verifyStored, Math.max(1, last.seq - TAIL));
  return [
    ...(last.at > now ? [{ code: 'clockBehind' as const, lastAt: isoMoment(last.at) }] : []),
    ...(tail.firstBroken === null ? [] : [{ code: 'logBroken' as const, seq: tail.firstBroken }]),
  ];
}

/** Somebody answers for what the witness said, with a reason: the store is taken as it is from here on. */
export function acknowledgement(alarms: readonly AppError[], reason: string): Deed {
  const facts = alarms.flatMap((alarm) => Object.entries(alarm)).filter(([name]) => name !== 'code');
  const after = { found: alarms.map(({ code }) => code).join(' '), ...Object.fromEntries(facts) };
  return {
    deed: 'witness.acknowledged',
    reason,
    changes: [{ subject: 'archive:1', level: 0, before: null, after }],
  };
}

/** The unlock, after the tries that failed before it and whatever else goes before it in the same moment. */
export function noteUnlock(
  { context, session }: OpenArchive,
  failedBefore: readonly FailedTry[],
  before: readonly Deed[] = [],
): void {
  const subject = `operator:${String(session.operatorId)}`;
  const failed = {
    failed: failedBefore.length,
    first: failedBefore[0] === undefined ? null : isoMoment(failedBefore[0].at),
  };
  context.work.write(session, () => ({
    value: null,
    deeds: [
      ...before,
      ...(failedBefore.length === 0
        ? []
        : [{ deed: 'session.failedAttempts' as const, changes: [{ subject, level: 0, before: null, after: failed }] }]),
      { deed: 'session.unlocked' as const, changes: [{ subject, level: 0, before: null, after: null }] },
    ],
  }));
}
