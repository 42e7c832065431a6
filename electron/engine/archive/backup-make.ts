import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { version as appVersion } from '../../../package.json';
import { type BackupReason, outlived } from '../../../shared/domain/backup';
import { AppFailure } from '../../../shared/errors';
import { backupFailed, faultOf } from '../backup/disk';
import type { BackupJob } from '../backup/make';
import type { Manifest } from '../backup/manifest';
import { isPartialName, PARTIAL, stampOf } from '../backup/names';
import type { Porter, RunOptions } from '../porter/client';
import { proven } from '../vault/amend';
import { keptIn } from './backup-list';
import { attachmentsPath, isInside, tombstonesPath } from './folder';
import type { Keys } from './vault-change';
import { readVault } from './vault-change';

/** What a copy of an archive starts from: its keys, its living store, and a porter to do it. */
export type CopyParts = {
  readonly keys: Keys;
  readonly storePath: string;
  readonly porter: Porter;
  /** UTC milliseconds. */
  readonly at: number;
};

/** What a porter is told of the archive; vault.json is proven first, so that no altered one is ever kept as a backup. */
export async function jobOf(
  { keys, storePath, at }: CopyParts,
  place: string,
  reason: BackupReason,
): Promise<BackupJob> {
  const { folder, unlocked } = keys;
  const vault = await readVault(folder);
  const held = proven(vault, unlocked);
  if (!held.ok) throw new AppFailure(held.error);
  return {
    key: unlocked.dataKey.expose(),
    storePath,
    place,
    name: freeName(place, at),
    vault,
    tombstones: tombstonesPath(folder),
    attachments: attachmentsPath(folder),
    facts: { vaultId: unlocked.vaultId, dataKeyVersion: unlocked.dataKeyVersion, appVersion, madeAt: at, reason },
  };
}

function freeName(place: string, at: number): string {
  const stamp = stampOf(at);
  const names = [stamp, ...Array.from({ length: 98 }, (_, n) => `${stamp}-${String(n + 2)}`)];
  const free = names.find((name) => !existsSync(join(place, name)));
  if (free === undefined) throw backupFailed('nameTaken');
  return free;
}

/**
 * One verified backup in `place`, and then only the old ones that it makes superfluous go (domain/backup.ts). Before a
 * rotation or a disposal a failure of this must stop the deed. Fails with `backupFailed` and `cancelled`.
 */
export async function backUpTo(
  parts: CopyParts,
  place: string,
  reason: BackupReason,
  options: RunOptions = {},
): Promise<Manifest & { readonly name: string }> {
  prepare(place, parts.keys.folder);
  const job = await jobOf(parts, place, reason);
  try {
    const manifest = await parts.porter.run('backup', job, options);
    prune(place, parts.keys);
    return { ...manifest, name: job.name };
  } finally {
    // A porter that was killed leaves what it had begun.
    rmSync(join(place, `${job.name}${PARTIAL}`), { recursive: true, force: true });
  }
}

/** The archive's own folder of backups is made; any other must be there. What earlier kills left half done goes. */
function prepare(place: string, archive: string): void {
  try {
    if (!existsSync(place)) {
      if (!isInside(place, archive)) throw backupFailed('folderMissing');
      mkdirSync(place, { recursive: true });
    }
    for (const name of readdirSync(place))
      if (isPartialName(name)) rmSync(join(place, name), { recursive: true, force: true });
  } catch (cause) {
    const fault = faultOf(cause);
    throw fault instanceof AppFailure && fault.appError.code !== 'backupFailed'
      ? backupFailed(fault.appError.code)
      : fault;
  }
}

/** A folder that goes loses its final name first, so that one half taken away is never taken for a backup. */
function prune(place: string, { unlocked }: Keys): void {
  for (const name of outlived(keptIn(place, unlocked))) {
    const going = join(place, `${name}${PARTIAL}`);
    try {
      renameSync(join(place, name), going);
      rmSync(going, { recursive: true, force: true });
    } catch {
      // It stays until the next time; one backup too many harms nobody.
    }
  }
}
