import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index';
import { levels } from '../../../shared/domain/level';
import { volumeStates } from '../../../shared/domain/volume-facts';
import type { SessionHandlers } from './subject';
import type { ReadableDb } from '../store/open';
import type { Session } from '../store/work';
import type { Context } from './context';
import type { Snapshot } from './holdings';
import { isTextSort, TEXT_KEYS, type TextSort } from './holdings/text-orders';
import { type Filter, questionOf, retentionOf } from './holdings/question';
import { countFacets, fitting as fittingAll } from './holdings/select';
import { countWork } from './holdings/work-marks';
import { type DbRow, ROW_COLUMNS, ROW_JOINS, toRow } from './volume-rows';
import { lastDeed, type VolumeSelection } from './volume-selection';
import { worklistMark } from './worklist-rows';

/** Counts of so many filters are kept until something changes. */
const KEPT = 8;
type Asked = ParsedInputOf<'catalogue.list'>;

/** Rows of the store for ids, in their order. An id that is gone, or above the clearance by now, is left out. */
function rowsOf(db: ReadableDb, ids: readonly number[], clearance: number) {
  const rows = db
    .prepare(
      `SELECT ${ROW_COLUMNS} ${ROW_JOINS} WHERE v.id IN (SELECT value FROM json_each(:ids)) AND v.level <= :clearance`,
    )
    .all<DbRow>({ ids: JSON.stringify(ids), clearance });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toRow(row)];
  });
}

/** The catalogue 目录 as a list that can be opened at any row, and the counts beside its filters. */
export function createVolumeList({ work, holdings }: Context, { fitting }: VolumeSelection) {
  /** The first rows of the whole catalogue while the holdings are still being read after an unlock. */
  function firstRows({ sort, descending, limit }: Asked & { sort: TextSort }, clearance: number) {
    const key = TEXT_KEYS[sort];
    const order = descending ? 'DESC' : 'ASC';
    return work.read((db) => {
      const ids = db
        .prepare(`SELECT id FROM volume WHERE level <= ? ORDER BY ${key} ${order}, id ${order} LIMIT ?`, {
          pluck: true,
        })
        .all<number>([clearance, limit]);
      return rowsOf(db, ids, clearance);
    });
  }

  type Counts = OutputOf<'catalogue.facets'>;
  /** The counts of the last filters; a slip that is renewed changes what is overdue and touches no volume. */
  const kept = new Map<string, Counts>();
  function countsOf(now: Snapshot, filter: Filter, session: Session): Counts {
    const mark = work.read((db) => [lastDeed(db), filter.listed ? worklistMark(db, session.operatorId) : null]);
    const question = JSON.stringify([now.version, work.now().day, filter, mark]);
    const known = kept.get(question) ?? countAnew(now, filter, session);
    kept.delete(question);
    kept.set(question, known);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    return known;
  }
  function countAnew(now: Snapshot, filter: Filter, session: Session): Counts {
    const { day: today } = work.now();
    const asking = { today, operatorId: session.operatorId, clearance: session.clearanceRank };
    return work.read((db) => {
      const { masks, work: listed, marks, facets, capped } = questionOf(db, now, filter, asking);
      const besidesLists = fittingAll(now.columns, masks, Object.values(facets));
      const counts = countFacets(now.columns, [...masks, listed], facets, listed === null ? besidesLists : undefined);
      const list = <V>(of: ReadonlyMap<number, number>, value: (key: number) => V | undefined) =>
        [...of].flatMap(([key, count]) => {
          const named = value(key);
          return named === undefined ? [] : [{ value: named, count }];
        });
      return {
        state: list(counts.state, (key) => volumeStates[key]),
        year: list(counts.year, (key) => (key === 0 ? undefined : key)).reverse(),
        level: list(counts.level, (key) => levels[key]),
        retention: list(counts.retention, retentionOf),
        series: list(counts.series, (key) => key),
        clientKind: list(counts.clientKind, (key) => now.clients.kinds[key] || undefined),
        place: list(counts.place, (key) => key || undefined),
        work: countWork(marks(), besidesLists),
        capped,
      };
    });
  }

  return {
    'catalogue.list': async (asked, session) => {
      const { sort, filter, offset, limit, whenCounted } = asked;
      const plain = Object.values(filter).every((value) => value === null || value === '' || value === false);
      if (!whenCounted && plain && offset === 0 && isTextSort(sort) && holdings.reading()) {
        const rows = firstRows({ ...asked, sort }, session.clearanceRank);
        return { rows, total: rows.length, counted: rows.length < limit, capped: false };
      }
      const { now, walk, capped } = await fitting(asked, session);
      const ids = Array.from(walk.slots(offset, offset + limit), (slot) => now.columns.id[slot] ?? 0);
      const rows = work.read((db) => rowsOf(db, ids, session.clearanceRank));
      return { rows, total: walk.total, counted: true, capped };
    },
    'catalogue.ids': async (asked, session) => {
      const { now, walk } = await fitting(asked, session);
      const { offset, limit } = asked;
      return {
        ids: Array.from(walk.slots(offset, offset + limit), (slot) => now.columns.id[slot] ?? 0),
        total: walk.total,
      };
    },
    'catalogue.facets': async ({ filter }, session) => countsOf(await holdings.whole(), filter, session),
  } satisfies Pick<SessionHandlers, 'catalogue.list' | 'catalogue.ids' | 'catalogue.facets'>;
}
