import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index';
import { looksLikeMachineKey, parseMachineKey } from '../../../shared/domain/machine-key';
import { normaliseCode } from '../../../shared/domain/reference-code';
import { AppFailure } from '../../../shared/errors';
import type { ReadableDb } from '../store/open';
import { notFound } from '../store/work';
import type { Signature } from './countersign';
import type { Eyes } from './disposal-blocks';
import type { Gathered, StoredRow } from './disposal-facts';
import { reached, signing } from './disposal-path';
import { type ListRow, readRows } from './disposal-rows';
import {
  currentList,
  demandList,
  type Doing,
  listDeed,
  listNow,
  moveVolume,
  readAfter,
  touchList,
  volumeChanges,
  type Written,
} from './disposal-write';
import { recordMovement } from './volume-insert';

type Scanned = OutputOf<'disposal.setApart'>;
type Answer = Scanned['answer'];

const listed = ({ rows }: Gathered, rowIds: readonly number[]): StoredRow[] => {
  const wanted = new Set(rowIds);
  return rows.filter(({ id }) => wanted.has(id));
};

/** Moves the volumes of these rows to the place set apart; the last one begins the months of waiting. */
function putApart(work: Doing, gathered: Gathered, rowIds: readonly number[], placeId: number) {
  const { db, session, moment } = work;
  const place = db.prepare('SELECT code FROM location WHERE id = ?').get<{ code: string }>([placeId]);
  if (place === undefined) throw notFound('location', placeId);
  const { state, earliestOn } = demandList(gathered, { type: 'setApart', rowIds });
  const before = readAfter(work, gathered.row.id);
  const mark = db.prepare(
    `UPDATE disposal_row SET set_apart_on = ?, set_apart_id = ?, version = version + 1 WHERE id = ? AND state = 'listed'`,
  );
  const stands = db.prepare('SELECT current_id FROM volume WHERE id = ?');
  const rows = listed(gathered, rowIds);
  for (const row of rows) {
    const from = stands.get<{ current_id: number | null }>([row.volume_id])?.current_id ?? null;
    moveVolume(db, row.volume_id, 'filed', 'setApart', moment);
    recordMovement(db, row.volume_id, session.operatorId, moment.at, from, placeId, 'setApart', gathered.row.number);
    mark.run([moment.day, placeId, row.id]);
  }
  touchList(db, gathered.row, reached(gathered, state, moment.day, earliestOn));
  const after = readAfter(work, gathered.row.id);
  const also = volumeChanges(gathered.row, rows, { state: 'filed' }, { state: 'setApart', current: place.code });
  return { list: after, deeds: [listDeed('disposal.setApart', before, after, { also })] };
}

export function setApartRows(work: Doing, input: ParsedInputOf<'disposal.setApartRows'>): Written {
  const { list, deeds } = putApart(work, currentList(work, input), [...new Set(input.rowIds)], input.placeId);
  return { value: list, deeds };
}

/** Counted against the list, or taken back. */
function countThem(work: Doing, gathered: Gathered, rowIds: readonly number[], counted: boolean) {
  const { db, moment } = work;
  demandList(gathered, { type: 'count', rowIds });
  const before = readAfter(work, gathered.row.id);
  const mark = db.prepare(
    `UPDATE disposal_row SET counted_on = ?, version = version + 1 WHERE id = ? AND state = 'listed'`,
  );
  for (const id of rowIds) mark.run([counted ? moment.day : null, id]);
  touchList(db, gathered.row);
  const list = readAfter(work, gathered.row.id);
  const codes = listed(gathered, rowIds).map(({ code }) => code);
  return { list, deeds: [listDeed('disposal.counted', before, list, { extra: { codes } })] };
}

export function countRows(work: Doing, input: ParsedInputOf<'disposal.countRows'>): Written {
  const { list, deeds } = countThem(work, currentList(work, input), [...new Set(input.rowIds)], input.counted);
  return { value: list, deeds };
}

/** The second check. Who did it stands on each row. */
export function recheck(work: Doing, input: ParsedInputOf<'disposal.recheck'>, signature: Signature): Written {
  const { db, session, moment } = work;
  const gathered = currentList(work, input);
  const rowIds = [...new Set(input.rowIds)];
  const { state, earliestOn } = demandList(gathered, {
    type: 'recheck',
    rowIds,
    ...signing(signature, session.personId),
  });
  const before = readAfter(work, input.id);
  const mark = db.prepare(
    `UPDATE disposal_row SET rechecked_on = ?, rechecked_by = ?, recheck_note = ?, version = version + 1 WHERE id = ? AND state = 'listed'`,
  );
  for (const id of rowIds) mark.run([moment.day, signature.personId, input.note, id]);
  touchList(db, gathered.row, reached(gathered, state, moment.day, earliestOn));
  const after = readAfter(work, input.id);
  const { paperNumber, paperDate } = signature;
  const codes = listed(gathered, rowIds).map(({ code }) => code);
  const deed = listDeed('disposal.rechecked', before, after, {
    signers: signature.signers(['recheck']),
    extra: { codes, checkNote: input.note, paperNumber, paperDate },
  });
  return { value: after, deeds: [...signature.deeds, deed] };
}

