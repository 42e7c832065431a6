import type { DisposalListSort } from '../../../shared/contract/disposal';
import type { DisposalList, ListSummary, Signed } from '../../../shared/contract/disposal-list';
import type { OutputOf } from '../../../shared/contract/index';
import type { Settings } from '../../../shared/contract/settings';
import { appraiserCapacities, destructionMethods, type ListState, listStates } from '../../../shared/domain/disposal';
import { actionsIn } from '../../../shared/domain/disposal-rules';
import { appraisersOf, directorsOf, type ListSigner, sendersOf } from '../../../shared/domain/disposal-signers';
import { officeDay } from '../../../shared/domain/office-day';
import type { ReadableDb } from '../store/open';
import type { Moment } from '../store/work';
import { isoMoment, levelAt, subjectOf } from './context';
import type { Eyes } from './disposal-blocks';
import type { Gathered } from './disposal-facts';
import { gatherList } from './disposal-facts';
import { LIST_COLUMNS, LIST_FROM, listRow, type ListRow } from './disposal-rows';
import { cut, inOrderOf } from './paging';
import { shownSigners } from './signers';

/** Whose eyes, which moment, which settings. */
export type Reading = { readonly clearance: number; readonly moment: Moment; readonly settings: Settings };

type Sums = {
  rows: number;
  left_rows: number;
  items: number | null;
  pages: number | null;
  first: number | null;
  last: number | null;
  set_apart: number;
  rechecked: number;
  counted: number;
};
const SUMS = `SELECT count(*) FILTER (WHERE r.state <> 'left') AS rows, count(*) FILTER (WHERE r.state = 'left') AS left_rows,
  sum(v.item_count) FILTER (WHERE r.state <> 'left') AS items, sum(v.pages) FILTER (WHERE r.state <> 'left') AS pages,
  min(v.year) FILTER (WHERE r.state <> 'left') AS first, max(v.year) FILTER (WHERE r.state <> 'left') AS last,
  count(*) FILTER (WHERE r.state <> 'left' AND r.set_apart_on IS NOT NULL) AS set_apart,
  count(*) FILTER (WHERE r.state <> 'left' AND r.rechecked_on IS NOT NULL) AS rechecked,
  count(*) FILTER (WHERE r.state <> 'left' AND r.counted_on IS NOT NULL) AS counted
  FROM disposal_row r JOIN volume v ON v.id = r.volume_id WHERE r.list_id = ?`;

type ApprovalRow = Omit<Signed, 'on'> & { verdict: 'approved' | 'refused'; at: number };
/** The last word on the whole list, in one sense or the other; its moment becomes the day in the archive's time zone. */
function lastWord(db: ReadableDb, listId: number, timeZone: string): Pick<DisposalList, 'approved' | 'sentBack'> {
  const row = db
    .prepare(
      `SELECT a.person_id AS personId, p.name, a.manner, a.paper_number AS paperNumber, a.paper_date AS paperDate, a.reason AS remark, a.verdict, a.at
      FROM approval a JOIN person p ON p.id = a.person_id WHERE a.subject = ? ORDER BY a.id DESC LIMIT 1`,
    )
    .get<ApprovalRow>([subjectOf('disposal', listId)]);
  if (row === undefined) return { approved: null, sentBack: null };
  const { at, verdict, ...signed } = row;
  const word = { ...signed, on: officeDay(at, timeZone) };
  return { approved: verdict === 'approved' ? word : null, sentBack: verdict === 'refused' ? word : null };
}

function executionOf(db: ReadableDb, row: ListRow, timeZone: string): DisposalList['execution'] {
  if (row.state !== 'destroyed' || row.started_at === null || row.ended_at === null || row.executor_id === null)
    return null;
  const entry = db
    .prepare(
      `SELECT e.seq, e.hash, e.at, e.deed FROM log_detail d JOIN log_entry e ON e.seq = d.seq
      WHERE d.subject = ? AND e.deed IN ('disposal.destroyed', 'volume.erasedAgain') ORDER BY e.seq DESC LIMIT 1`,
    )
    .get<{ seq: number; hash: string; at: number; deed: string }>([subjectOf('disposal', row.id)]);
  const method = destructionMethods.find((one) => one === row.method);
  if (entry === undefined || method === undefined) throw new Error('a destruction without its entry');
  const executor = db.prepare('SELECT name FROM person WHERE id = ?').get<{ name: string }>([row.executor_id]);
  const supervisors = db
    .prepare(
      `SELECT s.person_id AS personId, p.name, s.manner, s.paper_number AS paperNumber, s.paper_date AS paperDate
      FROM disposal_supervisor s JOIN person p ON p.id = s.person_id WHERE s.list_id = ? ORDER BY s.person_id`,
    )
    .all<Omit<Signed, 'on' | 'remark'>>([row.id]);
  // A restore that destroyed it again came later than the signatures.
  const signedAt = entry.deed === 'disposal.destroyed' ? entry.at : row.ended_at;
  return {
    place: row.place ?? '',
    method,
    remark: row.remark,
    startedAt: isoMoment(row.started_at),
    endedAt: isoMoment(row.ended_at),
    executor: executor?.name ?? '',
    executorId: row.executor_id,
    supervisors: supervisors.map((one) => ({ ...one, on: officeDay(signedAt, timeZone), remark: null })),
    seq: entry.seq,
    hash: entry.hash,
    compactedOn: row.compacted_on,
  };
}

