import type { Appraisal, DisposalRow } from '../../../shared/contract/disposal-list';
import type { AppraiserCapacity, ListState, OpinionKind, RowState } from '../../../shared/domain/disposal';
import type { ReadableDb } from '../store/open';
import { notFound } from '../store/work';
import { blocksOf, type Eyes } from './disposal-blocks';
import { FACT_COLUMNS, FACT_JOINS, type FactRow, toFacts } from './disposal-volumes';
import { fromJson } from './retention-columns';

/** The stored list. */
export type ListRow = {
  id: number;
  number: string | null;
  title: string;
  note: string | null;
  state: ListState;
  level: number;
  drawn_by: number;
  drawn_by_person: number;
  drawn_by_name: string;
  drawn_on: string | null;
  submitted_on: string | null;
  appraised_on: string | null;
  set_apart_on: string | null;
  earliest_on: string | null;
  rechecked_on: string | null;
  cancelled_on: string | null;
  cancel_reason: string | null;
  destroyed_on: string | null;
  compacted_on: string | null;
  place: string | null;
  method: string | null;
  remark: string | null;
  started_at: number | null;
  ended_at: number | null;
  executor_id: number | null;
  version: number;
};
export const LIST_COLUMNS = `l.id, l.number, l.title, l.note, l.state, l.level, l.drawn_by, o.person_id AS drawn_by_person, p.name AS drawn_by_name, l.drawn_on,
  l.submitted_on, l.appraised_on, l.set_apart_on, l.earliest_on, l.rechecked_on, l.cancelled_on, l.cancel_reason, l.destroyed_on, l.compacted_on,
  l.place, l.method, l.remark, l.started_at, l.ended_at, l.executor_id, l.version`;
export const LIST_FROM = `FROM disposal_list l JOIN operator o ON o.id = l.drawn_by JOIN person p ON p.id = o.person_id`;

/** Above the clearance it is not found. */
export function listRow(db: ReadableDb, id: number, clearance: number): ListRow {
  const row = db
    .prepare(`SELECT ${LIST_COLUMNS} ${LIST_FROM} WHERE l.id = :id AND l.level <= :clearance`)
    .get<ListRow>({ id, clearance });
  if (row === undefined) throw notFound('disposal', id);
  return row;
}

/** Nothing more happens on these. */
export const isEnded = (state: ListState): boolean => state === 'destroyed' || state === 'cancelled';

export type RowQuestion = {
  readonly rowState?: RowState | null;
  readonly departmentId?: number | null;
  readonly open?: AppraiserCapacity | null;
  readonly differing?: boolean;
  readonly blocked?: boolean;
  readonly todo?: 'setApart' | 'recheck' | 'count' | null;
  readonly offset?: number;
  /** All of them where it is left out. */
  readonly limit?: number;
  /** Shelf order by where they stand now, for a pick list. */
  readonly byPlace?: boolean;
  readonly rowIds?: readonly number[];
};
const OUTSTANDING = {
  setApart: 'r.set_apart_on IS NULL',
  recheck: 'r.set_apart_on IS NOT NULL AND r.rechecked_on IS NULL',
  count: 'r.counted_on IS NULL',
} as const;

const opinion = (capacity: AppraiserCapacity): string =>
  `SELECT 1 FROM appraisal a WHERE a.row_id = r.id AND a.capacity = '${capacity}'`;
/** Both given, and not both the same opinion for the same years. */
const DIFFERING = `EXISTS (SELECT 1 FROM appraisal a JOIN appraisal b ON b.row_id = a.row_id WHERE a.row_id = r.id AND a.capacity = 'manager' AND b.capacity = 'departmentHead'
  AND (a.opinion <> b.opinion OR a.years IS NOT b.years))`;

function conditions(asked: RowQuestion): { where: string; params: Record<string, string | number> } {
  const { rowState = null, departmentId = null, open = null, differing, todo = null, rowIds } = asked;
  const parts: string[] = [];
  const params: Record<string, string | number> = {};
  if (rowState !== null) {
    parts.push('r.state = :rowState');
    params['rowState'] = rowState;
  }
  if (departmentId !== null) {
    parts.push('v.forming_department_id = :department');
    params['department'] = departmentId;
  }
  if (open !== null) parts.push(`r.state = 'listed' AND NOT EXISTS (${opinion(open)})`);
  if (differing === true) parts.push(DIFFERING);
  if (todo !== null) parts.push(`r.state = 'listed' AND ${OUTSTANDING[todo]}`);
  if (rowIds !== undefined) {
    parts.push('r.id IN (SELECT value FROM json_each(:rowIds))');
    params['rowIds'] = JSON.stringify(rowIds);
  }
  return { where: parts.map((part) => ` AND ${part}`).join(''), params };
}

type Row = FactRow & {
  id: number;
  position: number;
  row_state: RowState;
  left_reason: string | null;
  new_retention: string | null;
  set_apart_on: string | null;
  set_apart_place: string | null;
  rechecked_on: string | null;
  rechecked_by: string | null;
  recheck_note: string | null;
  counted_on: string | null;
};
const ROWS = `SELECT r.id, n.position, r.state AS row_state, r.left_reason, r.new_retention, r.set_apart_on, a.code AS set_apart_place, r.rechecked_on,
  q.name AS rechecked_by, r.recheck_note, r.counted_on, ${FACT_COLUMNS}
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS position FROM disposal_row WHERE list_id = :list) n JOIN disposal_row r ON r.id = n.id
  JOIN volume v ON v.id = r.volume_id ${FACT_JOINS} LEFT JOIN location a ON a.id = r.set_apart_id LEFT JOIN person q ON q.id = r.rechecked_by`;