type Found = { id: number; code: string; title: string };
const FIND = (by: string): string => `SELECT id, coalesce(reference_code, old_number, '') AS code, title FROM volume
  WHERE ${by} = :text AND level <= :clearance ORDER BY id LIMIT 1`;

/** The volume behind a scanned key, a 档号 or an old number. */
function volumeBehind(db: ReadableDb, clearance: number, tag: string, typed: string): Found | Answer {
  const by = (column: string, text: string): Found | undefined =>
    db.prepare(FIND(column)).get<Found>({ text, clearance });
  if (looksLikeMachineKey(typed)) {
    const key = parseMachineKey(typed, { tag, kind: 'volume' });
    if (!key.ok && key.error === 'badCheck') return { kind: 'misread' };
    if (!key.ok && key.error === 'otherArchive') {
      const other = parseMachineKey(typed);
      return { kind: 'otherArchive', tag: other.ok ? other.value.tag : '' };
    }
    return by('machine_key', typed.replace(/\s/gu, '').normalize('NFKC')) ?? { kind: 'unknown', typed };
  }
  const key = normaliseCode(typed);
  return by('reference_key', key) ?? by('old_key', key) ?? { kind: 'unknown', typed };
}

type Act = {
  readonly todo: 'setApart' | 'count';
  readonly isDone: (row: StoredRow) => boolean;
  readonly run: (work: Doing, gathered: Gathered, rowId: number) => { list: Scanned['list']; deeds: Written['deeds'] };
};
const SET_APART = (placeId: number): Act => ({
  todo: 'setApart',
  isDone: (row) => row.set_apart_on !== null,
  run: (work, gathered, rowId) => putApart(work, gathered, [rowId], placeId),
});
const COUNT: Act = {
  todo: 'count',
  isDone: (row) => row.counted_on !== null,
  run: (work, gathered, rowId) => countThem(work, gathered, [rowId], true),
};

/** Thrown through the transaction where a scan changed nothing, so that no entry is written for it. */
export class NothingDone extends Error {
  constructor(readonly said: Scanned) {
    super('nothing done');
  }
}

function scan(work: Doing, id: number, tag: string, typed: string, act: Act): Written<Scanned> {
  const { db, reading, moment } = work;
  const gathered = listNow(work, id);
  const eyes = { clearance: reading.clearance, today: moment.day };
  const rowOf = (rowId: number) => {
    const row = readRows(db, gathered.row, { rowIds: [rowId] }, eyes).rows[0];
    if (row === undefined) throw notFound('disposalRow', rowId);
    return row;
  };
  const nothing = (answer: Answer): NothingDone => new NothingDone({ answer, list: readAfter(work, id) });
  const found = volumeBehind(db, reading.clearance, tag, typed);
  if ('kind' in found) throw nothing(found);
  const row = gathered.rows.find((one) => one.volume_id === found.id && one.state !== 'left');
  if (row === undefined) throw nothing({ kind: 'notOnList', code: found.code, title: found.title });
  if (act.isDone(row)) throw nothing({ kind: 'already', row: rowOf(row.id) });
  try {
    const { list, deeds } = act.run(work, gathered, row.id);
    const left = act.todo === 'setApart' ? list.rows - list.setApart : list.rows - list.counted;
    return { value: { answer: { kind: 'done', row: rowOf(row.id), left }, list }, deeds };
  } catch (cause) {
    const refused =
      cause instanceof AppFailure && cause.appError.code === 'ruleBroken' && cause.appError.rule.startsWith('rows');
    if (refused) throw nothing({ kind: 'blocked', row: rowOf(row.id) });
    throw cause;
  }
}

/** Where a scanned volume stands on the list, with nothing booked: the recheck is signed for many at once afterwards. */
export function findRow(db: ReadableDb, list: ListRow, tag: string, typed: string, eyes: Eyes): Answer {
  const found = volumeBehind(db, eyes.clearance, tag, typed);
  if ('kind' in found) return found;
  const id = db
    .prepare(`SELECT id FROM disposal_row WHERE list_id = ? AND volume_id = ? AND state <> 'left'`, { pluck: true })
    .get<number>([list.id, found.id]);
  const row = id === undefined ? undefined : readRows(db, list, { rowIds: [id] }, eyes).rows[0];
  if (row === undefined) return { kind: 'notOnList', code: found.code, title: found.title };
  if (row.recheckedOn !== null) return { kind: 'already', row };
  if (row.blocks.length > 0) return { kind: 'blocked', row };
  const left = db
    .prepare(`SELECT count(*) FROM disposal_row WHERE list_id = ? AND state = 'listed' AND rechecked_on IS NULL`, {
      pluck: true,
    })
    .get<number>([list.id]);
  return { kind: 'done', row, left: left ?? 0 };
}

export const scanApart = (work: Doing, tag: string, input: ParsedInputOf<'disposal.setApart'>): Written<Scanned> =>
  scan(work, input.id, tag, input.code, SET_APART(input.placeId));
export const scanCount = (work: Doing, tag: string, input: ParsedInputOf<'disposal.count'>): Written<Scanned> =>
  scan(work, input.id, tag, input.code, COUNT);
