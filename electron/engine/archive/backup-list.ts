import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../../shared/contract/backup';
import type { KeptBackup } from '../../../shared/domain/backup';
import { type Manifest, manifestHolds, readManifest } from '../backup/manifest';
import { isBackupName } from '../backup/names';
import { vaultOf } from '../backup/verify';
import { reopenVault } from '../vault/reopen';
import type { DataKey } from '../vault/secret';
import type { Unlocked } from '../vault/unlocked';
import { isoMoment } from './context';

/** More than the rule ever keeps; beyond it the oldest are not listed. */
const LISTED = 200;

export function toBackup(name: string, manifest: Manifest, state: Backup['state']): Backup {
  return {
    name,
    madeAt: isoMoment(manifest.madeAt),
    reason: manifest.reason,
    entries: manifest.head.seq,
    volumes: manifest.counts['volume'] ?? 0,
    bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
    appVersion: manifest.appVersion,
    state,
    lost: manifest.lost.length,
  };
}

/** The key of a backup, by the keys of whoever is unlocked today; null where they cannot open its vault. */
export function keyOfBackup(folder: string, manifest: Manifest, present: Unlocked): DataKey | null {
  if (manifest.vaultId !== present.vaultId) return null;
  if (manifest.dataKeyVersion === present.dataKeyVersion) return present.dataKey;
  const opened = reopenVault(vaultOf(folder), present);
  return opened.ok ? opened.value.dataKey : null;
}

/** Quick: the manifest's seal, and the files' presence and length. Their contents are proven by a test restore. */
function stateOf(folder: string, manifest: Manifest, present: Unlocked): Backup['state'] {
  const complete = manifest.files.every(
    ({ name, bytes }) => statSync(join(folder, name), { throwIfNoEntry: false })?.size === bytes,
  );
  if (!complete) return 'damaged';
  const key = keyOfBackup(folder, manifest, present);
  if (key === null) return 'unknown';
  return manifestHolds(manifest, key) ? 'sealed' : 'damaged';
}

export type Listed = { readonly name: string; readonly folder: string; readonly manifest: Manifest };

/** Folders that claim to be backups, newest name first. */
export function foldersOf(place: string): Listed[] {
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter(isBackupName)
    .sort()
    .reverse()
    .slice(0, LISTED)
    .flatMap((name) => {
      const folder = join(place, name);
      const manifest = readManifest(folder);
      return manifest === null ? [] : [{ name, folder, manifest }];
    });
}

export const backupsIn = (place: string, present: Unlocked): Backup[] =>
  foldersOf(place)
    .filter(({ manifest }) => manifest.vaultId === present.vaultId)
    .map(({ name, folder, manifest }) => toBackup(name, manifest, stateOf(folder, manifest, present)));

/** The same facts for the rule that lets old ones go; another archive's backups are not ours to touch. */
export const keptIn = (place: string, present: Unlocked): KeptBackup[] =>
  foldersOf(place)
    .filter(({ manifest }) => manifest.vaultId === present.vaultId && manifest.reason !== 'salvage')
    .map(({ name, folder, manifest }) => ({
      name,
      at: manifest.madeAt,
      seq: manifest.head.seq,
      verified: stateOf(folder, manifest, present) === 'sealed',
    }));
