import { existsSync } from 'node:fs';
import { checkFiles, copyFiles, filesKey, knownFiles } from '../store/sealed-files';
import { openAsIs } from '../store/open';
import type { JobHooks } from '../porter/protocol';
import type { DataKey } from '../vault/secret';
import { backupFailed, copySynced, syncFile } from './disk';

/** The scans of an archive in its backups: what the copied store knows of is in the copied file, and can be opened. */
export const ATTACHMENTS = 'attachments.db';

/** What a store knows of its files; `key` null where it never had one. */
function knownTo(storePath: string, key: DataKey) {
  const db = openAsIs(storePath, key.hex());
  try {
    const filesKeyHex = filesKey(db);
    return { key: filesKeyHex, files: filesKeyHex === null ? [] : knownFiles(db) };
  } finally {
    db.close();
  }
}

/** False where there is nothing to copy. A file that the store has no key for is taken along byte for byte. */
export async function copyAttachments(
  from: string,
  store: string,
  to: string,
  key: DataKey,
  turn: JobHooks['turn'],
): Promise<boolean> {
  if (!existsSync(from)) return false;
  const known = knownTo(store, key);
  if (known.key === null) await copySynced(from, to, turn);
  else {
    copyFiles(from, known.key, to);
    syncFile(to);
  }
  return true;
}

/** Every scan that the store knows of is there, opens with its key and has its hash. Throws `backupFailed`. */
export async function checkAttachments(
  store: string,
  path: string,
  key: DataKey,
  turn: JobHooks['turn'],
): Promise<void> {
  const { key: filesKeyHex, files } = knownTo(store, key);
  if (filesKeyHex === null || files.length === 0) return;
  try {
    await checkFiles(path, filesKeyHex, files, turn);
  } catch {
    throw backupFailed('attachmentsDiffer');
  }
}
