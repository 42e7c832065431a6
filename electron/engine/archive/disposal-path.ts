import type { ParsedInputOf } from '../../../shared/contract/index';
import type { AppraiserCapacity, Opinion } from '../../../shared/domain/disposal';
import type { LeavingRow, Signing } from '../../../shared/domain/disposal-terms';
import type { Deed } from '../store/log';
import type { Signature } from './countersign';
import type { Gathered, StoredRow } from './disposal-facts';
import {
  currentList,
  demandList,
  type Doing,
  listDeed,
  moveVolume,
  readAfter,
  type Target,
  touchList,
  volumeChanges,
  type Written,
} from './disposal-write';
import { changeRetention } from './retention-change';
import { recordMovement } from './volume-insert';

export const signing = (signature: Signature, recordedBy: number): Signing => ({
  personId: signature.personId,
  manner: signature.manner,
  recordedBy,
});
/** The operator in session signs as one whose passphrase is known. */
export const keptManner = ({ manner }: Signature): 'paper' | 'countersign' =>
  manner === 'paper' ? 'paper' : 'countersign';
export const paperOf = ({ paperNumber, paperDate }: Signature) => ({ paperNumber, paperDate });

type Given = ParsedInputOf<'disposal.appraise'>['opinions'][number];
const yearsOf = (opinion: Opinion): number | null => (opinion.kind === 'keepYears' ? opinion.years : null);

