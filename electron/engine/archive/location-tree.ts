import type { ParsedInputOf } from '../../../shared/contract/index';
import { parseLocationCode } from '../../../shared/domain/location-code';
import { decideHang, decideRemove, freeNumber } from '../../../shared/domain/location-rules';
import { ruleBroken } from '../../../shared/errors';
import type { Change, Deed } from '../store/log';
import type { WritableDb } from '../store/open';
import { type Moment, type Session, stale } from '../store/work';
import { type Context, subjectOf } from './context';
import { branchOf, isClosed, pageOf, partOf, pathTo, placeFacts, type PlaceFacts, WITHIN } from './location-rows';
import type { SessionHandlers } from './subject';

type Target = { readonly id: number; readonly version: number };
type Told = Record<string, string | number | null>;

/** The place as it stands, unless somebody saved it meanwhile. */
function current(db: WritableDb, { id, version }: Target): PlaceFacts {
  const facts = placeFacts(db, id);
  if (facts.version !== version) throw stale('location', id);
  return facts;
}
const told = (place: PlaceFacts, before: Told, after: Told): Change => ({
  subject: subjectOf('location', place.id),
  level: 0,
  before: { code: place.code, ...before },
  after: { code: place.code, ...after },
});
function update(db: WritableDb, id: number, columns: Told): void {
  const names = Object.keys(columns);
  db.prepare(
    `UPDATE location SET ${names.map((name) => `${name} = ?, `).join('')}version = version + 1 WHERE id = ?`,
  ).run([...Object.values(columns), id]);
}

function save(db: WritableDb, input: ParsedInputOf<'locations.save'>): Deed {
  const place = current(db, input);
  const { purpose, capacityMm, below } = input;
  update(db, place.id, { purpose, ...(below ? {} : { capacity_mm: capacityMm }) });
  const shelves = below
    ? db
        .prepare(`SELECT l.id FROM location l WHERE ${WITHIN} AND l.kind = 'shelf' AND l.capacity_mm IS NOT :capacity`)
        .all<{ id: number }>({ ...branchOf(place), capacity: capacityMm })
    : [];
  const changes = shelves.map(({ id }) => {
    const shelf = placeFacts(db, id);
    update(db, id, { capacity_mm: capacityMm });
    return told(shelf, { capacityMm: shelf.capacity_mm }, { capacityMm });
  });
  const own = below ? {} : { capacityMm };
  const before = below ? {} : { capacityMm: place.capacity_mm };
  return {
    deed: 'location.saved',
    changes: [told(place, { purpose: place.purpose, ...before }, { purpose, ...own }), ...changes],
  };
}

/**
 * Movements say where a volume was in the words of that day: before a place is called otherwise, its old code is written
 * into those that name it.
 */
function keepOldCodes(db: WritableDb, place: PlaceFacts): void {
  for (const side of ['from', 'to'])
    db.prepare(
      `UPDATE movement SET ${side}_code = l.code FROM location l WHERE l.id = movement.${side}_id AND movement.${side}_code IS NULL AND ${WITHIN}`,
    ).run(branchOf(place));
}

/** The place and all below it get codes under their new parent; sort keys follow, machine keys stay. How many below it. */
function renumber(db: WritableDb, place: PlaceFacts, code: string): number {
  const rows = db
    .prepare(`SELECT l.id, l.code FROM location l WHERE ${WITHIN} ORDER BY length(l.code)`)
    .all<{ id: number; code: string }>(branchOf(place));
  const set = db.prepare('UPDATE location SET code = ?, sort_key = ?, version = version + 1 WHERE id = ?');
  // Out of the way first, since a new code may be an old one of the next place.
  for (const row of rows) db.prepare('UPDATE location SET code = ? WHERE id = ?').run([`~${String(row.id)}`, row.id]);
  for (const row of rows) {
    const next = code + row.code.slice(place.code.length);
    const parsed = parseLocationCode(next);
    const last = parsed.ok ? parsed.value.at(-1) : undefined;
    if (last === undefined) throw ruleBroken('placeNumberWrong');
    set.run([last.code, last.sortKey, row.id]);
  }
  return rows.length - 1;
}

/** The numbers beside the place, under a parent. */
const partsUnder = (db: WritableDb, parentId: number | null, but: number): string[] =>
  db
    .prepare('SELECT code FROM location WHERE parent_id IS ? AND id <> ?')
    .all<{ code: string }>([parentId, but])
    .map(({ code }) => partOf(code));

