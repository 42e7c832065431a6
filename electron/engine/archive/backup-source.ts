import { join } from 'node:path';
import type { BackupSource } from '../../../shared/contract/backup';
import { AppFailure } from '../../../shared/errors';
import { folderOf, placeRow } from './backup-places';
import type { ReadableDb } from './context';
import { ownBackupsPath, salvagePath } from './folder';
import type { Surroundings } from './subject';

/** The folder of a backup that a page names. */
export function folderOfSource(
  source: BackupSource,
  archive: string | null,
  pathOf: Surroundings['pathOf'],
  db: ReadableDb | null,
): string {
  const own = (): string => {
    if (archive === null) throw new AppFailure({ code: 'folderMissing' });
    return archive;
  };
  switch (source.at) {
    case 'own':
      return join(ownBackupsPath(own()), source.name);
    case 'salvaged':
      return join(salvagePath(own()), source.name);
    case 'picked':
      return source.name === null ? pathOf(source.folder) : join(pathOf(source.folder), source.name);
    case 'place':
      if (db === null) throw new AppFailure({ code: 'locked' });
      return join(folderOf(placeRow(db, source.id), own()), source.name);
  }
}
