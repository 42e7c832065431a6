import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inspectStore, sameFacts } from '../store/copy';
import { migrations } from '../store/migrations/index';
import { AppFailure } from '../../../shared/errors';
import { openAsIs } from '../store/open';
import { withRoom, lengthOf } from '../store/room';
import { DataKey } from '../vault/secret';
import type { JobHooks } from '../porter/protocol';
import { ATTACHMENTS, checkAttachments } from './attachments';
import { backupFailed, copySynced, digestOf, faultOf } from './disk';
import { type Manifest, manifestHolds, readManifest } from './manifest';
import { sampleRecords, type Sample } from './sample';

export type VerifyJob = { readonly key: Uint8Array; readonly folder: string };

/** The manifest of a folder that claims to be a backup, proven by its MAC; each fault under its own reason. */
export function provenManifest(folder: string, key: DataKey): Manifest {
  if (!existsSync(folder)) throw backupFailed('folderMissing');
  const manifest = readManifest(folder);
  if (manifest === null) throw backupFailed('notABackup');
  if (!manifestHolds(manifest, key)) throw backupFailed('manifestForged');
  if (manifest.storeVersion > migrations.length)
    throw new AppFailure({ code: 'storeFromLater', found: manifest.storeVersion, known: migrations.length });
  return manifest;
}

/** Whether a backup is what was verified when it was made: each file by its digest, the store by every check and by its facts. */
export async function verifyBackup({ key: raw, folder }: VerifyJob, { progress, turn }: JobHooks): Promise<Manifest> {
  const key = new DataKey(raw);
  try {
    const manifest = provenManifest(folder, key);
    let done = 0;
    for (const file of manifest.files) {
      progress('digest', done, manifest.files.length + 1);
      const path = join(folder, file.name);
      if (!existsSync(path)) throw backupFailed('fileMissing', { name: file.name });
      const found = await digestOf(path, turn);
      if (found.bytes !== file.bytes || found.sha256 !== file.sha256)
        throw backupFailed('fileDiffers', { name: file.name });
      done += 1;
    }
    progress('check', done, manifest.files.length + 1);
    await turn();
    demandFacts(join(folder, manifest.store), manifest, key);
    await checkAttachments(join(folder, manifest.store), join(folder, ATTACHMENTS), key, turn);
    return manifest;
  } catch (cause) {
    throw faultOf(cause);
  }
}

function demandFacts(path: string, { storeVersion, head, counts, numbers }: Manifest, key: DataKey): void {
  const found = inspectStore(path, key.hex());
  if (!sameFacts(found, { version: storeVersion, head, counts, numbers })) throw backupFailed('notEqual');
}

export type TrialJob = VerifyJob & {
  /** A new folder on the archive's own drive; what is put there stays encrypted, and goes again. */
  readonly into: string;
  readonly present: { readonly storePath: string; readonly key: Uint8Array };
};
export type Trial = { readonly manifest: Manifest; readonly sample: Sample };

/** A restore as it would be, into a folder of its own: copied, opened, checked, counted, and 20 records compared with today's. */
export async function tryRestore(job: TrialJob, hooks: JobHooks): Promise<Trial> {
  const manifest = await verifyBackup(job, hooks);
  const key = new DataKey(job.key);
  try {
    mkdirSync(job.into, { recursive: true });
    hooks.progress('restore', 0, 2);
    const copy = join(job.into, manifest.store);
    await copySynced(join(job.folder, manifest.store), copy, hooks.turn);
    demandFacts(copy, manifest, key);
    hooks.progress('compare', 1, 2);
    await hooks.turn();
    const restored = openAsIs(copy, key.hex());
    const present = openAsIs(job.present.storePath, new DataKey(job.present.key).hex());
    try {
      const sample = sampleRecords(restored, present, manifest.head.seq);
      if (sample.differing > 0) throw backupFailed('recordsDiffer', { count: String(sample.differing) });
      return { manifest, sample };
    } finally {
      restored.close();
      present.close();
    }
  } catch (cause) {
    throw withRoom(faultOf(cause), () => lengthOf(join(job.folder, manifest.store)));
  } finally {
    rmSync(job.into, { recursive: true, force: true });
  }
}

export type BringJob = VerifyJob & {
  /** File of the backup → full path it is to get; none of them may exist. */
  readonly to: Readonly<Record<string, string>>;
};

/** Copies a verified backup's files to where a restore wants them, and proves the copies too. The backup stays as it is. */
export async function bringBackup(job: BringJob, hooks: JobHooks): Promise<Manifest> {
  const manifest = await verifyBackup(job, hooks);
  const made: string[] = [];
  try {
    let done = 0;
    for (const { name, bytes, sha256 } of manifest.files) {
      const to = job.to[name];
      if (to === undefined) continue;
      hooks.progress('restore', done, manifest.files.length);
      if (existsSync(to)) throw backupFailed('nameTaken');
      made.push(to);
      await copySynced(join(job.folder, name), to, hooks.turn);
      const found = await digestOf(to, hooks.turn);
      if (found.bytes !== bytes || found.sha256 !== sha256) throw backupFailed('fileDiffers', { name });
      if (name === manifest.store) demandFacts(to, manifest, new DataKey(job.key));
      done += 1;
    }
    return manifest;
  } catch (cause) {
    for (const path of made) rmSync(path, { force: true });
    throw withRoom(faultOf(cause), () => manifest.files.reduce((sum, { bytes }) => sum + bytes, 0));
  }
}

/** vault.json of a backup, as bytes; it proves itself when it is opened. */
export function vaultOf(folder: string): Buffer {
  try {
    return readFileSync(join(folder, 'vault.json'));
  } catch {
    throw backupFailed('fileMissing', { name: 'vault.json' });
  }
}
