import { dueKinds } from '../../../shared/contract/disposal-due';
import type { ParsedInputOf } from '../../../shared/contract/index';
import type { Day } from '../../../shared/domain/volume-facts';
import { volumeStates } from '../../../shared/domain/volume-facts';
import type { ReadableDb } from '../store/open';
import type { Context } from './context';
import { dueRows } from './disposal-volumes';
import type { Snapshot } from './holdings';
import { slotOf } from './holdings/columns';
import { countFacets, type Facet, fitting as fittingAll, once, select } from './holdings/select';
import { countWork, workMarks, workMask } from './holdings/work-marks';
import { HOLDS } from './loan-volumes';
import type { SessionHandlers } from './subject';

type Asked = Pick<ParsedInputOf<'disposal.due'>, 'filter' | 'sort' | 'descending'>;
type Filter = Asked['filter'];
const FREE = 1;
const BLOCKED = 2;

/** Year of the last day kept: a volume due from 1 January 2025 expired in 2024. 0: none. */
const expiryYear = (due: number): number => (due === 0 ? 0 : Math.floor(due / 10_000) - 1);

/**
 * Whether something stands in the way of each slot, as one byte: what disposal-blocks.ts tells in words of a page of rows,
 * here for a million at once. Holds, reservations and lists are few and read from the store by their ids.
 */
function wayOf(db: ReadableDb, { columns }: Snapshot, today: Day): Int32Array {
  const ids = (sql: string, params: Record<string, string> | undefined): number[] =>
    db.prepare(sql, { pluck: true }).all<number>(params);
  const { size, state, home, current, client } = columns;
  const filed = volumeStates.indexOf('filed');
  const heldClients = new Set(
    ids('SELECT x.client_id FROM hold h JOIN hold_client x ON x.hold_id = h.id WHERE h.released_on IS NULL', undefined),
  );
  const keys = new Int32Array(size);
  for (let slot = 0; slot < size; slot += 1)
    keys[slot] =
      state[slot] !== filed ||
      home[slot] !== current[slot] ||
      (heldClients.size > 0 && heldClients.has(client[slot] ?? 0))
        ? BLOCKED
        : FREE;
  for (const id of [
    ...ids(
      'SELECT x.volume_id FROM hold h JOIN hold_volume x ON x.hold_id = h.id WHERE h.released_on IS NULL',
      undefined,
    ),
    ...ids(`SELECT volume_id FROM disposal_row WHERE state = 'listed'`, undefined),
    ...ids(
      `SELECT h.volume_id FROM loan_line h JOIN loan hl ON hl.id = h.loan_id WHERE h.state = 'reserved' AND ${HOLDS}`,
      {
        today,
      },
    ),
  ]) {
    const slot = slotOf(columns, id);
    if (slot >= 0) keys[slot] = BLOCKED;
  }
  return keys;
}

type Facets = Readonly<Record<'year' | 'series' | 'department' | 'client' | 'way', Facet>>;
function facetsOf(db: ReadableDb, now: Snapshot, filter: Filter, today: Day): Facets {
  const { columns } = now;
  const years = once(() => columns.due.subarray(0, columns.size).map(expiryYear));
  const way = filter.free === null ? null : filter.free ? FREE : BLOCKED;
  return {
    year: { keys: years, wanted: filter.year },
    series: { keys: () => columns.series, wanted: filter.seriesId },
    department: { keys: () => columns.department, wanted: filter.departmentId },
    client: { keys: () => columns.client, wanted: filter.clientId },
    way: { keys: once(() => wayOf(db, now, today)), wanted: way },
  };
}

/** Slots in the order of their due days, equal ones as they came: the number's order is kept within a year. */
function byDue(slots: Int32Array, due: Int32Array): Int32Array {
  const groups = new Map<number, number[]>();
  for (const slot of slots) {
    const day = due[slot] ?? 0;
    const group = groups.get(day);
    if (group === undefined) groups.set(day, [slot]);
    else group.push(slot);
  }
  const result = new Int32Array(slots.length);
  let at = 0;
  for (const day of [...groups.keys()].sort((a, b) => a - b))
    for (const slot of groups.get(day) ?? []) result[at++] = slot;
  return result;
}

