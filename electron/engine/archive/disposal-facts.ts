import type { Settings } from '../../../shared/contract/settings';
import type { AppraiserCapacity, BlockKind } from '../../../shared/domain/disposal';
import type { ListFacts, ListWorld, RowFacts, RowOpinion } from '../../../shared/domain/disposal-terms';
import { head } from '../store/log';
import type { ReadableDb } from '../store/open';
import type { Moment } from '../store/work';
import { blocksOf, type Eyes } from './disposal-blocks';
import { peopleOf } from './disposal-people';
import { isEnded, type ListRow, opinionsOf } from './disposal-rows';
import { fromColumns, type RetentionColumns } from './retention-columns';

/** All that the one rule (domain/disposal-rules.ts) needs of a list and its world, read in the caller's transaction. */
export type StoredRow = RetentionColumns & {
  id: number;
  volume_id: number;
  code: string;
  state: 'listed' | 'left' | 'destroyed';
  department_id: number | null;
  level: number;
  set_apart_on: string | null;
  rechecked_on: string | null;
  counted_on: string | null;
};
const ROWS = `SELECT r.id, r.volume_id, coalesce(v.reference_code, v.old_number, '') AS code, r.state, v.forming_department_id AS department_id, v.level,
  v.retention_kind, v.retention_years, v.retention_written, r.set_apart_on, r.rechecked_on, r.counted_on
  FROM disposal_row r JOIN volume v ON v.id = r.volume_id WHERE r.list_id = ? ORDER BY r.id`;

export type Gathered = {
  readonly row: ListRow;
  readonly rows: readonly StoredRow[];
  readonly facts: ListFacts;
  readonly world: ListWorld;
};

export function gatherList(db: ReadableDb, row: ListRow, moment: Moment, settings: Settings): Gathered {
  // A block counts whatever the operator may see of it.
  const eyes: Eyes = { clearance: 3, today: moment.day };
  const rows = db.prepare(ROWS).all<StoredRow>([row.id]);
  const standing = isEnded(row.state) ? [] : rows.filter(({ state }) => state === 'listed');
  const blocks = blocksOf(
    db,
    standing.map(({ volume_id }) => volume_id),
    eyes,
    row.id,
  );
  const opinions = opinionsOf(
    db,
    rows.map(({ id }) => id),
  );
  const opinion = (id: number, capacity: AppraiserCapacity): Partial<Record<AppraiserCapacity, RowOpinion>> => {
    const found = opinions.get(`${String(id)}/${capacity}`);
    return found === undefined ? {} : { [capacity]: { personId: found.personId, opinion: found.opinion } };
  };
  const facts: ListFacts = {
    state: row.state,
    number: row.number,
    drawnBy: row.drawn_by_person,
    earliestOn: row.earliest_on,
    recheckedOn: row.rechecked_on,
    rows: rows.map((one): RowFacts => ({
      id: one.id,
      state: one.state,
      departmentId: one.department_id,
      retention: fromColumns(one),
      blocks: (blocks.get(one.volume_id) ?? []).map(({ kind }): BlockKind => kind),
      opinions: { ...opinion(one.id, 'manager'), ...opinion(one.id, 'departmentHead') },
      setApart: one.set_apart_on !== null,
      rechecked: one.rechecked_on !== null,
      counted: one.counted_on !== null,
    })),
  };
  const world: ListWorld = {
    today: moment.day,
    now: moment.at,
    lastAt: head(db).at,
    setApartMonths: settings.setApartMonths,
    supervisorsNeeded: settings.destructionSupervisors,
    ...peopleOf(db, row.level, (id) => highestOf(rows, id), moment.day, settings),
  };
  return { row, rows, facts, world };
}

const highestOf = (rows: readonly StoredRow[], departmentId: number | null): number =>
  rows.reduce((level, row) => (row.department_id === departmentId ? Math.max(level, row.level) : level), 0);
