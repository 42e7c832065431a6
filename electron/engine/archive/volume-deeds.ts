import type { Volume } from '../../../shared/contract/catalogue';
import type { DeedCode } from '../../../shared/domain/deeds';
import { ruleBroken } from '../../../shared/errors';
import type { Deed } from '../store/log';
import type { ReadableDb, WritableDb } from '../store/open';
import { type Session, stale } from '../store/work';
import { rankOf, subjectOf } from './context';
import { isClosed, pathTo } from './location-rows';
import { readVolume } from './volume-read';
import { recorded } from './volume-record';

/** What every deed on a volume asks before it is done, and what the log is told of it. */
export type Target = { readonly id: number; readonly version: number };

/** The entry about one volume, with what was before and after. */
export const deedOf = (
  deed: DeedCode,
  before: Volume | null,
  after: Volume | null,
  reason: string | null = null,
  extra: { before?: object; after?: object } = {},
): Deed => {
  const known = after ?? before;
  if (known === null) throw new Error('a deed about no volume');
  const level = Math.max(rankOf(before?.level ?? 'general'), rankOf(after?.level ?? 'general'));
  const side = (volume: Volume | null, more: object | undefined) =>
    volume === null ? null : { ...recorded(volume), ...more };
  return {
    deed,
    reason,
    changes: [
      {
        subject: subjectOf('volume', known.id),
        level,
        before: side(before, extra.before),
        after: side(after, extra.after),
      },
    ],
  };
};

/** The volume as this session may see it, in the version it was asked with; throws notFound, stale. */
export function current(db: ReadableDb, target: Target, session: Session): Volume {
  const volume = readVolume(db, target.id, session.clearanceRank);
  if (volume.version !== target.version) throw stale('volume', target.id);
  return volume;
}

/** What stands in a volume's way elsewhere in the archive, read in the same transaction. */
export function blocksOf(
  db: ReadableDb,
  volume: Pick<Volume, 'id' | 'clientId'>,
): { onHold: boolean; onSubmittedList: boolean } {
  const held = db
    .prepare(
      `SELECT 1 FROM hold h WHERE h.released_on IS NULL AND (EXISTS (SELECT 1 FROM hold_volume v WHERE v.hold_id = h.id AND v.volume_id = :id)
    OR EXISTS (SELECT 1 FROM hold_client c WHERE c.hold_id = h.id AND c.client_id = :client))`,
    )
    .get({ id: volume.id, client: volume.clientId });
  const listed = db
    .prepare(
      `SELECT 1 FROM disposal_row r JOIN disposal_list l ON l.id = r.list_id WHERE r.volume_id = ? AND r.state = 'listed' AND l.state <> 'draft'`,
    )
    .get([volume.id]);
  return { onHold: held !== undefined, onSubmittedList: listed !== undefined };
}

const NAMING = ['hold_volume', 'retention_change', 'certificate_source', 'loan_line', 'disposal_row'] as const;

/** Whether records that are kept for good name the volume, a released hold among them: such a volume cannot go out of the store. */
export const isNamed = (db: ReadableDb, volumeId: number): boolean =>
  NAMING.some((table) => db.prepare(`SELECT 1 FROM ${table} WHERE volume_id = ?`).get([volumeId]) !== undefined);

/** Whether a scan stands beside the volume: it is a record of its own, and goes with no volume that was begun by mistake. */
export const hasScans = (db: ReadableDb, volumeId: number): boolean =>
  db.prepare('SELECT 1 FROM attachment WHERE subject = ? LIMIT 1').get([subjectOf('volume', volumeId)]) !== undefined;

/** Changes columns of a volume that still has this version. */
export function touch(
  db: WritableDb,
  target: Target,
  at: number,
  columns: Record<string, string | number | null>,
): void {
  const names = Object.keys(columns);
  const { changes } = db
    .prepare(
      `UPDATE volume SET ${names.map((n) => `${n} = ?, `).join('')}changed_at = ?, version = version + 1 WHERE id = ? AND version = ?`,
    )
    .run([...Object.values(columns), at, target.id, target.version]);
  if (changes !== 1) throw stale('volume', target.id);
}

/** A closed place takes nothing new; what belonged there before it was closed still does. */
export function demandOpen(db: ReadableDb, homeId: number | null, before: number | null): void {
  if (homeId === null || homeId === before) return;
  const path = pathTo(db, homeId);
  if (isClosed(path)) throw ruleBroken('placeIsClosed', { code: path.at(-1)?.code ?? '' });
}
