import type { CatalogueChange } from '../../../shared/contract/rearranging';
import { ruleBroken } from '../../../shared/errors';
import type { Change, Deed } from '../store/log';
import type { ReadableDb, WritableDb } from '../store/open';
import { type Moment, notFound, type Session } from '../store/work';
import { isoMoment, rankOf, subjectOf } from './context';
import { type BulkImage, undoBulk } from './bulk-rows';
import { putImage, removeItems, removeVolume, type VolumeImage } from './volume-images';
import { readVolume } from './volume-read';
import { recorded } from './volume-record';
import { blocksOf, hasScans, isNamed } from './volume-deeds';

/**
 * The one step back from a split, a merge or a change of many. It is kept in the store, so that it outlasts a lock; it is
 * there for who did it, until anything else touches one of the volumes.
 */
export type ChangeKind = CatalogueChange['kind'];
/** One subject of a change: its version right after, and what was before; null where it was not there. */
export type Kept = {
  readonly subject: string;
  readonly version: number;
  readonly before: readonly VolumeImage[] | BulkImage | null;
};
type ChangeRow = {
  id: number;
  kind: ChangeKind;
  at: number;
  volumes: number;
  operator_id: number;
  undone_at: number | null;
};

/** The step back from all but the latest changes of an operator is let go. */
const KEPT = 20;

const toChange = ({ id, kind, at, volumes }: ChangeRow): CatalogueChange => ({ id, kind, at: isoMoment(at), volumes });

/** Notes a change inside its transaction. */
export function keepChange(
  db: WritableDb,
  session: Session,
  moment: Moment,
  kind: ChangeKind,
  volumes: number,
  rows: readonly Kept[],
): CatalogueChange {
  const id = db
    .prepare('INSERT INTO catalogue_change (at, operator_id, kind, volumes) VALUES (?, ?, ?, ?)')
    .run([moment.at, session.operatorId, kind, volumes]).lastInsertRowid;
  const insert = db.prepare(
    'INSERT INTO catalogue_change_row (change_id, subject, version, before) VALUES (?, ?, ?, ?)',
  );
  for (const { subject, version, before } of rows) insert.run([id, subject, version, JSON.stringify(before)]);
  db.prepare(
    `DELETE FROM catalogue_change_row WHERE change_id IN
       (SELECT id FROM catalogue_change WHERE operator_id = ? ORDER BY id DESC LIMIT -1 OFFSET ?)`,
  ).run([session.operatorId, KEPT]);
  return { id, kind, at: isoMoment(moment.at), volumes };
}

const ROW = 'SELECT id, kind, at, volumes, operator_id, undone_at FROM catalogue_change';
const VERSION_NOW = `CASE WHEN r.subject LIKE 'client:%' THEN (SELECT version FROM client WHERE id = substr(r.subject, 8))
  ELSE (SELECT version FROM volume WHERE id = substr(r.subject, 8)) END`;

/**
 * Why a split or merge whose volumes still have their versions cannot go back all the same: one of them is under a hold
 * by now, which keeps its papers where they are; or a volume that came into being is named by a record that is kept for
 * good, or has a scan of its own.
 */
function blocked(db: ReadableDb, change: ChangeRow): 'onHold' | 'undoTooLate' | null {
  if (change.kind === 'bulk') return null;
  const rows = db
    .prepare(
      `SELECT v.id, v.client_id AS clientId, r.before = 'null' AS fresh FROM catalogue_change_row r JOIN volume v ON v.id = substr(r.subject, 8) WHERE r.change_id = ?`,
    )
    .all<{ id: number; clientId: number | null; fresh: 0 | 1 }>([change.id]);
  if (rows.some((row) => blocksOf(db, row).onHold)) return 'onHold';
  return rows.some(({ id, fresh }) => fresh === 1 && (isNamed(db, id) || hasScans(db, id))) ? 'undoTooLate' : null;
}

