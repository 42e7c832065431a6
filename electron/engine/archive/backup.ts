import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Backup } from '../../../shared/contract/backup';
import { type BackupReason, isBackupDue } from '../../../shared/domain/backup';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import { backupFailed } from '../backup/disk';
import { readManifest } from '../backup/manifest';
import { stampOf } from '../backup/names';
import type { Porter } from '../porter/client';
import { createBackupDesk } from './backup-desk';
import { backUpTo, type CopyParts } from './backup-make';
import { keyOfBackup, toBackup } from './backup-list';
import {
  changedSince,
  folderOf,
  isConnected,
  nameOf,
  noteFailed,
  noteMade,
  type PlaceRow,
  placeRow,
  placeRows,
} from './backup-places';
import { folderOfSource } from './backup-source';
import { isoMoment } from './context';
import type { SessionHandlers, Surroundings } from './subject';
import type { OpenArchive } from './unlock';

export type Backups = ReturnType<typeof createBackups>;
type Around = Pick<Surroundings, 'progress' | 'signal'>;

/** Backups of the unlocked archive: where they go, how old they are, made, tried and noted (security design, 4.3). */
export function createBackups(open: OpenArchive, outside: Porter, clock: () => number) {
  const { context, session, keys, storePath, watch } = open;
  const porter: Porter = { ...outside, run: (...job) => watch.share(() => outside.run(...job)) };
  const { work } = context;
  let running = false;

  const parts = (): CopyParts => ({ keys, storePath, porter, at: clock() });

  /** One at a time: two would read the disk against each other, and the second would copy the same. */
  async function alone<T>(run: () => Promise<T>): Promise<T> {
    if (running) throw ruleBroken('backupRunning');
    running = true;
    try {
      return await run();
    } finally {
      running = false;
    }
  }

  async function into(row: PlaceRow | null, place: string, reason: BackupReason, around: Around): Promise<Backup> {
    try {
      const made = await backUpTo(parts(), place, reason, around);
      note(row, nameOf(place), made.madeAt, made.head.seq, reason);
      return toBackup(made.name, made, 'sealed');
    } catch (cause) {
      if (row !== null && cause instanceof AppFailure && cause.appError.code === 'backupFailed') {
        const { reason: fault } = cause.appError;
        try {
          work.keep((db, { at }) => {
            noteFailed(db, row.id, at, fault);
          });
        } catch {
          // The disk that takes no backup takes no note either; why there is no backup is what must be told.
        }
      }
      throw cause;
    }
  }

  /** Nothing is logged while an alarm stands: the copy is one all the same. */
  function note(row: PlaceRow | null, place: string, at: number, seq: number, reason: BackupReason): void {
    if (row !== null) work.keep((db) => noteMade(db, row.id, at, seq));
    if (!isSettled()) return;
    work.write(session, () => ({
      value: null,
      deeds: [
        {
          deed: 'backup.made',
          changes: [
            { subject: 'archive:1', level: 0, before: null, after: { name: place, why: reason, entries: seq } },
          ],
        },
      ],
    }));
  }
  function isSettled(): boolean {
    try {
      open.watch.demandSettled();
      return true;
    } catch {
      return false;
    }
  }

  async function makeDue(reason: 'due' | 'quit', around: Around): Promise<{ made: number; failed: number }> {
    const due = work.read((db) =>
      placeRows(db).filter(
        (row) => isConnected(row) && isBackupDue(row.last_at, changedSince(db, row.last_seq), clock()),
      ),
    );
    const nothingYet = work.read((db) => !changedSince(db, null));
    let made = 0;
    let failed = 0;
    for (const row of nothingYet ? [] : due) {
      try {
        await alone(() => into(row, folderOf(row, keys.folder), reason, around));
        made += 1;
      } catch (cause) {
        if (!(cause instanceof AppFailure) || cause.appError.code !== 'backupFailed') throw cause;
        failed += 1;
      }
    }
    return { made, failed };
  }

  const handlers = {
    ...createBackupDesk(open, clock),
    'backup.make': ({ place, folder }, _by, around) => {
      if (folder !== null) return alone(() => into(null, resolve(around.pathOf(folder)), 'asked', around));
      const row = work.read((db) => placeRow(db, place));
      return alone(() => into(row, folderOf(row, keys.folder), 'asked', around));
    },
    'backup.makeDue': ({ reason }, _by, around) => makeDue(reason, around),
    'backup.test': ({ source }, by, around) =>
      alone(async () => {
        const folder = work.read((db) => folderOfSource(source, keys.folder, around.pathOf, db));
        const manifest = readManifest(folder);
        if (manifest === null) throw backupFailed(existsSync(folder) ? 'notABackup' : 'folderMissing');
        const key = keyOfBackup(folder, manifest, keys.unlocked);
        if (key === null) throw backupFailed('otherKeys');
        const present = { storePath, key: keys.unlocked.dataKey.expose() };
        const trial = await porter.run(
          'trial',
          { key: key.expose(), folder, into: join(keys.folder, `trial-${stampOf(clock())}`), present },
          around,
        );
        const { counts, head } = trial.manifest;
        const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
        const { compared, changedSince: changed } = trial.sample;
        work.write(by, () => ({
          value: null,
          deeds: [
            {
              deed: 'backup.tested',
              changes: [
                {
                  subject: 'archive:1',
                  level: 0,
                  before: null,
                  after: { madeAt: isoMoment(manifest.madeAt), entries: head.seq, rows, compared },
                },
              ],
            },
          ],
        }));
        return { entries: head.seq, rows, compared, changedSince: changed };
      }),
    'witness.acknowledge': ({ reason }) => {
      open.acknowledge(reason);
      return {};
    },
  } satisfies Pick<
    SessionHandlers,
    `backup.${'state' | 'places' | 'addPlace' | 'removePlace' | 'make' | 'makeDue' | 'test'}` | 'witness.acknowledge'
  >;

  return {
    handlers,
    makeDue,
    /**
     * The backup that goes before a dangerous deed, in the archive's own folder. Before a rotation or a disposal its
     * failure stops the deed; before an import, which can be taken back whole, it is noted for the desk.
     */
    before: async (reason: 'rotation' | 'import' | 'disposal', signal: AbortSignal): Promise<void> => {
      const row = work.read((db) => placeRow(db, null));
      if (reason === 'import' && !work.read((db) => changedSince(db, row.last_seq))) return;
      try {
        await alone(() => into(row, folderOf(row, keys.folder), reason, { progress: () => undefined, signal }));
      } catch (cause) {
        const isFault = cause instanceof AppFailure && ['backupFailed', 'ruleBroken'].includes(cause.appError.code);
        if (reason !== 'import' || !isFault) throw cause;
      }
    },
  };
}
