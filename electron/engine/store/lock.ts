import { join } from 'node:path';
import { Database } from '@signalapp/sqlcipher';
import { AppFailure } from '../../../shared/errors';
import { classify, demandWritable } from './faults';

/**
 * One engine an archive: `lock.db` is held in an exclusive transaction for the engine's life. It is an
 * operating-system lock, so a crash releases it; it holds no data and needs no key.
 */
export function takeLock(folder: string): { release: () => void } {
  demandWritable(folder);
  let db: Database;
  try {
    db = new Database(join(folder, 'lock.db'));
  } catch (cause) {
    throw classify(cause);
  }
  try {
    db.pragma('busy_timeout = 0');
    db.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    db.close();
    const named = classify(cause);
    throw named instanceof AppFailure && named.appError.code === 'busy'
      ? new AppFailure({ code: 'openElsewhere' })
      : named;
  }
  return {
    release: () => {
      db.close();
    },
  };
}
