import { type Account, refuseRemoving } from '../../../shared/domain/operators';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import type { Deed } from '../store/log';
import type { WritableDb } from '../store/open';
import { createWork, type Session } from '../store/work';
import { removeOperator } from '../vault/operators';
import type { Unlocked } from '../vault/unlocked';
import { type Context, subjectOf } from './context';
import { accountFacts, livingAccounts, livingOperator, touchOperator } from './operator-rows';
import { type Rotation, unchanged } from './rotation';
import type { SessionHandlers, Surroundings } from './subject';
import type { Keys } from './vault-change';

/** Renews the data key of the whole archive, after a backup of it as it was. */
export type Rotate = (rotation: Rotation, around: Surroundings) => Promise<void>;

const STEPS = ['copy', 'check', 'settle'] as const;

/** The turn of the event loop in which the last message leaves: the part that follows blocks this process. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function stepping(around: Surroundings): Rotation['step'] {
  return async (step) => {
    if (around.cancelled()) throw new AppFailure({ code: 'cancelled' });
    around.progress(step, STEPS.indexOf(step), STEPS.length);
    await breathe();
  };
}

const renewed = (before: number): Deed => ({
  deed: 'dataKey.renewed',
  changes: [
    { subject: 'archive:1', level: 0, before: { dataKeyNumber: before }, after: { dataKeyNumber: before + 1 } },
  ],
});

/** What goes out of the archive takes the present data key with it; so does a recovery sheet that fell into wrong hands. */
export function createOperatorRemoval({ work }: Context, keys: Keys, rotate: Rotate) {
  const actor = ({ operatorId, roles, clearance }: Session): Account => ({ id: operatorId, roles, clearance });
  /** The moment is taken while the archive is still open: the time zone is one of its settings. */
  const write = (session: Session, run: (db: WritableDb, at: number) => Deed[]) => {
    const moment = work.now();
    return (db: WritableDb): void => {
      createWork(db, db, () => moment).write(session, (writable, { at }) => ({
        value: null,
        deeds: run(writable, at),
      }));
    };
  };
  return {
    'operators.remove': async ({ operatorId, version, loginTyped, reason }, session, around) => {
      const target = work.read((db) => {
        const found = livingOperator(db, operatorId);
        const refused = refuseRemoving(actor(session), found, livingAccounts(db));
        if (refused !== null) throw ruleBroken(refused);
        return found;
      });
      if (loginTyped !== target.login)
        throw new AppFailure({ code: 'invalidInput', fields: { loginTyped: ['loginDiffers'] } });
      await rotate(
        {
          step: stepping(around),
          amend: (file, unlocked) => removeOperator(file, unlocked, target.vaultSlot),
          change: write(session, (db, at) => {
            touchOperator(db, operatorId, version, 'removed_at = ?', [at]);
            const subject = subjectOf('operator', operatorId);
            const removed = { subject, level: 0, before: accountFacts(target), after: null };
            return [{ deed: 'operator.removed', reason, changes: [removed] }, renewed(numberOf(keys.unlocked))];
          }),
        },
        around,
      );
      return {};
    },
    'operators.renewKey': async ({ reason }, session, around) => {
      await rotate(
        {
          step: stepping(around),
          amend: unchanged,
          change: write(session, () => [{ ...renewed(numberOf(keys.unlocked)), reason }]),
        },
        around,
      );
      return {};
    },
  } satisfies Pick<SessionHandlers, `operators.${'remove' | 'renewKey'}`>;
}

const numberOf = ({ dataKeyVersion }: Unlocked): number => dataKeyVersion;