/** Rows without an opinion in each capacity, by department, and who may give it. */
function appraisersOpen(db: ReadableDb, { facts, world }: Gathered): DisposalList['appraisers'] {
  if (facts.state !== 'appraisal') return [];
  const names = new Map(
    db
      .prepare('SELECT id, name FROM department')
      .all<{ id: number; name: string }>()
      .map(({ id, name }) => [id, name]),
  );
  const groups = new Map<
    string,
    {
      capacity: (typeof appraiserCapacities)[number];
      departmentId: number | null;
      rows: number;
      open: number;
      signers: Map<number, ListSigner>;
      asked: Set<string>;
    }
  >();
  for (const row of facts.rows) {
    if (row.state !== 'listed') continue;
    for (const capacity of appraiserCapacities) {
      const departmentId = capacity === 'manager' ? null : row.departmentId;
      const key = `${capacity}/${String(departmentId)}`;
      const group = groups.get(key) ?? {
        capacity,
        departmentId,
        rows: 0,
        open: 0,
        signers: new Map(),
        asked: new Set(),
      };
      groups.set(key, group);
      group.rows += 1;
      if (row.opinions[capacity] === undefined) group.open += 1;
      const other = Object.entries(row.opinions).find(([held]) => held !== capacity)?.[1].personId;
      if (group.asked.has(String(other))) continue;
      group.asked.add(String(other));
      for (const signer of appraisersOf(facts, row, capacity, world)) group.signers.set(signer.personId, signer);
    }
  }
  return [...groups.values()].map(({ signers, asked: _asked, ...group }) => ({
    ...group,
    department: group.departmentId === null ? null : (names.get(group.departmentId) ?? null),
    signers: shownSigners(db, [...signers.values()], world.waysOf('appraisal')),
  }));
}

/** Who may say a word on the whole list now: approve it, or send it back. */
function wordSigners(db: ReadableDb, { facts, world }: Gathered): DisposalList['approvers'] {
  if (facts.state === 'appraisal') return shownSigners(db, sendersOf(facts, world), world.waysOf('recheck'));
  if (!actionsIn(facts.state).includes('sendBack')) return [];
  return shownSigners(db, directorsOf(facts, world), world.waysOf('director'));
}

/** The list as its page shows it. Above the clearance it is not found. */
export function readList(db: ReadableDb, id: number, { clearance, moment, settings }: Reading): DisposalList {
  const row = listRow(db, id, clearance);
  const gathered = gatherList(db, row, moment, settings);
  const sums = db.prepare(SUMS).get<Sums>([id]);
  if (sums === undefined) throw new Error('a list that cannot be summed');
  const { facts } = gathered;
  return {
    id,
    number: row.number,
    title: row.title,
    note: row.note,
    state: row.state,
    level: levelAt(row.level),
    drawnBy: row.drawn_by_name,
    drawnByPersonId: row.drawn_by_person,
    drawnOn: row.drawn_on ?? moment.day,
    submittedOn: row.submitted_on,
    appraisedOn: row.appraised_on,
    ...lastWord(db, id, settings.timeZone),
    setApartOn: row.set_apart_on,
    earliestOn: row.earliest_on,
    recheckedOn: row.rechecked_on,
    cancelledOn: row.cancelled_on,
    cancelReason: row.cancel_reason,
    rows: sums.rows,
    left: sums.left_rows,
    items: sums.items ?? 0,
    pages: sums.pages ?? 0,
    years: sums.first === null || sums.last === null ? null : { first: sums.first, last: sums.last },
    blocked: facts.rows.filter(({ blocks }) => blocks.length > 0).length,
    setApart: sums.set_apart,
    rechecked: sums.rechecked,
    counted: sums.counted,
    appraisers: appraisersOpen(db, gathered),
    approvers: wordSigners(db, gathered),
    supervisorsNeeded: settings.destructionSupervisors,
    execution: executionOf(db, row, settings.timeZone),
    actions: actionsIn(row.state),
    version: row.version,
  };
}

type SummaryRow = ListRow & { rows: number; left_rows: number; open: number; sort_value: string | number };
const rowsThat = (are: string): string =>
  `(SELECT count(*) FROM disposal_row r WHERE r.list_id = l.id AND r.state ${are})`;