/** So many clients are offered as a choice: those with most. */
const CLIENTS = 50;

export type Due = ReturnType<typeof createDue>;
/** The due list 期满清单 over all the holdings, and its counts. */
export function createDue({ work, holdings }: Context) {
  let kept: { readonly question: string; readonly slots: Int32Array } | null = null;
  /** A hold or a slip changes what is free without touching a volume; the last entry of the log stands for all of them. */
  const moment = (db: ReadableDb): number =>
    db.prepare('SELECT max(seq) FROM log_entry', { pluck: true }).get<number | null>() ?? 0;

  async function fitting({ filter, sort, descending }: Asked): Promise<{ now: Snapshot; slots: Int32Array }> {
    const { now, order } = await holdings.inOrder(sort === 'due' ? 'number' : sort);
    const today = work.now().day;
    const question = JSON.stringify([now.version, work.read(moment), today, filter, sort, descending]);
    if (kept?.question !== question) {
      const which = workMask(workMarks(now, today, []), filter.which);
      const slots = work.read((db) =>
        select(now.columns, order, [which], Object.values(facetsOf(db, now, filter, today))),
      );
      const sorted = sort === 'due' ? byDue(slots, now.columns.due) : slots;
      kept = { question, slots: descending ? sorted.slice().reverse() : sorted };
    }
    return { now, slots: kept.slots };
  }

  const handlers = {
    'disposal.due': async ({ offset, limit, ...asked }, session) => {
      const { now, slots } = await fitting(asked);
      const ids = Array.from(slots.subarray(offset, offset + limit), (slot) => now.columns.id[slot] ?? 0);
      const eyes = { clearance: session.clearanceRank, today: work.now().day };
      return { rows: work.read((db) => dueRows(db, ids, eyes)), total: slots.length };
    },
    'disposal.dueFacets': async ({ filter }) => {
      const now = await holdings.whole();
      const { columns } = now;
      const today = work.now().day;
      return work.read((db) => {
        const facets = facetsOf(db, now, filter, today);
        const marks = workMarks(now, today, []);
        const counts = countFacets(columns, [workMask(marks, filter.which)], facets);
        const onLists = countWork(marks, fittingAll(columns, [], Object.values(facets)));
        const named = <T>(sql: string, of: ReadonlyMap<number, number>, most = Infinity) => {
          const chosen = [...of].filter(([key]) => key > 0).sort((a, b) => b[1] - a[1]);
          const kept = most === Infinity ? chosen : chosen.slice(0, most);
          const rows = db.prepare(sql).all<T & { id: number }>([JSON.stringify(kept.map(([key]) => key))]);
          const byId = new Map(rows.map((row) => [row.id, row]));
          return kept.flatMap(([value, count]) => {
            const row = byId.get(value);
            if (row === undefined) return [];
            const { id: _id, ...rest } = row;
            return [{ value, count, ...rest }];
          });
        };
        return {
          which: dueKinds.map((kind) => ({
            value: kind,
            count: onLists.find(({ value }) => value === kind)?.count ?? 0,
          })),
          years: [...counts.year]
            .filter(([value]) => value > 0)
            .map(([value, count]) => ({ value, count }))
            .sort((a, b) => a.value - b.value),
          series: named<{ name: string }>(
            'SELECT id, name FROM series WHERE id IN (SELECT value FROM json_each(?))',
            counts.series,
          ),
          departments: named<{ name: string }>(
            'SELECT id, name FROM department WHERE id IN (SELECT value FROM json_each(?))',
            counts.department,
          ),
          clients: named<{ code: string; name: string }>(
            'SELECT id, code, name FROM client WHERE id IN (SELECT value FROM json_each(?))',
            counts.client,
            CLIENTS,
          ),
          free: counts.way.get(FREE) ?? 0,
          blocked: counts.way.get(BLOCKED) ?? 0,
        };
      });
    },
  } satisfies Pick<SessionHandlers, 'disposal.due' | 'disposal.dueFacets'>;
  return {
    handlers,
    /** Ids of all that fit, in the order of the list. */
    idsOf: async (asked: Asked): Promise<number[]> => {
      const { now, slots } = await fitting(asked);
      return Array.from(slots, (slot) => now.columns.id[slot] ?? 0);
    },
  };
}