/** Nothing of it was changed, printed or lent since: every subject still has the version the change gave it. */
function untouched(db: ReadableDb, change: ChangeRow): boolean {
  if (change.undone_at !== null) return false;
  const rows = db
    .prepare(
      `SELECT count(*) AS rows, coalesce(sum(r.version IS ${VERSION_NOW}), 0) AS same FROM catalogue_change_row r WHERE r.change_id = ?`,
    )
    .get<{ rows: number; same: number }>([change.id]);
  if (rows === undefined || rows.rows === 0 || rows.rows !== rows.same) return false;
  if (change.kind === 'bulk') return true;
  const printed = db
    .prepare(
      `SELECT 1 FROM issued_form f JOIN catalogue_change_row r ON f.subject = r.subject WHERE r.change_id = ? AND f.at >= ? LIMIT 1`,
    )
    .get([change.id, change.at]);
  return printed === undefined;
}

/** The operator's last change that is not undone, while it can be. */
export function lastUndoable(db: ReadableDb, session: Session): CatalogueChange | null {
  const last = db
    .prepare(`${ROW} WHERE operator_id = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1`)
    .get<ChangeRow>([session.operatorId]);
  return last === undefined || !untouched(db, last) || blocked(db, last) !== null ? null : toChange(last);
}

/** Takes a change back. Throws `undoTooLate` when something has touched one of its volumes since, `onHold` under a hold. */
export function undoChange(
  db: WritableDb,
  { id, reason }: { readonly id: number; readonly reason: string },
  session: Session,
  moment: Moment,
): { readonly value: { kind: ChangeKind; volumes: number }; readonly deeds: Deed[] } {
  const change = db.prepare(`${ROW} WHERE id = ? AND operator_id = ?`).get<ChangeRow>([id, session.operatorId]);
  if (change === undefined) throw notFound('change', id);
  if (!untouched(db, change)) throw ruleBroken('undoTooLate');
  const why = blocked(db, change);
  if (why !== null) throw ruleBroken(why);
  const rows = db
    .prepare('SELECT subject, version, before FROM catalogue_change_row WHERE change_id = ? ORDER BY subject')
    .all<{ subject: string; version: number; before: string }>([id])
    .map((row) => ({ ...row, before: JSON.parse(row.before) as Kept['before'] }));
  const changes =
    change.kind === 'bulk' ? undoBulk(db, rows, session, moment, reason) : restore(db, rows, session, moment);
  db.prepare('UPDATE catalogue_change SET undone_at = ? WHERE id = ?').run([moment.at, id]);
  db.prepare('DELETE FROM catalogue_change_row WHERE change_id = ?').run([id]);
  return {
    value: { kind: change.kind, volumes: change.volumes },
    deeds: [{ deed: 'volumes.undone', reason, changes }],
  };
}

const idOf = (subject: string): number => Number(subject.slice(subject.indexOf(':') + 1));

/** Whole volumes back: what came into being goes, what was changed or went stands again as it was. */
function restore(db: WritableDb, rows: readonly Kept[], session: Session, { at }: Moment): Change[] {
  const whole = (id: number) => {
    const volume = readVolume(db, id, session.clearanceRank);
    return { volume, facts: { ...recorded(volume), items: volume.items } };
  };
  const now = rows.map(({ subject }) => ({ subject, ...whole(idOf(subject)) }));
  const images = rows.flatMap(({ before }) => (before === null ? [] : (before as readonly VolumeImage[])));
  for (const { subject, before } of rows) {
    if (before === null) removeVolume(db, idOf(subject));
    else removeItems(db, idOf(subject));
  }
  const back = images.map((image) => whole(putImage(db, image, at)));
  const known = new Map(now.map(({ subject, volume, facts }) => [subject, { volume, facts }]));
  const after = new Map(back.map(({ volume, facts }) => [subjectOf('volume', volume.id), { volume, facts }]));
  return [...new Set([...known.keys(), ...after.keys()])].map((subject) => {
    const [was, is] = [known.get(subject), after.get(subject)];
    return {
      subject,
      level: Math.max(...[was, is].map((side) => rankOf(side?.volume.level ?? 'general'))),
      before: was?.facts ?? null,
      after: is?.facts ?? null,
    };
  });
}
