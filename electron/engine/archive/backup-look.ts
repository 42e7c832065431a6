import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { OutputOf } from '../../../shared/contract/index';
import { readManifest } from '../backup/manifest';
import { vaultOf } from '../backup/verify';
import { vaultFacts, vaultNameOf } from '../vault/facts';
import { foldersOf, toBackup } from './backup-list';
import { ownBackupsPath, salvagePath } from './folder';
import type { Surroundings } from './subject';

/**
 * The backups that a restore may be made of, before anybody unlocks: in the folder behind `ticket`, or that folder
 * itself; without one, what was salvaged from `archive` and its own backups. Nothing in them is proven yet.
 */
export function lookForBackups(
  archive: string | null,
  ticket: string | null,
  pathOf: Surroundings['pathOf'],
): OutputOf<'backup.look'> {
  const picked = ticket === null ? null : pathOf(ticket);
  const places =
    picked !== null
      ? [{ place: picked, at: 'picked' as const }]
      : archive === null
        ? []
        : [
            { place: salvagePath(archive), at: 'salvaged' as const },
            { place: ownBackupsPath(archive), at: 'own' as const },
          ];
  const itself = picked === null ? null : readManifest(picked);
  const listed =
    picked !== null && ticket !== null && itself !== null
      ? [
          {
            source: { at: 'picked' as const, folder: ticket, name: null },
            folder: picked,
            name: basename(picked),
            manifest: itself,
          },
        ]
      : places.flatMap(({ place, at }) =>
          foldersOf(place).map(({ name, folder, manifest }) => ({
            source: at === 'picked' ? { at, folder: ticket ?? '', name } : { at, name },
            folder,
            name,
            manifest,
          })),
        );
  const first = listed[0];
  return {
    vaultName: first === undefined ? null : vaultNameOf(first.manifest.vaultId),
    backups: listed.map(({ source, folder, name, manifest }) => ({
      source,
      backup: toBackup(name, manifest, 'unknown'),
      logins: loginsOf(folder),
    })),
  };
}

/** Whom a backup lets in, as its vault says without a passphrase; none where it cannot be read. */
export function loginsOf(folder: string): string[] {
  if (!existsSync(join(folder, 'vault.json'))) return [];
  const facts = vaultFacts(vaultOf(folder));
  return facts.ok ? [...facts.value.logins] : [];
}