/**
 * Rows of a list in its order, with both opinions and what stands in the way of each now. The caller has found the list:
 * its level is the highest of its rows, so whoever may see it may see each of them.
 */
export function readRows(
  db: ReadableDb,
  list: Pick<ListRow, 'id' | 'state'>,
  asked: RowQuestion,
  eyes: Eyes,
): { rows: DisposalRow[]; total: number } {
  const { where, params } = conditions(asked);
  const order = asked.byPlace === true ? 'u.sort_key, code, r.id' : 'r.id';
  const paged = asked.limit !== undefined && asked.blocked !== true;
  const found = db
    .prepare(`${ROWS} WHERE r.list_id = :list${where} ORDER BY ${order}${paged ? ' LIMIT :limit OFFSET :offset' : ''}`)
    .all<Row>({
      list: list.id,
      ...params,
      ...(paged ? { limit: asked.limit, offset: asked.offset ?? 0 } : {}),
    });
  const rows = shaped(db, list, found, eyes);
  if (asked.blocked === true) {
    const blocked = rows.filter(({ blocks }) => blocks.length > 0);
    const from = asked.offset ?? 0;
    return { rows: blocked.slice(from, from + (asked.limit ?? blocked.length)), total: blocked.length };
  }
  if (!paged) return { rows, total: rows.length };
  const total = db
    .prepare(
      `SELECT count(*) AS n FROM disposal_row r JOIN volume v ON v.id = r.volume_id WHERE r.list_id = :list${where}`,
    )
    .get<{ n: number }>({ list: list.id, ...params });
  return { rows, total: total?.n ?? 0 };
}

/** Ids of the rows that fit, in the order of the list. */
export function rowIdsOf(
  db: ReadableDb,
  list: Pick<ListRow, 'id' | 'state'>,
  asked: Pick<RowQuestion, 'rowState' | 'differing' | 'blocked'>,
  eyes: Eyes,
): number[] {
  if (asked.blocked === true) return readRows(db, list, asked, eyes).rows.map(({ id }) => id);
  const { where, params } = conditions(asked);
  return db
    .prepare(
      `SELECT r.id FROM disposal_row r JOIN volume v ON v.id = r.volume_id WHERE r.list_id = :list${where} ORDER BY r.id`,
      { pluck: true },
    )
    .all<number>({ list: list.id, ...params });
}

function shaped(db: ReadableDb, list: Pick<ListRow, 'id' | 'state'>, rows: readonly Row[], eyes: Eyes): DisposalRow[] {
  const standing = isEnded(list.state) ? [] : rows.filter(({ row_state }) => row_state === 'listed');
  const blocks = blocksOf(
    db,
    standing.map(({ volume_id }) => volume_id),
    eyes,
    list.id,
  );
  const opinions = opinionsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    ...toFacts(row),
    blocks: blocks.get(row.volume_id) ?? [],
    rowState: row.row_state,
    leftReason: row.left_reason,
    manager: opinions.get(`${String(row.id)}/manager`) ?? null,
    departmentHead: opinions.get(`${String(row.id)}/departmentHead`) ?? null,
    newRetention: fromJson(row.new_retention),
    setApartOn: row.set_apart_on,
    setApartPlace: row.set_apart_place,
    recheckedOn: row.rechecked_on,
    recheckedBy: row.rechecked_by,
    recheckNote: row.recheck_note,
    countedOn: row.counted_on,
  }));
}

type OpinionRow = {
  row_id: number;
  person_id: number;
  name: string;
  capacity: AppraiserCapacity;
  opinion: OpinionKind;
  years: number | null;
  reason: string;
  manner: 'countersign' | 'paper';
  paper_number: string | null;
  paper_date: string | null;
  on_day: string;
};
const OPINIONS = `SELECT a.row_id, a.person_id, p.name, a.capacity, a.opinion, a.years, a.reason, a.manner, a.paper_number, a.paper_date, a.on_day
  FROM appraisal a JOIN person p ON p.id = a.person_id WHERE a.row_id IN (SELECT value FROM json_each(?))`;

export function opinionsOf(db: ReadableDb, rowIds: readonly number[]): ReadonlyMap<string, Appraisal> {
  return new Map(
    db
      .prepare(OPINIONS)
      .all<OpinionRow>([JSON.stringify(rowIds)])
      .map((row) => [
        `${String(row.row_id)}/${row.capacity}`,
        {
          personId: row.person_id,
          name: row.name,
          manner: row.manner,
          paperNumber: row.paper_number,
          paperDate: row.paper_date,
          on: row.on_day,
          remark: null,
          capacity: row.capacity,
          opinion: row.opinion === 'keepYears' ? { kind: 'keepYears', years: row.years ?? 1 } : { kind: row.opinion },
          reason: row.reason,
        },
      ]),
  );
}
