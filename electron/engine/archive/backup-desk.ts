import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { backupLight, daysSince, isTrialDue } from '../../../shared/domain/backup';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import { readManifest } from '../backup/manifest';
import { folderOf, nameOf, type PlaceRow, placeRow, placeRows, toPlace } from './backup-places';
import { isoMoment } from './context';
import { isInside } from './folder';
import type { SessionHandlers } from './subject';
import type { OpenArchive } from './unlock';

/** What is known of the backups, and the places where they go. */
export function createBackupDesk({ context: { work }, keys }: OpenArchive, clock: () => number) {
  const shown = (row: PlaceRow) => toPlace(row, keys.folder, keys.unlocked, clock());
  return {
    'backup.state': () =>
      work.read((db) => {
        const rows = placeRows(db);
        const last = Math.max(0, ...rows.map((row) => row.last_at ?? 0));
        const days = daysSince(last === 0 ? null : last, clock());
        const tried = db
          .prepare(`SELECT at FROM log_entry WHERE deed = 'backup.tested' ORDER BY seq DESC LIMIT 1`)
          .get<{ at: number }>();
        const trialDays = daysSince(tried?.at ?? null, clock());
        return {
          lastAt: last === 0 ? null : isoMoment(last),
          days,
          light: backupLight(days),
          elsewhere: rows.some(({ path }) => path !== null),
          faults: rows.flatMap((row) =>
            row.fault === null || row.failed_at === null
              ? []
              : [{ place: nameOf(folderOf(row, keys.folder)), reason: row.fault, at: isoMoment(row.failed_at) }],
          ),
          trialDays,
          trialDue: last !== 0 && isTrialDue(trialDays),
        };
      }),
    'backup.places': () => work.read((db) => placeRows(db).map(shown)),
    'backup.addPlace': ({ folder: ticket }, by, around) => {
      const path = resolve(around.pathOf(ticket));
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
        throw new AppFailure({ code: 'folderMissing' });
      if (readManifest(path) !== null) throw new AppFailure({ code: 'folderIsBackup' });
      // Inside the archive's folder a chosen place protects from nothing that its own folder does not.
      if (isInside(path, keys.folder)) throw ruleBroken('placeInsideArchive');
      const row = work.write(by, (db, { at }) => {
        if (db.prepare('SELECT 1 FROM backup_place WHERE path = ?').get([path]) !== undefined)
          throw ruleBroken('nameTaken', { name: nameOf(path) });
        const id = db
          .prepare('INSERT INTO backup_place (path, added_at) VALUES (?, ?)')
          .run([path, at]).lastInsertRowid;
        return {
          value: placeRow(db, id),
          deeds: [
            {
              deed: 'backup.placeAdded',
              changes: [{ subject: `place:${String(id)}`, level: 0, before: null, after: { name: nameOf(path) } }],
            },
          ],
        };
      });
      return shown(row);
    },
    'backup.removePlace': ({ id }, by) =>
      work.write(by, (db) => {
        const row = placeRow(db, id);
        if (row.path === null) throw ruleBroken('ownPlaceStays');
        db.prepare('DELETE FROM backup_place WHERE id = ?').run([id]);
        return {
          value: {},
          deeds: [
            {
              deed: 'backup.placeRemoved',
              changes: [{ subject: `place:${String(id)}`, level: 0, before: { name: nameOf(row.path) }, after: null }],
            },
          ],
        };
      }),
  } satisfies Pick<SessionHandlers, `backup.${'state' | 'places' | 'addPlace' | 'removePlace'}`>;
}
