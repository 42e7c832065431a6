import type { Deed } from '../store/log';
import type { ReadableDb, WritableDb } from '../store/open';
import type { Restored } from '../store/witness';
import { readTombstones, type Tombstone, voidTombstone } from '../backup/tombstones';
import { isoMoment, subjectOf } from './context';
import { actAgain } from './disposal-act';
import { eraseVolumes } from './erase';
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
      const destroyed = tombstones.flatMap((stone) => {
        const deeds = stone.volumes.flatMap((volume) => again(db, volume, stone));
        if (deeds.length === 0) return [];
        settleLists(db, stone);
        return [...deeds, ...(stone.act === undefined ? [] : actAgain(db, stone.list, stone.act))];
      });
      return { value: null, deeds: [noted, ...jump(db, restored.numbers), ...destroyed] };
    });
  });
}

/**
 * A destruction whose tombstone is on the disk and whose commit never came through, by a power cut between the two: it did
 * not happen, and no later restore may carry it out. Told from an old store put back by hand, whose tombstones stand: there
 * the log ends before the entry that the tombstone names, or somebody had to answer for it since.
 */
export function settleTombstones({ context, keys, watch }: OpenArchive): void {
  if (watch.restored !== undefined) return;
  const path = tombstonesPath(keys.folder);
  const { tombstones } = readTombstones(path, keys.unlocked.groupSecret);
  const uncommitted = context.work.read((db) => tombstones.filter((stone) => neverCommitted(db, stone)));
  for (const stone of uncommitted) voidTombstone(path, keys.unlocked, stone);
}

function neverCommitted(db: ReadableDb, { head, list, volumes }: Tombstone): boolean {
  const entry = db.prepare('SELECT hash FROM log_entry WHERE seq = ?').get<{ hash: string }>([head.seq]);
  if (entry?.hash !== head.hash) return false;
  const answered = db.prepare(
    `SELECT 1 FROM log_entry WHERE seq > ? AND deed IN ('witness.acknowledged', 'backup.restored')`,
  );
  if (answered.get([head.seq]) !== undefined) return false;
  const done = db.prepare(`SELECT 1 FROM disposal_list WHERE number = ? AND state = 'destroyed'`).get([list]);
  if (done !== undefined) return false;
  const gone = db.prepare(`SELECT 1 FROM volume WHERE id = ? AND state = 'destroyed'`);
  return volumes.every(({ id }) => gone.get([id]) === undefined);
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

/**
 * The restored lists follow: rows of what is destroyed go on no list any more, and the list itself is destroyed. Who did
 * it, where and how the backup does not know: the tombstone says it (disposal-act.ts).
 */
function settleLists(db: WritableDb, { at, list }: Tombstone): void {
  const day = isoMoment(at).slice(0, 10);
  db.prepare(
    `UPDATE disposal_row SET state = CASE WHEN (SELECT l.number FROM disposal_list l WHERE l.id = list_id) = :list THEN 'destroyed' ELSE 'left' END,
      left_reason = :list, version = version + 1
    WHERE state = 'listed' AND volume_id IN (SELECT id FROM volume WHERE state = 'destroyed')`,
  ).run({ list });
  db.prepare(
    `UPDATE disposal_list SET state = 'destroyed', destroyed_on = :day, version = version + 1 WHERE number = :list
    AND state NOT IN ('destroyed', 'cancelled') AND NOT EXISTS (SELECT 1 FROM disposal_row r WHERE r.list_id = disposal_list.id AND r.state = 'listed')`,
  ).run({ list, day });
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
  const { list, hidePrivateNames } = stone;
  if (eraseVolumes(db, { volumeIds: [volume.id], list, hidePrivateNames }).length === 0) return [];
  return [
    {
      deed: 'volume.erasedAgain',
      changes: [
        { subject: subjectOf('volume', volume.id), level: row.level, before: null, after: { number: stone.list } },
      ],
    },
  ];
}
