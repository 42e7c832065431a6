import type { RetentionChange } from '../../../shared/contract/disposal-due';
import type { ParsedInputOf } from '../../../shared/contract/index';
import { levels } from '../../../shared/domain/level';
import type { Retention, RetentionBasis, VolumeState } from '../../../shared/domain/volume-facts';
import { ruleBroken } from '../../../shared/errors';
import type { Change } from '../store/log';
import type { ReadableDb, WritableDb } from '../store/open';
import { type Moment, notFound, type Session, stale } from '../store/work';
import { subjectOf } from './context';
import { fromColumns, type RetentionColumns, toColumns } from './retention-columns';
import { periodOf } from './volume-read';

type Side = RetentionChange['before'];
type Row = RetentionColumns & {
  id: number;
  state: VolumeState;
  level: number;
  version: number;
  retention_basis: RetentionBasis;
  basis_date: string | null;
  last_month: string | null;
  due_from: string | null;
};
const VOLUME = `SELECT id, state, level, version, retention_kind, retention_years, retention_written, retention_basis, basis_date, last_month, due_from
  FROM volume WHERE id = :id AND level <= :clearance`;

const sideOf = (row: Row): Side => ({
  retention: fromColumns(row),
  basis: row.retention_basis,
  basisDate: row.basis_date,
  dueFrom: row.due_from,
});

type Wish = {
  readonly volumeId: number;
  readonly retention: Retention;
  /** Null: as it stands. */
  readonly basis: { readonly basis: RetentionBasis; readonly basisDate: string | null } | null;
  readonly reason: string;
  readonly listId: number | null;
};

/** Gives a volume another retention; the old one is kept with the reason, the person and the day. */
export function changeRetention(
  db: WritableDb,
  wish: Wish,
  clearance: number,
  personId: number,
  moment: Moment,
): { readonly id: number; readonly change: Change } {
  const row = db.prepare(VOLUME).get<Row>({ id: wish.volumeId, clearance });
  if (row === undefined) throw notFound('volume', wish.volumeId);
  const before = sideOf(row);
  const { basis, basisDate } = wish.basis ?? before;
  const period = periodOf(wish.retention, basis, basisDate, row.last_month);
  const after: Side = { retention: wish.retention, basis, basisDate, dueFrom: period?.dueFrom ?? null };
  if (JSON.stringify(before) === JSON.stringify(after)) throw ruleBroken('retentionUnchanged');
  const columns = {
    ...toColumns(wish.retention),
    retention_basis: basis,
    basis_date: basisDate,
    due_from: after.dueFrom,
    retention_override_reason: wish.reason,
    changed_at: moment.at,
  };
  const names = Object.keys(columns);
  db.prepare(
    `UPDATE volume SET ${names.map((name) => `${name} = ?, `).join('')}version = version + 1 WHERE id = ?`,
  ).run([...Object.values(columns), row.id]);
  const id = keepRetention(db, row.id, { before, after, reason: wish.reason, listId: wish.listId }, personId, moment);
  return { id, change: { subject: subjectOf('volume', row.id), level: row.level, before, after } };
}

type Kept = { readonly before: Side; readonly after: Side; readonly reason: string; readonly listId: number | null };

/** Keeps what a retention was before it was changed, with the reason, the person and the day. */
export const keepRetention = (
  db: WritableDb,
  volumeId: number,
  { before, after, reason, listId }: Kept,
  personId: number,
  moment: Moment,
): number =>
  db
    .prepare(
      'INSERT INTO retention_change (volume_id, at, on_day, person_id, reason, list_id, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run([volumeId, moment.at, moment.day, personId, reason, listId, JSON.stringify(before), JSON.stringify(after)])
    .lastInsertRowid;

/** How long a volume is kept, as it stands. */
export function retentionNow(db: ReadableDb, volumeId: number): Side {
  const row = db.prepare(VOLUME).get<Row>({ id: volumeId, clearance: levels.length - 1 });
  if (row === undefined) throw notFound('volume', volumeId);
  return sideOf(row);
}

type ChangeRow = {
  id: number;
  on: string;
  by: string;
  reason: string;
  list_number: string | null;
  before: string;
  after: string;
};
const CHANGES = `SELECT x.id, x.on_day AS "on", p.name AS by, x.reason, CASE WHEN l.level <= :clearance THEN l.number END AS list_number, x.before, x.after
  FROM retention_change x JOIN person p ON p.id = x.person_id LEFT JOIN disposal_list l ON l.id = x.list_id`;
const toChange = ({ list_number, before, after, ...row }: ChangeRow): RetentionChange => ({
  ...row,
  listNumber: list_number,
  before: JSON.parse(before) as Side,
  after: JSON.parse(after) as Side,
});

/** Newest first. The caller has found the volume for this reader. */
export const retentionChanges = (db: ReadableDb, volumeId: number, clearance: number): RetentionChange[] =>
  db
    .prepare(`${CHANGES} WHERE x.volume_id = :volume ORDER BY x.id DESC`)
    .all<ChangeRow>({ volume: volumeId, clearance })
    .map(toChange);

const KEPT: readonly VolumeState[] = ['filed', 'out', 'inRoom', 'missing'];

/** Retention or basis of a filed volume by hand (peers.md no. 6). Not while it stands on a submitted list. */
export function setRetention(
  db: WritableDb,
  input: ParsedInputOf<'disposal.setRetention'>,
  session: Session,
  moment: Moment,
) {
  const row = db.prepare(VOLUME).get<Row>({ id: input.volumeId, clearance: session.clearanceRank });
  if (row === undefined) throw notFound('volume', input.volumeId);
  if (row.version !== input.version) throw stale('volume', row.id);
  if (!KEPT.includes(row.state)) throw ruleBroken('retentionNotFiled', { state: row.state });
  const listed = db.prepare(
    `SELECT 1 FROM disposal_row r JOIN disposal_list l ON l.id = r.list_id WHERE r.volume_id = ? AND r.state = 'listed' AND l.state <> 'draft'`,
  );
  if (listed.get([row.id]) !== undefined) throw ruleBroken('onDisposalList');
  const { retention, basis, basisDate, reason } = input;
  const wish: Wish = { volumeId: row.id, retention, basis: { basis, basisDate }, reason, listId: null };
  const { id, change } = changeRetention(db, wish, session.clearanceRank, session.personId, moment);
  const value = retentionChanges(db, row.id, session.clearanceRank).find((one) => one.id === id);
  if (value === undefined) throw new Error('a change that was not kept');
  return { value, deeds: [{ deed: 'volume.retentionChanged' as const, reason, changes: [change] }] };
}
