import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BackupPlace } from '../../../shared/contract/backup';
import { backupLight, daysSince } from '../../../shared/domain/backup';
import type { ReadableDb, WritableDb } from '../store/open';
import { notFound } from '../store/work';
import type { Unlocked } from '../vault/unlocked';
import { backupsIn } from './backup-list';
import { isoMoment } from './context';
import { ownBackupsPath } from './folder';

/** A row of backup_place. `path` null: the archive's own folder. */
export type PlaceRow = {
  readonly id: number;
  readonly path: string | null;
  readonly last_at: number | null;
  readonly last_seq: number | null;
  readonly failed_at: number | null;
  readonly fault: string | null;
};

export const placeRows = (db: ReadableDb): PlaceRow[] =>
  db
    .prepare('SELECT id, path, last_at, last_seq, failed_at, fault FROM backup_place ORDER BY path IS NOT NULL, id')
    .all<PlaceRow>();

/** The row of a remembered place, or (null) of the archive's own folder. */
export function placeRow(db: ReadableDb, id: number | null): PlaceRow {
  const row = placeRows(db).find((place) => (id === null ? place.path === null : place.id === id));
  if (row === undefined) throw notFound('backupPlace', id ?? 0);
  return row;
}

export const folderOf = (row: Pick<PlaceRow, 'path'>, archive: string): string => row.path ?? ownBackupsPath(archive);

/** What a person calls a place: the last two names of its path, `KINGSTON/归藏备份`. */
export function nameOf(path: string): string {
  const parent = basename(dirname(path));
  const own = basename(path);
  return own === '' ? path : parent === '' ? own : `${parent}/${own}`;
}

/** The own folder is made when it is needed; any other is there when its drive is. */
export const isConnected = (row: Pick<PlaceRow, 'path'>): boolean => row.path === null || existsSync(row.path);

export function toPlace(row: PlaceRow, archive: string, present: Unlocked, now: number): BackupPlace {
  const days = daysSince(row.last_at, now);
  return {
    id: row.path === null ? null : row.id,
    name: nameOf(folderOf(row, archive)),
    connected: isConnected(row),
    lastAt: row.last_at === null ? null : isoMoment(row.last_at),
    days,
    light: backupLight(days),
    fault: row.fault === null || row.failed_at === null ? null : { reason: row.fault, at: isoMoment(row.failed_at) },
    backups: isConnected(row) ? backupsIn(folderOf(row, archive), present) : [],
  };
}

export function noteMade(db: WritableDb, id: number, at: number, seq: number): void {
  db.prepare('UPDATE backup_place SET last_at = ?, last_seq = ?, failed_at = NULL, fault = NULL WHERE id = ?').run([
    at,
    seq,
    id,
  ]);
}
export function noteFailed(db: WritableDb, id: number, at: number, fault: string): void {
  db.prepare('UPDATE backup_place SET failed_at = ?, fault = ? WHERE id = ?').run([at, fault, id]);
}

/** Deeds that change no record: a backup of nothing else would only push an older one out. */
const IDLE_DEEDS = [
  'session.unlocked',
  'session.failedAttempts',
  'archive.created',
  'key.introduced',
  'backup.made',
  'backup.tested',
  'backup.placeAdded',
  'backup.placeRemoved',
];

/** Whether a record was changed after this entry of the log. */
export function changedSince(db: ReadableDb, seq: number | null): boolean {
  const marks = IDLE_DEEDS.map(() => '?').join(', ');
  return (
    db
      .prepare(`SELECT 1 FROM log_entry WHERE seq > ? AND deed NOT IN (${marks}) LIMIT 1`)
      .get([seq ?? 0, ...IDLE_DEEDS]) !== undefined
  );
}

/** The place a stray file name cannot lead out of. */
export const inPlace = (place: string, name: string): string => join(place, basename(name));
