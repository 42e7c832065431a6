import type { Level } from '../../../shared/domain/level';
import type { Role } from '../../../shared/domain/permissions';
import { AppFailure } from '../../../shared/errors';
import { classify } from './faults';
import { append, type Deed, type LogMoment, type Signer } from './log';
import type { ReadableDb, WritableDb } from './open';

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
  write<T>(session: Session, run: (db: WritableDb, moment: Moment) => { readonly value: T; readonly deeds: readonly Deed[] }): T;
  /** Drafts, view settings and counters: kept, but no deed (domain.md "Log"). */
  keep<T>(run: (db: WritableDb, moment: Moment) => T): T;
};

export function createWork(writer: WritableDb, reader: ReadableDb, now: () => Moment): Work {
  const guarded = <T>(run: () => T): T => {
    try {
      return run();
    } catch (cause) {
      throw classify(cause);
    }
  };
  return {
    now,
    read: (run) => guarded(() => run(reader)),
    write: (session, run) =>
      guarded(() =>
        writer.transaction(() => {
          const moment = now();
          const { value, deeds } = run(writer, moment);
          if (deeds.length === 0) throw new Error('a write without a deed');
          for (const deed of deeds) append(writer, session.operatorId, moment, deed, [session.signer]);
          return value;
        })(),
      ),
    keep: (run) => guarded(() => writer.transaction(() => run(writer, now()))()),
  };
}

export const notFound = (entity: string, id: number | string): AppFailure => new AppFailure({ code: 'notFound', entity, id: String(id) });
export const stale = (entity: string, id: number | string): AppFailure => new AppFailure({ code: 'stale', entity, id: String(id) });
