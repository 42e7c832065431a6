import { AppFailure } from '../../../shared/errors';
import type { Migration } from './migration';
import { migrations } from './migrations/index';
import type { WritableDb } from './open';

export const storeVersion = (db: WritableDb): number => Number(db.pragma('user_version', { simple: true }));

/** Whether migrating would change it. */
export const isBehind = (db: WritableDb): boolean => storeVersion(db) < migrations.length;

/** A step and its number commit together, so a power cut leaves a whole old store or a whole new one. */
export function migrate(db: WritableDb, steps: readonly Migration[] = migrations, upTo = steps.length): void {
  steps.forEach((step, index) => {
    if (step.version !== index + 1) throw new Error(`migration ${step.name} is out of order`);
  });
  const found = storeVersion(db);
  if (found > steps.length) throw new AppFailure({ code: 'storeFromLater', found, known: steps.length });
  for (const step of steps.slice(found, upTo)) {
    db.transaction(() => {
      step.up(db);
      db.pragma(`user_version = ${String(step.version)}`);
    })();
  }
}
