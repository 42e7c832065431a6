import type { Hold } from '../../../shared/contract/holds';
import type { ParsedInputOf } from '../../../shared/contract/index';
import { holdRefused } from '../../../shared/domain/hold';
import type { DeedCode } from '../../../shared/domain/deeds';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import type { Deed } from '../store/log';
import type { ReadableDb, WritableDb } from '../store/open';
import { type Moment, notFound, type Session, stale } from '../store/work';
import { type Context, rankOf, subjectOf } from './context';
import { ACTIVE_HOLDS, type Eyes } from './disposal-blocks';
import { heldVolumes, holdPage, readHold } from './hold-read';
import { takeNumber } from './series';
import type { SessionHandlers } from './subject';

const eyesOf = (session: Session, today: string): Eyes => ({ clearance: session.clearanceRank, today });

const recorded = (hold: Hold | null): Record<string, unknown> | null =>
  hold === null
    ? null
    : {
        number: hold.number,
        title: hold.title,
        reason: hold.reason,
        authority: hold.authority,
        level: hold.level,
        startsOn: hold.startsOn,
        reviewOn: hold.reviewOn,
        contact: hold.contact,
        note: hold.note,
        volumes: hold.volumes,
        clients: hold.clients.map(({ code, name }) => ({ code, name })),
        releasedOn: hold.releasedOn,
      };

function deedOf(
  deed: DeedCode,
  before: Hold | null,
  after: Hold,
  more: { reason?: string; changes?: Deed['changes'] } = {},
): Deed {
  const level = Math.max(rankOf(before?.level ?? 'general'), rankOf(after.level));
  return {
    deed,
    reason: more.reason ?? null,
    changes: [
      { subject: subjectOf('hold', after.id), level, before: recorded(before), after: recorded(after) },
      ...(more.changes ?? []),
    ],
  };
}

function current(db: ReadableDb, target: { id: number; version: number }, eyes: Eyes): Hold {
  const hold = readHold(db, target.id, eyes);
  if (hold.version !== target.version) throw stale('hold', target.id);
  return hold;
}

function demand(
  hold: Pick<Hold, 'state' | 'startsOn' | 'reviewOn'>,
  action: 'save' | 'add' | 'release',
  today: string,
): void {
  const { state, startsOn, reviewOn } = hold;
  const refused = holdRefused({ released: state === 'released', startsOn, reviewOn }, action, today);
  if (refused !== null) throw ruleBroken(refused);
}

function save(db: WritableDb, input: ParsedInputOf<'holds.save'>, session: Session, moment: Moment) {
  const eyes = eyesOf(session, moment.day);
  if (rankOf(input.level) > session.clearanceRank)
    throw new AppFailure({ code: 'invalidInput', fields: { level: ['aboveClearance'] } });
  const before = input.id === null ? null : current(db, { id: input.id, version: input.version }, eyes);
  demand({ state: before?.state ?? 'active', startsOn: input.startsOn, reviewOn: input.reviewOn }, 'save', moment.day);
  const columns = {
    title: input.title,
    reason: input.reason,
    authority: input.authority,
    level: rankOf(input.level),
    starts_on: input.startsOn,
    review_on: input.reviewOn,
    contact: input.contact,
    note: input.note,
  };
  const names = Object.keys(columns);
  let id = input.id;
  if (id === null)
    id = db
      .prepare(`INSERT INTO hold (number, ${names.join(', ')}) VALUES (?, ${names.map(() => '?').join(', ')})`)
      .run([takeNumber(db, 'hold', moment.day), ...Object.values(columns)]).lastInsertRowid;
  else
    db.prepare(
      `UPDATE hold SET ${names.map((name) => `${name} = ?, `).join('')}version = version + 1 WHERE id = ?`,
    ).run([...Object.values(columns), id]);
  const after = readHold(db, id, eyes);
  return { value: after, deeds: [deedOf('hold.saved', before, after)] };
}

type Named = { id: number; level: number };
/** Each must be there for this operator; a volume above the clearance is as good as none. */
function putUnder(
  db: WritableDb,
  holdId: number,
  { volumeIds, clientIds }: ParsedInputOf<'holds.add'>,
  clearance: number,
): Named[] {
  const volume = db.prepare('SELECT id, level FROM volume WHERE id = ? AND level <= ?');
  const volumes = volumeIds.map((id) => {
    const found = volume.get<Named>([id, clearance]);
    if (found === undefined) throw notFound('volume', id);
    return found;
  });
  const client = db.prepare('SELECT 1 FROM client WHERE id = ?');
  for (const id of clientIds) if (client.get([id]) === undefined) throw notFound('client', id);
  const addVolume = db.prepare('INSERT OR IGNORE INTO hold_volume (hold_id, volume_id) VALUES (?, ?)');
  for (const { id } of volumes) addVolume.run([holdId, id]);
  const addClient = db.prepare('INSERT OR IGNORE INTO hold_client (hold_id, client_id) VALUES (?, ?)');
  for (const id of clientIds) addClient.run([holdId, id]);
  return volumes;
}

