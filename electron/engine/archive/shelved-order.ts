import type { VolumeSort } from '../../../shared/contract/catalogue';
import type { ShelvedSort, shelvedLists } from '../../../shared/contract/locations';
import { volumeStates } from '../../../shared/domain/volume-facts';
import type { Session } from '../store/work';
import type { Context } from './context';
import type { Snapshot } from './holdings';
import { keysOf, within } from './holdings/names';
import { fitting, type Walk, walk } from './holdings/select';
import { placeFacts } from './location-rows';
import { shelvedOf } from './location-list';
import { readCursor, writeCursor } from './paging';

/** Volumes of a place in another order than that of its shelves: taken from the holdings, where a million are in order. */
type Which = (typeof shelvedLists)[number];
export type OtherSort = Exclude<ShelvedSort, 'shelf'>;
type Asked = {
  readonly placeId: number | null;
  readonly which: Which;
  readonly sort: OtherSort;
  readonly descending: boolean;
};
const orders: Readonly<Record<OtherSort, VolumeSort>> = {
  code: 'number',
  title: 'title',
  client: 'client',
  year: 'year',
  retention: 'retention',
  level: 'level',
  state: 'state',
  home: 'home',
  current: 'current',
};

/** A byte a slot: 1 where the volume stands or belongs in the place, or in any. */
function maskOf({ columns, places }: Snapshot, placeId: number | null, which: Which): Uint8Array {
  const { size, current, home, state } = columns;
  const destroyed = volumeStates.indexOf('destroyed');
  const of = which === 'stands' ? current : home;
  const there = placeId === null ? of : keysOf(of, size, within(places, placeId));
  const mask = new Uint8Array(size);
  for (let slot = 0; slot < size; slot += 1)
    if ((there[slot] ?? 0) > 0 && state[slot] !== destroyed && (which !== 'away' || current[slot] !== home[slot]))
      mask[slot] = 1;
  return mask;
}

export type ShelvedOrder = ReturnType<typeof createShelvedOrder>;
export function createShelvedOrder({ work, holdings }: Context) {
  /** The order of the last question: its pages ask for the same one. */
  let kept: { readonly question: string; readonly walk: Walk } | null = null;

  async function found({ placeId, which, sort, descending }: Asked): Promise<{ now: Snapshot; walk: Walk }> {
    if (placeId !== null) work.read((db) => placeFacts(db, placeId));
    const { now, order } = await holdings.inOrder(orders[sort]);
    const question = JSON.stringify([now.version, placeId, which, sort, descending]);
    if (kept?.question !== question) {
      const fits = fitting(now.columns, [maskOf(now, placeId, which)], []);
      kept = { question, walk: walk(fits, order, descending) };
    }
    return { now, walk: kept.walk };
  }
  const idsOf = ({ columns }: Snapshot, slots: Int32Array): number[] =>
    Array.from(slots, (slot) => columns.id[slot] ?? 0);

  return {
    /** The ids of all that fit, in that order. */
    ids: async (asked: Asked): Promise<number[]> => {
      const { now, walk } = await found(asked);
      return idsOf(now, walk.slots(0, walk.total));
    },
    /** A page behind the volume that the page before ended with, wherever that stands by now. */
    page: async (asked: Asked & { readonly after: string | null; readonly limit: number }, session: Session) => {
      const { now, walk } = await found(asked);
      const from = behind(readCursor(asked.after), walk, now);
      const ids = idsOf(now, walk.slots(from, from + asked.limit));
      const last = ids.at(-1);
      const to = from + ids.length;
      return {
        rows: work.read((db) => shelvedOf(db, ids, session.clearanceRank)),
        next: to < walk.total && last !== undefined ? writeCursor(to, last) : null,
        total: walk.total,
      };
    },
  };
}

/** Where the next page begins: the cursor tells how many went before and the last of them. */
function behind(cursor: ReturnType<typeof readCursor>, walk: Walk, { columns }: Snapshot): number {
  if (cursor === null) return 0;
  const [count, id] = [Number(cursor[0]), cursor[1]];
  const [last] = walk.slots(count - 1, count);
  if (last !== undefined && columns.id[last] === id) return count;
  const moved = walk.slots(0, walk.total).findIndex((slot) => columns.id[slot] === id);
  return moved < 0 ? Math.max(0, Math.min(count, walk.total)) : moved + 1;
}