/** Hung elsewhere or called otherwise. */
export function hang(
  db: WritableDb,
  input: ParsedInputOf<'locations.move'>,
  session: Session,
  moment: Moment,
  cause: 'carried' | 'undone' = 'carried',
): { readonly from: PlaceFacts; readonly code: string; readonly renumbered: number; readonly deed: Deed } {
  const place = current(db, input);
  const path = input.parentId === null ? [] : pathTo(db, input.parentId);
  const parent = path.at(-1) ?? null;
  const decided = decideHang(
    { id: place.id, kind: place.kind, closed: false },
    parent === null ? null : { id: parent.id, kind: parent.kind, closed: isClosed(path) },
    path.map(({ id }) => id),
  );
  if (!decided.ok)
    throw ruleBroken(decided.error, { code: decided.error === 'placeIsClosed' ? (parent?.code ?? '') : place.code });
  const taken = partsUnder(db, input.parentId, place.id);
  const own = (input.part ?? partOf(place.code)).toUpperCase();
  const free = freeNumber(own, taken);
  const whole = (part: string) => (parent === null ? part : `${parent.code}-${part}`);
  if (input.part !== null && free !== own) throw ruleBroken('placeTaken', { code: whole(own) });
  const code = whole(free);
  keepOldCodes(db, place);
  db.prepare('UPDATE location SET parent_id = ? WHERE id = ?').run([input.parentId, place.id]);
  const renumbered = renumber(db, place, code);
  const here = { ...branchOf(placeFacts(db, place.id)), at: moment.at, operator: session.operatorId };
  // What stands in it changed place with it: one row each, from the same place under its old code.
  if (place.parent_id !== input.parentId)
    db.prepare(
      `INSERT INTO movement (volume_id, at, operator_id, from_id, to_id, cause, document, from_code)
       SELECT v.id, :at, :operator, l.id, l.id, :cause, :document, :old || substr(l.code, :length)
       FROM location l CROSS JOIN volume v ON v.current_id = l.id WHERE ${WITHIN}`,
    ).run({ ...here, cause, document: input.document, old: place.code, length: code.length + 1 });
  return {
    from: place,
    code,
    renumbered,
    deed: {
      deed: 'location.moved',
      reason: input.document,
      changes: [told(place, { code: place.code }, { code, ...(renumbered === 0 ? {} : { renumbered }) })],
    },
  };
}

function close(db: WritableDb, input: ParsedInputOf<'locations.close'>, moment: Moment): Deed {
  const place = current(db, input);
  const { code } = place;
  if (input.closed === (place.closed_on !== null))
    throw ruleBroken(input.closed ? 'placeClosedAlready' : 'placeOpenAlready', { code });
  if (!input.closed && isClosed(pathTo(db, place.id).slice(0, -1))) throw ruleBroken('placeInClosed', { code });
  const closedOn = input.closed ? moment.day : null;
  update(db, place.id, { closed_on: closedOn });
  return {
    deed: input.closed ? 'location.closed' : 'location.reopened',
    changes: [told(place, { closedOn: place.closed_on }, { closedOn })],
  };
}

function remove(db: WritableDb, input: Target): Deed {
  const place = current(db, input);
  const has = (sql: string) => db.prepare(sql).get([place.id]) !== undefined;
  const decided = decideRemove({
    volumes:
      has('SELECT 1 FROM volume WHERE current_id = ? LIMIT 1') || has('SELECT 1 FROM volume WHERE home_id = ? LIMIT 1'),
    places: has('SELECT 1 FROM location WHERE parent_id = ? LIMIT 1'),
    movements:
      has('SELECT 1 FROM movement WHERE from_id = ? LIMIT 1') || has('SELECT 1 FROM movement WHERE to_id = ? LIMIT 1'),
  });
  if (!decided.ok) throw ruleBroken(decided.error, { code: place.code });
  db.prepare('DELETE FROM location WHERE id = ?').run([place.id]);
  return {
    deed: 'location.removed',
    changes: [
      {
        subject: subjectOf('location', place.id),
        level: 0,
        before: { code: place.code, kind: place.kind },
        after: null,
      },
    ],
  };
}

/** The tree itself: name and capacity, closed, removed; location-moves.ts hangs places elsewhere. */
export function createLocationTree({ work }: Context) {
  const seen = (db: WritableDb, id: number, session: Session, deed: Deed) => ({
    value: pageOf(db, id, session.clearanceRank),
    deeds: [deed],
  });
  return {
    'locations.save': (input, session) => work.write(session, (db) => seen(db, input.id, session, save(db, input))),
    'locations.close': (input, session) =>
      work.write(session, (db, moment) => seen(db, input.id, session, close(db, input, moment))),
    'locations.remove': (input, session) => work.write(session, (db) => ({ value: {}, deeds: [remove(db, input)] })),
  } satisfies Pick<SessionHandlers, `locations.${'save' | 'close' | 'remove'}`>;
}
