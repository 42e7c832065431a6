import { checkpoint, type WritableDb } from './open';

/** Shorter than a lock waits for drafts, so that a killed engine leaves its commits in the file itself. */
const QUIET_MS = 150;

/**
 * Keeps the write-ahead log short: a log that is cut or lost takes commits with it without a word (durability design,
 * finding 4). It is moved into the file once no commit has come for a moment; during an import it waits for the end.
 */
export function createCheckpoints(db: WritableDb) {
  let timer: NodeJS.Timeout | undefined;
  const run = (): void => {
    timer = undefined;
    try {
      checkpoint(db);
    } catch {
      // A long write holds the store, or the disk is full: the commits stay safe in the log, and the next commit tries again.
    }
  };
  return {
    afterCommit: (): void => {
      clearTimeout(timer);
      timer = setTimeout(run, QUIET_MS);
      timer.unref();
    },
    stop: (): void => {
      clearTimeout(timer);
    },
  };
}