/** Opinions that say the same with the same reason, as one line of the log with the numbers of their volumes. */
function inGroups(opinions: readonly Given[], rows: readonly StoredRow[]) {
  const code = new Map(rows.map((row) => [row.id, row.code]));
  const groups = new Map<string, { opinion: string; years: number | null; reason: string; volumes: string[] }>();
  for (const { rowId, opinion, reason } of opinions) {
    const years = yearsOf(opinion);
    const key = JSON.stringify([opinion.kind, years, reason]);
    const group = groups.get(key) ?? { opinion: opinion.kind, years, reason, volumes: [] };
    group.volumes.push(code.get(rowId) ?? '');
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Opinions of one person in one capacity under one signature; one given before in that capacity gives way. */
export function appraise(
  work: Doing,
  input: Target & { readonly capacity: AppraiserCapacity; readonly opinions: readonly Given[] },
  signature: Signature,
): Written {
  const { db, moment, session } = work;
  const { capacity, opinions } = input;
  const gathered = currentList(work, input);
  const rowIds = opinions.map(({ rowId }) => rowId);
  demandList(gathered, { type: 'appraise', capacity, rowIds, ...signing(signature, session.personId) });
  const before = readAfter(work, input.id);
  const remove = db.prepare('DELETE FROM appraisal WHERE row_id = ? AND capacity = ?');
  const insert = db.prepare(
    `INSERT INTO appraisal (row_id, person_id, capacity, opinion, years, reason, manner, paper_number, paper_date, on_day, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const { personId, paperNumber, paperDate } = signature;
  for (const { rowId, opinion, reason } of opinions) {
    remove.run([rowId, capacity]);
    insert.run([
      rowId,
      personId,
      capacity,
      opinion.kind,
      yearsOf(opinion),
      reason,
      keptManner(signature),
      paperNumber,
      paperDate,
      moment.day,
      moment.at,
    ]);
  }
  touchList(db, gathered.row);
  const after = readAfter(work, input.id);
  const extra = { capacity, opinions: inGroups(opinions, gathered.rows), ...paperOf(signature) };
  const deed = listDeed('disposal.appraised', before, after, { signers: signature.signers([capacity]), extra });
  return { value: after, deeds: [...signature.deeds, deed] };
}

const byId = ({ rows }: Gathered): ReadonlyMap<number, StoredRow> => new Map(rows.map((row) => [row.id, row]));

/** What stands set apart of these rows is filed again and goes home; what is missing or out by now stays so. */
export function goHome({ db, moment, session }: Doing, gathered: Gathered, rows: readonly StoredRow[]): StoredRow[] {
  const stands = db.prepare(`SELECT home_id, current_id FROM volume WHERE id = ? AND state = 'setApart'`);
  const number = gathered.row.number;
  return rows.filter(({ set_apart_on: apart, volume_id: id }) => {
    const place = apart === null ? undefined : stands.get<{ home_id: number | null; current_id: number | null }>([id]);
    if (place === undefined) return false;
    moveVolume(db, id, 'setApart', 'filed', moment);
    recordMovement(db, id, session.operatorId, moment.at, place.current_id, place.home_id, 'pulledBack', number);
    return true;
  });
}

/** Takes rows off their list; why each left stands on it. Answers the rows that left. */
export function leaveList(
  work: Doing,
  gathered: Gathered,
  rowIds: readonly number[],
  reason: string | null,
): StoredRow[] {
  const { db, moment } = work;
  const rows = byId(gathered);
  const left = rowIds.flatMap((id) => rows.get(id) ?? []);
  const mark = db.prepare(
    `UPDATE disposal_row SET state = 'left', left_reason = ?, left_on = ?, version = version + 1 WHERE id = ? AND state = 'listed'`,
  );
  for (const row of left) mark.run([reason, moment.day, row.id]);
  goHome(work, gathered, left);
  return left;
}

/** The columns that follow from the state a list comes into on this day. */
export function reached(gathered: Gathered, state: string, day: string, earliestOn: string | null) {
  if (state === gathered.row.state) return {};
  if (state === 'held') return { state, set_apart_on: day, earliest_on: earliestOn };
  return state === 'rechecked' ? { state, rechecked_on: day } : { state };
}

/** What leaves gets its new retention, said to come from this list's opinions. */
function keepOn(work: Doing, gathered: Gathered, leave: readonly LeavingRow[]): Deed[] {
  const { db, session, moment, reading } = work;
  const rows = byId(gathered);
  const number = gathered.row.number ?? '';
  const setNew = db.prepare('UPDATE disposal_row SET new_retention = ? WHERE id = ?');
  const changes = leave.flatMap(({ id, retention }) => {
    const row = rows.get(id);
    if (row === undefined || retention === null) return [];
    setNew.run([JSON.stringify(retention), id]);
    const wish = { volumeId: row.volume_id, retention, basis: null, reason: number, listId: gathered.row.id };
    return [changeRetention(db, wish, reading.clearance, session.personId, moment).change];
  });
  return changes.length === 0 ? [] : [{ deed: 'volume.retentionChanged', reason: number, changes }];
}

/** Ends the appraisal. Where nothing is to be destroyed the list ends with it. */
export function conclude(work: Doing, target: Target): Written {
  const { db, moment } = work;
  const gathered = currentList(work, target);
  const { state, leave } = demandList(gathered, { type: 'conclude' });
  const before = readAfter(work, target.id);
  leaveList(
    work,
    gathered,
    leave.map(({ id }) => id),
    null,
  );
  const kept = keepOn(work, gathered, leave);
  const ended = state === 'cancelled' ? { cancelled_on: moment.day } : {};
  touchList(db, gathered.row, { state, appraised_on: moment.day, ...ended });
  const after = readAfter(work, target.id);
  return { value: after, deeds: [listDeed('disposal.concluded', before, after), ...kept] };
}

/** A row is taken off, or the whole list ends: what stood apart goes home. */
function withdraw(
  work: Doing,
  target: Target,
  command: { readonly type: 'cancel' } | { readonly type: 'pullBack'; readonly rowIds: readonly number[] },
  reason: string,
): Written {
  const { db, moment } = work;
  const gathered = currentList(work, target);
  const { state, leave, earliestOn } = demandList(gathered, command);
  const before = readAfter(work, target.id);
  const left = leaveList(
    work,
    gathered,
    leave.map(({ id }) => id),
    reason,
  );
  const columns =
    command.type === 'cancel'
      ? { state, cancelled_on: moment.day, cancel_reason: reason }
      : reached(gathered, state, moment.day, earliestOn);
  touchList(db, gathered.row, columns);
  const after = readAfter(work, target.id);
  const also =
    gathered.row.number === null
      ? []
      : volumeChanges(gathered.row, left, { disposalList: gathered.row.number }, { disposalList: null });
  const deed = listDeed(command.type === 'cancel' ? 'disposal.cancelled' : 'disposal.pulledBack', before, after, {
    reason,
    also,
  });
  return { value: after, deeds: [deed] };
}
export const pullBack = (work: Doing, target: Target, rowIds: readonly number[], reason: string): Written =>
  withdraw(work, target, { type: 'pullBack', rowIds: [...new Set(rowIds)] }, reason);
export const cancel = (work: Doing, target: Target, reason: string): Written =>
  withdraw(work, target, { type: 'cancel' }, reason);
