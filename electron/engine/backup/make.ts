import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BackupReason } from '../../../shared/domain/backup';
import { AppFailure } from '../../../shared/errors';
import { copyStore, inspectStore, sameFacts, type StoreFacts } from '../store/copy';
import { lengthOf, withRoom } from '../store/room';
import { DataKey } from '../vault/secret';
import { ATTACHMENTS, checkAttachments, copyAttachments } from './attachments';
import { backupFailed, copySynced, digestOf, faultOf, syncFile, syncFolder, writeSynced } from './disk';
import { type LostRows, type Manifest, writeManifest } from './manifest';
import { MANIFEST_NAME, PARTIAL } from './names';
import type { JobHooks } from '../porter/protocol';

/** All that a porter needs to make one backup; the key comes over its port and nowhere else. */
export type BackupJob = {
  readonly key: Uint8Array;
  readonly storePath: string;
  /** The folder that will hold the backup's own folder, and that folder's name (names.ts). */
  readonly place: string;
  readonly name: string;
  /** vault.json as it stands, proven by the engine. */
  readonly vault: Uint8Array;
  /** Copied where they are there. */
  readonly tombstones: string;
  readonly attachments: string;
  readonly facts: {
    readonly vaultId: string;
    readonly dataKeyVersion: number;
    readonly appVersion: string;
    readonly madeAt: number;
    readonly reason: BackupReason;
  };
};

/** A busy room commits every few seconds; a copy of a small store takes less than one. */
const TRIES = 5;

/**
 * Makes and verifies one backup (security design, 4.3): copy → sync → opened again with the key → every check → counts
 * and head of the log as in the store → vault beside it → manifest → the folder gets its final name. Only then it is one.
 */
export async function makeBackup(job: BackupJob, hooks: JobHooks): Promise<Manifest> {
  const partial = join(job.place, `${job.name}${PARTIAL}`);
  const final = join(job.place, job.name);
  try {
    if (existsSync(final)) throw backupFailed('nameTaken');
    mkdirSync(partial);
    const manifest = await fill(partial, job, hooks);
    syncFolder(partial);
    renameSync(partial, final);
    syncFolder(job.place);
    return manifest;
  } catch (cause) {
    rmSync(partial, { recursive: true, force: true });
    const { storePath, attachments, tombstones } = job;
    throw withRoom(named(cause), () => lengthOf(storePath, `${storePath}-wal`, attachments, tombstones));
  }
}

async function fill(folder: string, job: BackupJob, { progress, turn }: JobHooks): Promise<Manifest> {
  const key = new DataKey(job.key);
  const store = basename(job.storePath);
  const steps = 5;
  progress('copy', 0, steps);
  await turn();
  const facts = await copyQuietly(job.storePath, key.hex(), join(folder, store), turn);
  // After the store: whatever the copied store knows of is in the copied file then, and perhaps more.
  const hasAttachments = await copyAttachments(
    job.attachments,
    join(folder, store),
    join(folder, ATTACHMENTS),
    key,
    turn,
  );
  progress('check', 1, steps);
  await turn();
  if (!sameFacts(inspectStore(join(folder, store), key.hex()), facts)) throw backupFailed('notEqual');
  await checkAttachments(join(folder, store), join(folder, ATTACHMENTS), key, turn);
  progress('vault', 2, steps);
  await turn();
  writeSynced(join(folder, 'vault.json'), job.vault);
  const hasTombstones = existsSync(job.tombstones);
  if (hasTombstones) await copySynced(job.tombstones, join(folder, 'tombstones.log'), turn);
  progress('digest', 3, steps);
  const names = [
    store,
    'vault.json',
    ...(hasAttachments ? [ATTACHMENTS] : []),
    ...(hasTombstones ? ['tombstones.log'] : []),
  ];
  const manifest = await seal(folder, names, facts, { ...job.facts, store, lost: [] }, key, turn);
  progress('manifest', steps, steps);
  await turn();
  return manifest;
}

type About = BackupJob['facts'] & { readonly store: string; readonly lost: LostRows[] };

/** Writes the manifest over files that are complete and checked. */
export async function seal(
  folder: string,
  names: readonly string[],
  { version, head, counts, numbers }: StoreFacts,
  about: About,
  key: DataKey,
  turn: JobHooks['turn'],
): Promise<Manifest> {
  const files: Manifest['files'] = [];
  for (const name of names) files.push({ name, ...(await digestOf(join(folder, name), turn)) });
  const { manifest, bytes } = writeManifest(
    { format: 'guicang-backup', version: 1, ...about, storeVersion: version, head, counts, numbers, files },
    key,
  );
  writeSynced(join(folder, MANIFEST_NAME), bytes);
  return manifest;
}

async function copyQuietly(from: string, keyHex: string, to: string, turn: JobHooks['turn']): Promise<StoreFacts> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const facts = copyStore(from, keyHex, to);
    if (facts !== null) {
      syncFile(to);
      return facts;
    }
    // Entries were saved while it was copied: the copy is whole, but nothing could prove that it is equal.
    rmSync(to);
    await turn();
  }
  throw backupFailed('changedMeanwhile');
}

/** Every fault of a backup under its own reason: the sentence says that no backup was made, not that an entry was lost. */
function named(cause: unknown): unknown {
  const fault = faultOf(cause);
  if (!(fault instanceof AppFailure)) return fault;
  const { code } = fault.appError;
  return ['diskFull', 'diskError', 'folderReadOnly', 'folderMissing', 'storeDamaged', 'busy'].includes(code)
    ? backupFailed(code)
    : fault;
}
