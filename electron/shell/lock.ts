import type { BrowserWindow, Session } from 'electron';
import type { Topic } from '../../shared/contract/index';
import type { Documents } from './documents';
import type { Engine } from './engine';
import { freshPage } from './page-life';
import type { Previews } from './preview';
import type { Tickets } from './tickets';

/** The page sends a draft within this time of the last key, and so long a lock waits for it. */
const FLUSH_MS = 300;

export type Parts = {
  readonly engine: Engine;
  readonly documents: Documents;
  readonly previews: Previews;
  readonly tickets: Tickets;
  readonly session: Session;
  readonly window: () => BrowserWindow | undefined;
  readonly folder: () => string | null;
  readonly announce: (topics: readonly Topic[]) => void;
};

/** `asked`: the page has sent its drafts and asks. `sudden`: it could not know. `died`: the engine is gone already. */
export type LockCause = 'asked' | 'sudden' | 'died';

/** Locking, once however many ask at the same time: flush, kill, forget, begin afresh. */
export function createLock(parts: Parts): (cause: LockCause) => Promise<void> {
  let running: Promise<void> | undefined;
  return (cause) => {
    running ??= lock(parts, cause).finally(() => {
      running = undefined;
    });
    return running;
  };
}

async function lock(parts: Parts, cause: LockCause): Promise<void> {
  await flush(parts.engine, cause);
  await forget(parts);
  parts.engine.start(parts.folder());
  parts.announce(['session']);
  const window = parts.window();
  if (window !== undefined) await freshPage(window);
}

/** A backup at quit may take so long; what is not done then is swept away by the next one. */
const LAST_BACKUP_MS = 120_000;

/** Before the program ends: as a lock, with a backup where one is due, and nothing started afterwards. */
export async function shut(parts: Parts): Promise<void> {
  await flush(parts.engine, 'sudden');
  parts.window()?.hide();
  await lastBackup(parts.engine);
  await forget(parts);
}

/** The engine answers at once where it is locked or nothing is due. */
async function lastBackup(engine: Engine): Promise<void> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    limit = setTimeout(resolve, LAST_BACKUP_MS);
  });
  await Promise.race([engine.call('backup.makeDue', { reason: 'quit' }), late]);
  clearTimeout(limit);
}

async function flush(engine: Engine, cause: LockCause): Promise<void> {
  if (cause === 'sudden') await new Promise((resolve) => setTimeout(resolve, FLUSH_MS));
  if (cause !== 'died') await engine.settle(FLUSH_MS);
}

async function forget({ engine, documents, previews, tickets, session }: Parts): Promise<void> {
  engine.stop();
  previews.closeAll();
  documents.clear();
  tickets.clear();
  await session.clearStorageData();
}
