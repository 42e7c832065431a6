import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index';
import { type Place, placeKinds } from '../../../shared/domain/location-code';
import { meet, type Met, placesOfRange, type RangeProblem } from '../../../shared/domain/location-range';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import { err, ok, type Result } from '../../../shared/result';
import type { Change } from '../store/log';
import type { ReadableDb, WritableDb } from '../store/open';
import { type Moment, notFound, type Session } from '../store/work';
import { type Context, isoMoment, subjectOf } from './context';
import { isClosed, pathTo } from './location-rows';
import { newMachineKey } from './machine-keys';
import type { SessionHandlers } from './subject';

type Range = ParsedInputOf<'locations.makeRange'>;
/** Codes shown of a plan, of each sort. */
const SHOWN = 12;

/** What the range is, and what of it is there already; read in the transaction that makes it. */
function planned(db: ReadableDb, { parentId, levels }: Range): Result<Met & { planned: number }, RangeProblem> {
  const path = parentId === null ? [] : pathTo(db, parentId);
  if (isClosed(path)) throw ruleBroken('placeIsClosed', { code: path.at(-1)?.code ?? '' });
  const places = placesOfRange({ under: path.at(-1)?.code ?? null, levels });
  if (!places.ok) return err(places.error);
  const keys = JSON.stringify(places.value.map(({ sortKey }) => sortKey));
  const rows = db
    .prepare('SELECT sort_key, code FROM location WHERE sort_key IN (SELECT value FROM json_each(?))')
    .all<{ sort_key: string; code: string }>([keys]);
  // Where an old ledger brought both 1-3 and 1-03, the one that is written as planned is the one that is meant.
  const wanted = new Set(places.value.map(({ code }) => code));
  const existing = new Map(rows.map(({ sort_key, code }) => [sort_key, code]));
  for (const { sort_key, code } of rows) if (wanted.has(code)) existing.set(sort_key, code);
  return ok({ ...meet(places.value, existing), planned: places.value.length });
}

function preview(db: ReadableDb, range: Range): OutputOf<'locations.previewRange'> {
  const plan = planned(db, range);
  if (!plan.ok) return { kind: 'problem', problem: plan.error };
  const { fresh, there, alike } = plan.value;
  const of = (wanted: Place['kind']) => fresh.filter(({ kind }) => kind === wanted).length;
  return {
    kind: 'plan',
    planned: plan.value.planned,
    fresh: fresh.length,
    kinds: placeKinds.map((kind) => ({ kind, count: of(kind) })).filter(({ count }) => count > 0),
    first: fresh.slice(0, SHOWN).map(({ code }) => code),
    last: fresh.at(-1)?.code ?? null,
    there: there.length,
    thereFirst: there.slice(0, SHOWN),
    alike: alike.slice(0, SHOWN),
    shelfMm: of('shelf') * (range.shelfCapacityMm ?? 0),
  };
}

const madeChange = (id: number, { code, kind }: { code: string; kind: string }, made: boolean): Change => ({
  subject: subjectOf('location', id),
  level: 0,
  before: made ? null : { code, kind },
  after: made ? { code, kind } : null,
});

function make(db: WritableDb, tag: string, range: Range, session: Session, moment: Moment) {
  const plan = planned(db, range);
  if (!plan.ok) throw new AppFailure({ code: 'invalidInput', fields: { levels: [plan.error] } });
  const { fresh, alike } = plan.value;
  const [same] = alike;
  if (same !== undefined) throw ruleBroken('placesAlike', { code: same.code, existing: same.existing });
  const [first, last] = [fresh[0], fresh.at(-1)];
  if (first === undefined || last === undefined) throw ruleBroken('nothingToMake');
  const batchId = db
    .prepare('INSERT INTO place_batch (at, operator_id, first_code, last_code, made) VALUES (?, ?, ?, ?, ?)')
    .run([moment.at, session.operatorId, first.code, last.code, fresh.length]).lastInsertRowid;
  const insert = db.prepare(
    `INSERT INTO location (parent_id, kind, code, sort_key, machine_key, capacity_mm, place_batch_id)
     VALUES ((SELECT id FROM location WHERE code = ?), ?, ?, ?, ?, ?, ?)`,
  );
  const changes = fresh.map((place) => {
    const above = place.code.slice(0, Math.max(0, place.code.length - place.part.length - 1));
    const key = newMachineKey(db, tag, place.kind === 'box' ? 'box' : 'shelf');
    const capacity = place.kind === 'shelf' ? range.shelfCapacityMm : place.kind === 'box' ? range.boxCapacityMm : null;
    const id = insert.run([above, place.kind, place.code, place.sortKey, key, capacity, batchId]).lastInsertRowid;
    return madeChange(id, place, true);
  });
  return {
    value: { batchId, made: fresh.length, first: first.code, last: last.code },
    deeds: [{ deed: 'location.made' as const, changes }],
  };
}