const COUNTS = `${rowsThat(`<> 'left'`)} AS rows, ${rowsThat(`= 'left'`)} AS left_rows,
  CASE l.state WHEN 'appraisal' THEN (SELECT 2 * count(*) FROM disposal_row r WHERE r.list_id = l.id AND r.state = 'listed')
    - (SELECT count(*) FROM appraisal a JOIN disposal_row r ON r.id = a.row_id WHERE r.list_id = l.id AND r.state = 'listed') ELSE 0 END AS open`;

const toSummary = (row: SummaryRow): ListSummary => ({
  id: row.id,
  number: row.number,
  title: row.title,
  state: row.state,
  level: levelAt(row.level),
  drawnBy: row.drawn_by_name,
  drawnOn: row.drawn_on ?? '',
  submittedOn: row.submitted_on,
  earliestOn: row.earliest_on,
  rows: row.rows,
  left: row.left_rows,
  version: row.version,
  destroyedOn: row.destroyed_on,
  appraisalsOpen: row.open,
});

const inTurn = listStates.map((state, at) => `WHEN '${state}' THEN ${String(at)}`).join(' ');
/** What is left open sorts before all that is filled in. */
const KEYS: Readonly<Record<DisposalListSort, string>> = {
  number: 'l.id',
  title: 'l.title',
  state: `CASE l.state ${inTurn} END`,
  rows: rowsThat(`<> 'left'`),
  left: rowsThat(`= 'left'`),
  level: 'l.level',
  drawnBy: 'p.name',
  drawnOn: `coalesce(l.drawn_on, '')`,
  submittedOn: `coalesce(l.submitted_on, '')`,
  earliestOn: `coalesce(l.earliest_on, '')`,
  destroyedOn: `coalesce(l.destroyed_on, '')`,
};

export type ListQuestion = {
  readonly states: readonly ListState[];
  readonly text: string;
  readonly sort: DisposalListSort;
  readonly descending: boolean;
  readonly after: string | null;
  readonly limit: number;
};
export function listSummaries(db: ReadableDb, asked: ListQuestion, clearance: number) {
  const where = [
    'l.level <= :clearance',
    ...(asked.states.length === 0 ? [] : ['l.state IN (SELECT value FROM json_each(:states))']),
    ...(asked.text === '' ? [] : ['(l.number = upper(:text) OR instr(l.title, :text) > 0)']),
  ].join(' AND ');
  const params = {
    clearance,
    ...(asked.states.length === 0 ? {} : { states: JSON.stringify(asked.states) }),
    ...(asked.text === '' ? {} : { text: asked.text }),
  };
  const total = db.prepare(`SELECT count(*) AS n ${LIST_FROM} WHERE ${where}`).get<{ n: number }>(params)?.n ?? 0;
  const key = KEYS[asked.sort];
  const order = inOrderOf(key, 'l.id', asked);
  const rows = db
    .prepare(
      `SELECT ${LIST_COLUMNS}, ${COUNTS}, ${key} AS sort_value ${LIST_FROM} WHERE ${[where, ...order.past].join(' AND ')} ${order.by} LIMIT :limit`,
    )
    .all<SummaryRow>({ ...params, ...order.params, limit: asked.limit + 1 });
  const shown = cut(rows, asked.limit);
  return { rows: shown.rows.map(toSummary), next: shown.next, total };
}

/** How many lists stand in each state, and how many have been set apart long enough to be rechecked. */
export function listCounts(db: ReadableDb, { clearance, today }: Eyes): OutputOf<'disposal.counts'> {
  const states = db
    .prepare('SELECT state AS value, count(*) AS count FROM disposal_list WHERE level <= ? GROUP BY state')
    .all<{ value: ListState; count: number }>([clearance]);
  const recheckDue = db
    .prepare(`SELECT count(*) FROM disposal_list WHERE level <= ? AND state = 'held' AND earliest_on <= ?`, {
      pluck: true,
    })
    .get<number>([clearance, today]);
  return { states, recheckDue: recheckDue ?? 0 };
}

type OfVolume = SummaryRow & { row_state: 'listed' | 'left' | 'destroyed'; left_reason: string | null };
/** The lists a volume stands or stood on, newest first. */
export const listsOfVolume = (db: ReadableDb, volumeId: number, clearance: number) =>
  db
    .prepare(
      `SELECT ${LIST_COLUMNS}, ${COUNTS}, l.id AS sort_value, x.state AS row_state, x.left_reason ${LIST_FROM}
      JOIN disposal_row x ON x.list_id = l.id WHERE x.volume_id = :volume AND l.level <= :clearance ORDER BY l.id DESC`,
    )
    .all<OfVolume>({ volume: volumeId, clearance })
    .map((row) => ({ ...toSummary(row), rowState: row.row_state, leftReason: row.left_reason }));
