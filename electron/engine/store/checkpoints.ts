import { statSync } from 'node:fs';

/** Shorter than a lock waits for drafts, so that a killed engine leaves its commits in the file itself. */
const QUIET_MS = 150;
/** Where commits come without a pause, it is moved at this size all the same. */
const LONG_BYTES = 8 * 1024 * 1024;

/**
 * Keeps the write-ahead log short: a log that is cut or lost takes commits with it without a word (durability design,
 * finding 4). It is moved into the file once no commit has come for a moment; during an import it waits for the end.
 */
export function createCheckpoints(storePath: string, checkpoint: () => void) {
  let timer: NodeJS.Timeout | undefined;
  const run = (): void => {
    timer = undefined;
    try {
      checkpoint();
    } catch {
      // A long write holds the store, or the disk is full: the commits stay safe in the log, and the next commit tries again.
    }
  };
  return {
    afterCommit: (): void => {
      clearTimeout(timer);
      if ((statSync(`${storePath}-wal`, { throwIfNoEntry: false })?.size ?? 0) > LONG_BYTES) {
        run();
        return;
      }
      timer = setTimeout(run, QUIET_MS);
      timer.unref();
    },
    stop: (): void => {
      clearTimeout(timer);
    },
  };
}