const OWN = 'SELECT id FROM location WHERE place_batch_id = :batch';
/** Whatever may hang on places of a batch; of these the first that is found is the reason it stays. */
const USED = [
  [
    'placeHoldsVolumes',
    `SELECT l.code FROM location l WHERE l.place_batch_id = :batch AND (EXISTS (SELECT 1 FROM volume v WHERE v.current_id = l.id) OR EXISTS (SELECT 1 FROM volume v WHERE v.home_id = l.id)) LIMIT 1`,
  ],
  [
    'placeHoldsPlaces',
    `SELECT l.code FROM location l WHERE l.place_batch_id = :batch AND EXISTS (SELECT 1 FROM location c WHERE c.parent_id = l.id AND c.place_batch_id IS NOT :batch) LIMIT 1`,
  ],
  [
    'placeHasHistory',
    `SELECT l.code FROM location l WHERE l.place_batch_id = :batch AND (EXISTS (SELECT 1 FROM movement m WHERE m.from_id = l.id) OR EXISTS (SELECT 1 FROM movement m WHERE m.to_id = l.id)) LIMIT 1`,
  ],
] as const;
function usedBy(db: ReadableDb, batch: number): { rule: string; code: string } | null {
  for (const [rule, sql] of USED) {
    const found = db.prepare(sql).get<{ code: string }>({ batch });
    if (found !== undefined) return { rule, code: found.code };
  }
  return null;
}

type Batch = {
  id: number;
  at: number;
  by: string;
  first: string;
  last: string;
  made: number;
  undone_at: number | null;
};
const BATCHES = `SELECT b.id, b.at, p.name AS by, b.first_code AS first, b.last_code AS last, b.made, b.undone_at
  FROM place_batch b JOIN operator o ON o.id = b.operator_id JOIN person p ON p.id = o.person_id`;

function unmake(db: WritableDb, id: number, moment: Moment) {
  const batch = db.prepare(`${BATCHES} WHERE b.id = ?`).get<Batch>([id]);
  if (batch === undefined) throw notFound('placeBatch', id);
  if (batch.undone_at !== null) throw ruleBroken('makeUndone');
  const used = usedBy(db, id);
  if (used !== null) throw ruleBroken(used.rule, { code: used.code });
  const places = db
    .prepare(`SELECT id, code, kind FROM location WHERE id IN (${OWN}) ORDER BY sort_key DESC`)
    .all<{ id: number; code: string; kind: string }>({ batch: id });
  const remove = db.prepare('DELETE FROM location WHERE id = ?');
  for (const place of places) remove.run([place.id]);
  db.prepare('UPDATE place_batch SET undone_at = ? WHERE id = ?').run([moment.at, id]);
  const changes = places.reverse().map((place) => madeChange(place.id, place, false));
  // All of its places were deleted one by one before: the batch is still an act that is taken back.
  const empty = [
    { subject: subjectOf('placeBatch', id), level: 0, before: { from: batch.first, to: batch.last }, after: null },
  ];
  return {
    value: { removed: changes.length },
    deeds: [{ deed: 'location.unmade' as const, changes: changes.length > 0 ? changes : empty }],
  };
}

/** Places made in ranges: looked at first, made in one transaction, taken back as a whole while nobody used them. */
export function createLocationRange({ work, archiveTag }: Context) {
  return {
    'locations.previewRange': (range) => work.read((db) => preview(db, range)),
    'locations.makeRange': (range, session) =>
      work.write(session, (db, moment) => make(db, archiveTag, range, session, moment)),
    'locations.ranges': () =>
      work.read((db) =>
        db
          .prepare(`${BATCHES} ORDER BY b.id DESC LIMIT 20`)
          .all<Batch>()
          .map(({ at, undone_at, ...batch }) => ({
            ...batch,
            at: isoMoment(at),
            undone: undone_at !== null,
            undoable: undone_at === null && usedBy(db, batch.id) === null,
          })),
      ),
    'locations.undoRange': ({ id }, session) => work.write(session, (db, moment) => unmake(db, id, moment)),
  } satisfies Pick<SessionHandlers, `locations.${'previewRange' | 'makeRange' | 'ranges' | 'undoRange'}`>;
}
