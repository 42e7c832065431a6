import type { DisposalList } from '../../../shared/contract/disposal-list';
import type { VolumeState } from '../../../shared/domain/volume-facts';
import { decideList } from '../../../shared/domain/disposal-rules';
import { type ListCommand, type ListDecision, MOST_ROWS } from '../../../shared/domain/disposal-terms';
import { ruleBroken } from '../../../shared/errors';
import type { Change, Deed } from '../store/log';
import type { WritableDb } from '../store/open';
import { type Moment, type Session, stale } from '../store/work';
import { caseDeeds } from './case-deed';
import { type Context, subjectOf } from './context';
import { type Gathered, gatherList, type StoredRow } from './disposal-facts';
import { readList, type Reading } from './disposal-read';
import { listRow } from './disposal-rows';

export type Target = { readonly id: number; readonly version: number };
/** What one write of disposal works with. */
export type Doing = {
  readonly db: WritableDb;
  readonly session: Session;
  readonly moment: Moment;
  readonly reading: Reading;
};
export type Written<T = DisposalList> = { readonly value: T; readonly deeds: readonly Deed[] };

export const doing = (context: Context, db: WritableDb, session: Session, moment: Moment): Doing => ({
  db,
  session,
  moment,
  reading: { clearance: session.clearanceRank, moment, settings: context.settings() },
});

/** The list as it stands now, whatever version its reader saw: for scans, which follow each other quickly. */
export function listNow({ db, moment, reading }: Doing, id: number): Gathered {
  return gatherList(db, listRow(db, id, reading.clearance), moment, reading.settings);
}
/** The list as its writer last saw it; `stale` where another window was quicker. */
export function currentList(work: Doing, target: Target): Gathered {
  const gathered = listNow(work, target.id);
  if (gathered.row.version !== target.version) throw stale('disposal', target.id);
  return gathered;
}

const NAMED = 5;
/** The numbers of the rows that a refusal is about; the operator may see every one of them. */
function codesFor({ rows, facts }: Gathered, command: ListCommand): string {
  const asked = 'rowIds' in command ? new Set(command.rowIds) : null;
  const code = new Map(rows.map((row) => [row.id, row.code]));
  const about = facts.rows.filter(
    (row) =>
      row.state === 'listed' &&
      (asked === null || asked.has(row.id)) &&
      (row.blocks.length > 0 || (command.type === 'execute' && !row.counted)),
  );
  const named = about.slice(0, NAMED).map(({ id }) => code.get(id) ?? '');
  return `${named.join('、')}${about.length > NAMED ? ` … (${String(about.length)})` : ''}`;
}

/** The rule's answer; a refusal is thrown with what its sentence needs. */
export function demandList(gathered: Gathered, command: ListCommand): ListDecision {
  const answer = decideList(gathered.facts, command, gathered.world);
  if (answer.ok) return answer.value;
  throw ruleBroken(answer.error, {
    state: gathered.facts.state,
    codes: codesFor(gathered, command),
    earliest: gathered.facts.earliestOn ?? '',
    rechecked: gathered.facts.recheckedOn ?? '',
    needed: String(gathered.world.supervisorsNeeded),
    most: String(MOST_ROWS),
  });
}

export function touchList(db: WritableDb, target: Target, columns: Record<string, string | number | null> = {}): void {
  const names = Object.keys(columns);
  const { changes } = db
    .prepare(
      `UPDATE disposal_list SET ${names.map((name) => `${name} = ?, `).join('')}version = version + 1 WHERE id = ? AND version = ?`,
    )
    .run([...Object.values(columns), target.id, target.version]);
  if (changes !== 1) throw stale('disposal', target.id);
}

/** The list's level is the highest of the volumes that are or were on it. */
export function keepLevel(db: WritableDb, listId: number): void {
  db.prepare(
    `UPDATE disposal_list SET level = coalesce((SELECT max(v.level) FROM disposal_row r JOIN volume v ON v.id = r.volume_id WHERE r.list_id = :id), 0) WHERE id = :id`,
  ).run({ id: listId });
}

/** Moves a volume from one state to the other; anything else than that state is a mistake found in time. */
export function moveVolume(db: WritableDb, volumeId: number, from: VolumeState, to: VolumeState, moment: Moment): void {
  const { changes } = db
    .prepare('UPDATE volume SET state = ?, changed_at = ?, version = version + 1 WHERE id = ? AND state = ?')
    .run([to, moment.at, volumeId, from]);
  if (changes !== 1) throw stale('volume', volumeId);
}

function recorded(list: DisposalList): Record<string, unknown> {
  const { number, title, note, state, rows, left, items, pages, setApart, rechecked, counted } = list;
  return {
    number,
    title,
    note,
    state,
    volumes: rows,
    left,
    items,
    pages,
    setApart,
    rechecked,
    counted,
    submittedOn: list.submittedOn,
    appraisedOn: list.appraisedOn,
    approvedBy: list.approved?.name ?? null,
    setApartOn: list.setApartOn,
    earliestOn: list.earliestOn,
    recheckedOn: list.recheckedOn,
  };
}

export const listDeed = caseDeeds('disposal', recorded);

/** What the history of each of these volumes says of it; whoever may not see the list may not read its number there. */
export const volumeChanges = (
  { level: listLevel }: { readonly level: number },
  rows: readonly Pick<StoredRow, 'volume_id' | 'level'>[],
  before: Record<string, unknown> | null,
  after: Record<string, unknown>,
): Change[] =>
  rows.map(({ volume_id, level }) => ({
    subject: subjectOf('volume', volume_id),
    level: Math.max(level, listLevel),
    before,
    after,
  }));

export const readAfter = ({ db, reading }: Doing, id: number): DisposalList => readList(db, id, reading);
