import type { VolumeSort } from '../../../../shared/contract/catalogue';
import type { ReadableDb } from '../../store/open';
import { slotOf } from './columns';
import type { Snapshot } from './index';
import { isTextSort, loadOrder, replaced, type TextSort } from './text-orders';
import { keysOf, readClientRanks } from './names';
import { orderInTurns, reordered } from './order';
import type { Touched } from './watch';

/** All slots in the order of a column, and the volumes that commits have touched since: they are moved at the next question. */
type Order = { readonly slots: Int32Array; readonly late: Set<number> };

/** So many volumes are moved one by one in an order that is kept; more have it made again when it is next asked for. */
const FEW = 400;

export type Orders = {
  /** The order as `now` has it; where a commit has overtaken `now` meanwhile, the answer is for nobody. */
  readonly of: (sort: VolumeSort, now: Snapshot, isLatest: () => boolean) => Promise<Int32Array>;
  readonly touch: (touched: Touched) => void;
  /** The columns were read again: slots have other numbers. */
  readonly forget: () => void;
};

export function createOrders(read: <T>(run: (db: ReadableDb) => T) => T, clearance: number): Orders {
  const kept = new Map<VolumeSort, Order>();
  /** Orders that are being read over many turns: what commits touch meanwhile is theirs to move as well. */
  const inTheMaking = new Set<Set<number>>();
  const making = new Map<VolumeSort, Promise<Int32Array>>();
  let clientRanks: Int32Array | null = null;
  let clientTouches = 0;
  let forgotten = 0;

  async function ranks(): Promise<Int32Array> {
    for (;;) {
      if (clientRanks !== null) return clientRanks;
      const began = clientTouches;
      const found = await read(readClientRanks);
      if (began === clientTouches) clientRanks = found;
    }
  }

  async function keysFor(sort: Exclude<VolumeSort, TextSort>, { columns, places }: Snapshot): Promise<Int32Array> {
    const { size } = columns;
    if (sort === 'client') return keysOf(columns.client, size, await ranks());
    if (sort === 'home' || sort === 'current') return keysOf(columns[sort], size, places.rank);
    return columns[sort === 'months' ? 'firstMonth' : sort].subarray(0, size);
  }

  async function made(sort: VolumeSort, now: Snapshot, isLatest: () => boolean): Promise<Int32Array> {
    if (!isTextSort(sort)) {
      const slots = await orderInTurns(await keysFor(sort, now));
      if (isLatest()) kept.set(sort, { slots, late: new Set() });
      return slots;
    }
    const began = forgotten;
    const late = new Set<number>();
    inTheMaking.add(late);
    try {
      const slots = await read((db) => loadOrder(db, clearance, sort, now.columns));
      if (began === forgotten && late.size <= FEW) kept.set(sort, { slots, late });
      return slots;
    } finally {
      inTheMaking.delete(late);
    }
  }

  async function moved(sort: VolumeSort, { slots, late }: Order, now: Snapshot): Promise<Int32Array> {
    const volumes = [...late];
    const { columns } = now;
    if (isTextSort(sort)) return read((db) => replaced(db, clearance, sort, columns, slots, volumes));
    const touched = volumes.map((id) => slotOf(columns, id)).filter((slot) => slot >= 0);
    return reordered(slots, await keysFor(sort, now), touched);
  }

  async function current(sort: VolumeSort, now: Snapshot, isLatest: () => boolean): Promise<Int32Array> {
    const order = kept.get(sort);
    if (order === undefined) return made(sort, now, isLatest);
    if (order.late.size === 0) return order.slots;
    const slots = await moved(sort, order, now);
    if (isLatest()) kept.set(sort, { slots, late: new Set() });
    return slots;
  }

  return {
    of: async (sort, now, isLatest) => {
      // Whoever asks while it is being made waits for it.
      for (let running = making.get(sort); running !== undefined; running = making.get(sort)) await running;
      if (!isLatest()) return new Int32Array(0);
      const running = current(sort, now, isLatest).finally(() => making.delete(sort));
      making.set(sort, running);
      return running;
    },
    touch: ({ volumes, clients, places }) => {
      for (const late of [...inTheMaking, ...[...kept.values()].map((order) => order.late)])
        for (const id of volumes) late.add(id);
      for (const [sort, { late }] of kept) if (late.size > FEW) kept.delete(sort);
      if (clients) {
        clientTouches += 1;
        clientRanks = null;
        kept.delete('client');
      }
      if (places) for (const sort of ['home', 'current'] as const) kept.delete(sort);
    },
    forget: () => {
      forgotten += 1;
      kept.clear();
    },
  };
}
