import type { Volume } from '../../../shared/contract/catalogue';
import type { ParsedInputOf } from '../../../shared/contract/index';
import { proposeOrder } from '../../../shared/domain/item-order';
import { decideUnfiled, decideVolume, type VolumeCommand, type VolumeDecision } from '../../../shared/domain/volume';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import type { SessionHandlers } from './subject';
import type { ReadableDb, WritableDb } from '../store/open';
import { type Moment, notFound, type Session } from '../store/work';
import { type Context, rankOf } from './context';
import { nextReferenceCode, scopeOf, spendCode } from './volume-codes';
import { blocksOf, current, deedOf, demandOpen, hasScans, isNamed, type Target, touch } from './volume-deeds';
import { columnsOf, insertVolume, keyOf, recordMovement, replaceItems, type VolumeFields } from './volume-insert';
import { reindexVolume, unindexItems, unindexVolume } from './volume-index';
import { readVolume } from './volume-read';

/** The rule's answer, or its refusal with what the sentence needs. */
function decided(db: ReadableDb, volume: Volume, command: VolumeCommand, session: Session): VolumeDecision {
  const answer = decideVolume(volume, command, {
    roles: session.roles,
    complete: volume.missing.length === 0,
    ...blocksOf(db, volume),
  });
  if (!answer.ok)
    throw ruleBroken(answer.error, { state: volume.state, missing: volume.missing.map((f) => f.code).join(',') });
  return answer.value;
}

function demandEditable(volume: Volume): void {
  if (volume.state !== 'assembling') throw ruleBroken('reopenFirst', { state: volume.state });
}

/** Nobody sets a level above their own clearance: the volume would be gone for them at once. */
function demandWithinClearance(session: Session, rank: number): void {
  if (rank > session.clearanceRank)
    throw new AppFailure({ code: 'invalidInput', fields: { ownLevel: ['aboveClearance'] } });
}

/** A volume without client and title could be found again by nobody. */
function demandNamed({ clientId, title }: ParsedInputOf<'catalogue.saveVolume'>): void {
  if (clientId === null && title === '')
    throw new AppFailure({ code: 'invalidInput', fields: { title: ['clientOrTitle'] } });
}

function fondsOf(db: ReadableDb, seriesId: number): number {
  const row = db.prepare('SELECT fonds_id FROM series WHERE id = ?').get<{ fonds_id: number }>([seriesId]);
  if (row === undefined) throw notFound('series', seriesId);
  return row.fonds_id;
}

function save(
  db: WritableDb,
  tag: string,
  input: ParsedInputOf<'catalogue.saveVolume'>,
  session: Session,
  moment: Moment,
) {
  const { id, version, ...fields }: ParsedInputOf<'catalogue.saveVolume'> & VolumeFields = input;
  demandWithinClearance(session, rankOf(input.ownLevel));
  demandNamed(input);
  const before = id === null ? null : current(db, { id, version }, session);
  if (before !== null) demandEditable(before);
  demandOpen(db, input.homeId, before?.homeId ?? null);
  const saved = id ?? insertVolume(db, tag, fondsOf(db, input.seriesId), fields, moment.at);
  if (before !== null) {
    touch(db, before, moment.at, columnsOf(fields));
    db.prepare(
      'UPDATE volume SET level = max(own_level, coalesce((SELECT max(level) FROM item WHERE volume_id = volume.id), 0)) WHERE id = ?',
    ).run([saved]);
  }
  // While it is assembled a volume stands where it is at home; later only movements move it.
  if ((before?.currentId ?? null) !== input.homeId)
    recordMovement(
      db,
      saved,
      session.operatorId,
      moment.at,
      before?.currentId ?? null,
      input.homeId,
      before === null ? 'created' : 'edited',
    );
  reindexVolume(db, saved);
  const after = readVolume(db, saved, session.clearanceRank);
  return { value: after, deeds: [deedOf(before === null ? 'volume.created' : 'volume.saved', before, after)] };
}

function saveItems(db: WritableDb, input: ParsedInputOf<'catalogue.saveItems'>, session: Session, moment: Moment) {
  const before = current(db, input, session);
  demandEditable(before);
  const own = new Set(before.items.map((item) => item.id));
  for (const item of input.items) {
    demandWithinClearance(session, rankOf(item.level));
    if (item.id !== null && !own.has(item.id)) throw notFound('item', item.id);
  }
  touch(db, before, moment.at, {});
  replaceItems(db, before.id, input.items);
  const after = readVolume(db, before.id, session.clearanceRank);
  return {
    value: after,
    deeds: [
      deedOf('volume.itemsSaved', before, after, null, {
        before: { items: before.items },
        after: { items: after.items },
      }),
    ],
  };
}

