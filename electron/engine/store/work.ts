import { setImmediate } from 'node:timers/promises';
import type { Level } from '../../../shared/domain/level';
import type { Role } from '../../../shared/domain/permissions';
import { type AppError, AppFailure } from '../../../shared/errors';
import { classify } from './faults';
import { appending, type Deed, type LogMoment, type Signer } from './log';
import type { ReadableDb, WritableDb } from './open';
import { lengthOf, withRoom } from './room';

/** Who is signed in at this engine. `clearance` is the rank the SQL compares with. */
export type Session = {
  readonly operatorId: number;
  readonly personId: number;
  readonly login: string;
  readonly fullName: string;
  readonly roles: readonly Role[];
  readonly clearance: Level;
  readonly clearanceRank: number;
  readonly signer: Signer;
};
export type Moment = LogMoment;

/** Everything a command may use. Made once an unlock, made again with a fixed clock in tests. */
export type Work = {
  readonly now: () => Moment;
  read<T>(run: (db: ReadableDb) => T): T;
  /** One transaction: what `run` changes and the deeds it returns stand or fall together. No deed, no commit. */
  write<T>(
    session: Session,
    run: (db: WritableDb, moment: Moment) => { readonly value: T; readonly deeds: readonly Deed[] },
  ): T;
  /** The same over many turns of the event loop, for an import: reading goes on, other writes answer `busy` meanwhile. */
  writeLong<T>(
    session: Session,
    run: (
      db: WritableDb,
      moment: Moment,
    ) => Promise<{
      readonly value: T;
      readonly deeds: readonly Deed[];
      /** Told between turns how many changes are in the log; throws to take everything back. */
      readonly onLogged?: (written: number) => void;
    }>,
  ): Promise<T>;
  /** Drafts, view settings and counters: kept, but no deed (domain.md "Log"). */
  keep<T>(run: (db: WritableDb, moment: Moment) => T): T;
};

export type Hooks = {
  /** Before anything is logged; throws where nothing may be saved yet (watch.ts). */
  readonly beforeDeed?: () => void;
  /** After every commit and before anybody is told of it: the witness, and the length of the write-ahead log. */
  readonly afterCommit?: () => void;
  /** The subjects of the deeds while the transaction is open, to keep what is computed from them (archive/volume-ready.ts). */
  readonly follow?: (db: WritableDb, subjects: readonly string[]) => void;
  /** A question or a deed met a page of the store that cannot be read. */
  readonly onDamage?: (damage: AppError) => void;
};

export function createWork(
  writer: WritableDb,
  reader: ReadableDb,
  now: () => Moment,
  {
    beforeDeed = () => undefined,
    afterCommit = () => undefined,
    follow = () => undefined,
    onDamage = () => undefined,
  }: Hooks = {},
): Work {
  let long = false;
  const named = (cause: unknown): unknown => {
    const failure = withRoom(classify(cause), () => 2 * lengthOf(`${fileOf(writer)}-wal`));
    // What bears our name already was found elsewhere, in a scan or a backup.
    if (!(cause instanceof AppFailure) && failure instanceof AppFailure && failure.appError.code === 'storeDamaged')
      onDamage(failure.appError);
    return failure;
  };
  const guarded = <T>(run: () => T): T => {
    try {
      return run();
    } catch (cause) {
      throw named(cause);
    }
  };
  const changing = <T>(run: () => T): T => {
    if (long) throw new AppFailure({ code: 'busy' });
    const value = guarded(() => writer.transaction(run)());
    afterCommit();
    return value;
  };
  /** Yields between the slices of a long deed, how many changes it has written by then. */
  function* record(session: Session, moment: Moment, deeds: readonly Deed[]): Generator<number, void> {
    if (deeds.length === 0) throw new Error('a write without a deed');
    beforeDeed();
    let written = 0;
    for (const deed of deeds) {
      const signers = [session.signer, ...(deed.signers ?? [])];
      for (const subjects of appending(writer, session.operatorId, moment, deed, signers)) {
        follow(writer, subjects);
        yield (written += subjects.length);
      }
    }
  }
  return {
    now,
    read: (run) => guarded(() => run(reader)),
    write: (session, run) =>
      changing(() => {
        const moment = now();
        const { value, deeds } = run(writer, moment);
        for (const _ of record(session, moment, deeds));
        return value;
      }),
    async writeLong(session, run) {
      if (long) throw new AppFailure({ code: 'busy' });
      long = true;
      try {
        writer.exec('BEGIN IMMEDIATE');
        const moment = now();
        const { value, deeds, onLogged } = await run(writer, moment);
        for (const written of record(session, moment, deeds)) {
          onLogged?.(written);
          await setImmediate();
        }
        writer.exec('COMMIT');
        afterCommit();
        return value;
      } catch (cause) {
        rollBack(writer);
        throw named(cause);
      } finally {
        long = false;
      }
    },
    keep: (run) => changing(() => run(writer, now())),
  };
}

const fileOf = (db: ReadableDb): string => String(db.pragma('database_list')[0]?.['file'] ?? '');

/** A full disk has rolled the transaction back already; saying so again is an error of its own that hides the first. */
function rollBack(db: WritableDb): void {
  try {
    db.exec('ROLLBACK');
  } catch {
    // nothing is open any more: that is what was wanted
  }
}

export const notFound = (entity: string, id: number | string): AppFailure =>
  new AppFailure({ code: 'notFound', entity, id: String(id) });
export const stale = (entity: string, id: number | string): AppFailure =>
  new AppFailure({ code: 'stale', entity, id: String(id) });
