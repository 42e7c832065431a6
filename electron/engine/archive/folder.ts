import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { AppFailure, type AppError } from '../../../shared/errors';
import { err, ok, type Result } from '../../../shared/result';
import { type VaultFacts, vaultFacts } from '../vault/facts';
import { MANIFEST_NAME } from '../backup/names';
import { readVaultFile } from '../vault/file';

/** The names of an archive's files inside its folder (architecture.md "On disk"). */
export const vaultPath = (folder: string): string => join(folder, 'vault.json');
export const witnessPath = (folder: string): string => join(folder, 'room.witness');
export const tombstonesPath = (folder: string): string => join(folder, 'tombstones.log');
export const attachmentsPath = (folder: string): string => join(folder, 'attachments.db');
/** Where backups go that nobody chose another place for, and what was saved from a damaged store. */
export const ownBackupsPath = (folder: string): string => join(folder, 'backups');
export const salvagePath = (folder: string): string => join(folder, 'salvaged');
export const attemptsPath = (folder: string): string => join(folder, 'attempts.json');
const OURS = /^(vault\.json|room-\d+\.db(-wal|-shm)?|room\.witness|tombstones\.log|attachments\.db)$/;

/** Whether a path is the archive's folder or lies in it; `archive-2` beside `archive` does not. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function demandWritable(folder: string): void {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new AppFailure({ code: 'folderReadOnly' });
  }
}

/** A folder that may take a new archive: there, writable, and with nothing of an archive in it. */
export function demandRoomForArchive(folder: string): void {
  if (!isFolder(folder)) throw new AppFailure({ code: 'folderMissing' });
  demandWritable(folder);
  if (readdirSync(folder).some((name) => OURS.test(name))) throw new AppFailure({ code: 'folderNotEmpty' });
}

/** What can be said of an archive without a passphrase; each thing missing has its own error (table 3.1). */
export async function lookAt(
  folder: string,
): Promise<Result<{ readonly bytes: Buffer; readonly facts: VaultFacts }, AppError>> {
  if (!isFolder(folder)) return err({ code: 'folderMissing' });
  // Working in a backup would make it something else than what was verified.
  if (existsSync(join(folder, MANIFEST_NAME))) return err({ code: 'folderIsBackup' });
  const bytes = await readVaultFile(vaultPath(folder));
  if (!bytes.ok) return bytes;
  const facts = vaultFacts(bytes.value);
  if (!facts.ok) return facts;
  if (!existsSync(join(folder, facts.value.store))) return err({ code: 'storeMissing' });
  return ok({ bytes: bytes.value, facts: facts.value });
}