/** Filing 归档: the code is given at the first filing and frozen then (domain.md "Numbers"). */
function file(db: WritableDb, context: Context, target: Target, session: Session, moment: Moment) {
  const before = current(db, target, session);
  if (before.missing.length > 0)
    throw ruleBroken('incomplete', { missing: before.missing.map((f) => f.code).join(',') });
  const code = before.referenceCode ?? nextReferenceCode(db, context.settings().referenceMask, scopeOf(before));
  const { state, referenceCode } = decided(db, before, { type: 'file', referenceCode: code }, session);
  touch(db, before, moment.at, {
    state,
    reference_code: referenceCode,
    reference_key: keyOf(referenceCode),
    filed_on: moment.day,
  });
  spendCode(db, code, moment.at);
  reindexVolume(db, before.id);
  const after = readVolume(db, before.id, session.clearanceRank);
  return { value: after, deeds: [deedOf('volume.filed', before, after)] };
}

/** Reopening asks a reason and takes the check back: filed again, another look by another person is due (DA-6.4). */
function reopen(db: WritableDb, target: Target & { readonly reason: string }, session: Session, moment: Moment) {
  const before = current(db, target, session);
  const { state, clearChecker } = decided(db, before, { type: 'reopen', reason: target.reason }, session);
  touch(db, before, moment.at, {
    state,
    ...(clearChecker ? { checked_by_id: null, checked_by: null, checked_on: null } : {}),
  });
  const after = readVolume(db, before.id, session.clearanceRank);
  return { value: after, deeds: [deedOf('volume.reopened', before, after, target.reason)] };
}

function discard(db: WritableDb, target: Target & { readonly reason: string }, session: Session) {
  const before = current(db, target, session);
  const allowed = decideUnfiled({ state: before.state, filedBefore: before.filedOn !== null }, session.roles);
  if (!allowed.ok) throw ruleBroken(allowed.error, { state: before.state });
  if (blocksOf(db, before).onHold) throw ruleBroken('onHold');
  if (isNamed(db, before.id)) throw ruleBroken('volumeNamed');
  if (hasScans(db, before.id)) throw ruleBroken('volumeHasScans');
  unindexItems(db, before.id);
  unindexVolume(db, before.id);
  for (const table of ['item', 'movement']) db.prepare(`DELETE FROM ${table} WHERE volume_id = ?`).run([before.id]);
  // The number a ledger brought was never given by this archive: while it is on no printed sheet it may be entered again.
  db.prepare(
    'DELETE FROM spent_code WHERE reference_code = (SELECT reference_code FROM volume WHERE id = ? AND code_printed = 0)',
  ).run([before.id]);
  db.prepare('DELETE FROM volume WHERE id = ?').run([before.id]);
  return {
    value: {},
    deeds: [deedOf('volume.discarded', before, null, target.reason, { before: { items: before.items } })],
  };
}

/** Volumes 案卷, one at a time: read, entered, filed, reopened, taken back. */
export function createVolumes(context: Context) {
  const { work, archiveTag } = context;
  return {
    'catalogue.volume': ({ id }, session) => work.read((db) => readVolume(db, id, session.clearanceRank)),
    'catalogue.saveVolume': (input, session) =>
      work.write(session, (db, moment) => save(db, archiveTag, input, session, moment)),
    'catalogue.saveItems': (input, session) =>
      work.write(session, (db, moment) => saveItems(db, input, session, moment)),
    'catalogue.sortItems': ({ items }) => ({ order: proposeOrder(items) }),
    'catalogue.file': (target, session) =>
      work.write(session, (db, moment) => file(db, context, target, session, moment)),
    'catalogue.reopen': (target, session) => work.write(session, (db, moment) => reopen(db, target, session, moment)),
    'catalogue.discard': (target, session) => work.write(session, (db) => discard(db, target, session)),
  } satisfies Pick<
    SessionHandlers,
    `catalogue.${'volume' | 'saveVolume' | 'saveItems' | 'sortItems' | 'file' | 'reopen' | 'discard'}`
  >;
}