function add(db: WritableDb, input: ParsedInputOf<'holds.add'>, session: Session, moment: Moment) {
  const eyes = eyesOf(session, moment.day);
  const before = current(db, input, eyes);
  demand(before, 'add', moment.day);
  if (input.volumeIds.length + input.clientIds.length === 0) throw ruleBroken('holdEmpty');
  const volumes = putUnder(db, before.id, input, session.clearanceRank);
  db.prepare('UPDATE hold SET version = version + 1 WHERE id = ?').run([before.id]);
  const after = readHold(db, before.id, eyes);
  // Whoever may see a volume and not the hold reads in its history that there is one, and no more.
  const changes = volumes.map(({ id, level }) => ({
    subject: subjectOf('volume', id),
    level: Math.max(level, rankOf(after.level)),
    before: null,
    after: { hold: after.number },
  }));
  return { value: after, deeds: [deedOf('hold.added', before, after, { changes })] };
}

function release(db: WritableDb, input: ParsedInputOf<'holds.release'>, session: Session, moment: Moment) {
  const eyes = eyesOf(session, moment.day);
  const before = current(db, input, eyes);
  demand(before, 'release', moment.day);
  db.prepare('UPDATE hold SET released_on = ?, release_reason = ?, version = version + 1 WHERE id = ?').run([
    moment.day,
    input.reason,
    before.id,
  ]);
  const after = readHold(db, before.id, eyes);
  return { value: after, deeds: [deedOf('hold.released', before, after, { reason: input.reason })] };
}

type Laid = { readonly id: number; readonly level: number };
/** Those the reader may see; of the others only that there are some. */
function seenOf(db: ReadableDb, all: readonly Laid[], eyes: Eyes) {
  const shown = all.filter(({ level }) => level <= eyes.clearance);
  return { holds: shown.map(({ id }) => readHold(db, id, eyes)), hidden: shown.length < all.length };
}

/** Holds 冻结: laid, widened, released as a whole. */
export function createHolds({ work }: Context) {
  const eyes = (session: Session): Eyes => eyesOf(session, work.now().day);
  return {
    'holds.list': (input, session) => work.read((db) => holdPage(db, input, eyes(session))),
    'holds.get': ({ id }, session) => work.read((db) => readHold(db, id, eyes(session))),
    'holds.volumes': (input, session) => work.read((db) => heldVolumes(db, input, eyes(session))),
    'holds.ofVolume': ({ volumeId }, session) =>
      work.read((db) => {
        const seen = db.prepare('SELECT 1 FROM volume WHERE id = ? AND level <= ?');
        if (seen.get([volumeId, session.clearanceRank]) === undefined) throw notFound('volume', volumeId);
        const all = db.prepare(ACTIVE_HOLDS).all<Laid>({ ids: JSON.stringify([volumeId]) });
        return seenOf(db, all, eyes(session));
      }),
    'holds.ofClient': ({ clientId }, session) =>
      work.read((db) => {
        if (db.prepare('SELECT 1 FROM client WHERE id = ?').get([clientId]) === undefined)
          throw notFound('client', clientId);
        const all = db
          .prepare(
            `SELECT h.id, h.level FROM hold_client x JOIN hold h ON h.id = x.hold_id
            WHERE x.client_id = ? AND h.released_on IS NULL ORDER BY h.id`,
          )
          .all<Laid>([clientId]);
        return seenOf(db, all, eyes(session));
      }),
    'holds.save': (input, session) => work.write(session, (db, moment) => save(db, input, session, moment)),
    'holds.add': (input, session) => work.write(session, (db, moment) => add(db, input, session, moment)),
    'holds.release': (input, session) => work.write(session, (db, moment) => release(db, input, session, moment)),
  } satisfies Pick<
    SessionHandlers,
    `holds.${'list' | 'get' | 'volumes' | 'ofVolume' | 'ofClient' | 'save' | 'add' | 'release'}`
  >;
}
