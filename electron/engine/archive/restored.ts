import type { Deed } from '../store/log';
import type { WritableDb } from '../store/open';
import type { Restored } from '../store/witness';
import { readTombstones } from '../backup/tombstones';
import { isoMoment, subjectOf } from './context';
import { eraseVolume } from './erase';
import { tombstonesPath } from './folder';
import { rebuildSearch } from './reindex';
import type { OpenArchive } from './unlock';

/**
 * The first unlock after a restore, in one transaction: notes the restore in the log, lets the series jump past the
 * highest numbers that were known beside the backup, and destroys again what was destroyed after it.
 */
export function finishRestore({ context, session, watch, keys }: OpenArchive): void {
  const { restored } = watch;
  if (restored === undefined) return;
  const { tombstones, unreadable } = readTombstones(tombstonesPath(keys.folder), keys.unlocked.groupSecret);
  watch.noteRestore(() => {
    context.work.write(session, (db) => {
      if (restored.salvaged) rebuildSearch(db);
      const after = {
        backup: restored.backup,
        at: isoMoment(restored.at),
        madeAt: isoMoment(restored.madeAt),
        setAside: restored.setAside,
        unreadableTombstones: unreadable,
      };
      const noted: Deed = {
        deed: 'backup.restored',
        changes: [{ subject: 'archive:1', level: 0, before: null, after }],
      };
      const destroyed = tombstones.flatMap((stone) => stone.volumes.flatMap((volume) => again(db, volume, stone)));
      return { value: null, deeds: [noted, ...jump(db, restored.numbers), ...destroyed] };
    });
  });
}

/** domain.md "Numbers": a series continues past the highest number known, and the gap is a log entry. */
function jump(db: WritableDb, numbers: Restored['numbers']): Deed[] {
  return Object.entries(numbers).flatMap(([series, known]): Deed[] => {
    const [, prefix, year] = /^([A-Z]+)-(\d{4})$/.exec(series) ?? [];
    if (prefix === undefined || year === undefined) return [];
    const last =
      db
        .prepare('SELECT last FROM number_series WHERE prefix = ? AND year = ?')
        .get<{ last: number }>([prefix, Number(year)])?.last ?? 0;
    if (known <= last) return [];
    db.prepare(
      'INSERT INTO number_series (prefix, year, last) VALUES (?, ?, ?) ON CONFLICT (prefix, year) DO UPDATE SET last = excluded.last',
    ).run([prefix, Number(year), known]);
    const changes = [{ subject: `series:${series}`, level: 0, before: { number: last }, after: { number: known } }];
    return [{ deed: 'number.gap', changes }];
  });
}

function again(
  db: WritableDb,
  volume: { id: number; machineKey: string },
  stone: { list: string; hidePrivateNames: boolean },
): Deed[] {
  const row = db
    .prepare('SELECT machine_key, level FROM volume WHERE id = ?')
    .get<{ machine_key: string; level: number }>([volume.id]);
  if (row?.machine_key !== volume.machineKey) return [];
  if (!eraseVolume(db, { volumeId: volume.id, list: stone.list, hidePrivateNames: stone.hidePrivateNames })) return [];
  return [
    {
      deed: 'volume.erasedAgain',
      changes: [
        { subject: subjectOf('volume', volume.id), level: row.level, before: null, after: { number: stone.list } },
      ],
    },
  ];
}
