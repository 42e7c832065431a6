import type { VolumeSort } from '../../../../shared/contract/catalogue';
import type { ReadableDb } from '../../store/open';
import { type Columns, slotOf } from './columns';
import { isTextSort, loadColumns, loadOrder, refreshed, slotBefore, type TextSort } from './load';
import { type ClientNames, keysOf, type PlaceNames, readClients, readPlaces } from './names';
import { moved, orderByKey } from './order';
import type { Touched } from './watch';

/**
 * The holdings 馆藏 in memory: what the catalogue filters, sorts and counts by, of the volumes that this operator may
 * see. Read in the background at the first question after an unlock (a million volumes in some seconds, small archives
 * at once), kept true after each commit. The store stays the truth: rows are shown from it, by id.
 */
/** A state of the holdings; `version` is another after every commit that touched them. */
export type Snapshot = {
  readonly version: number;
  readonly columns: Columns;
  readonly clients: ClientNames;
  readonly places: PlaceNames;
};
export type Holdings = {
  /** Waits until everything is read. */
  readonly whole: () => Promise<Snapshot>;
  /** Begins to read a large archive if that was not done yet: true while a question would have to wait for long. */
  readonly reading: () => boolean;
  /** All slots in the order of a column. */
  readonly inOrder: (sort: VolumeSort) => Promise<Int32Array>;
  readonly afterCommit: () => void;
};

/** Ids below this are read so quickly that nobody need see a list that is not counted yet. */
const LARGE = 50_000;
const lastId = (db: ReadableDb): number =>
  db.prepare('SELECT max(id) FROM volume', { pluck: true }).get<number | null>() ?? 0;

/** Commits that touch more volumes than this (an import, its undoing) have everything read again. */
const MANY = 2000;
/** So many volumes are moved one by one in an order that is kept; more have it read again when it is next asked for. */
const FEW = 40;

export function createHoldings(
  read: <T>(run: (db: ReadableDb) => T) => T,
  clearance: number,
  take: () => Touched,
): Holdings {
  let snapshot: Snapshot | null = null;
  let loading: Promise<Snapshot> | null = null;
  /** Touched while a load was running. */
  let waiting: number[] = [];
  let version = 0;
  const textOrders = new Map<TextSort, Int32Array>();
  const keyOrders = new Map<VolumeSort, Int32Array>();

  /** A load that failed is tried again by the next question. */
  const loadAnew = async (): Promise<Snapshot> => {
    try {
      return await load();
    } finally {
      loading = null;
    }
  };
  async function load(): Promise<Snapshot> {
    const columns = await read((db) => loadColumns(db, clearance));
    version += 1;
    textOrders.clear();
    keyOrders.clear();
    const late = waiting;
    waiting = [];
    const now = late.length === 0 ? columns : read((db) => refreshed(db, clearance, columns, late));
    if (now === null) return load();
    snapshot = { version, columns: now, clients: read(readClients), places: read(readPlaces) };
    return snapshot;
  }
  const whole = (): Promise<Snapshot> => (snapshot === null ? (loading ??= loadAnew()) : Promise.resolve(snapshot));

  function renew(touched: Touched): void {
    if (snapshot === null) {
      if (loading !== null) waiting.push(...touched.volumes);
      return;
    }
    const before = snapshot.columns;
    const { volumes } = touched;
    const columns = volumes.length > MANY ? null : read((db) => refreshed(db, clearance, before, volumes));
    keyOrders.clear();
    if (columns === null) {
      snapshot = null;
      return;
    }
    version += 1;
    snapshot = {
      version,
      columns,
      clients: touched.clients ? read(readClients) : snapshot.clients,
      places: touched.places ? read(readPlaces) : snapshot.places,
    };
    for (const [sort, order] of textOrders) {
      if (volumes.length > FEW) textOrders.delete(sort);
      else textOrders.set(sort, withMoved(sort, order, volumes, columns));
    }
  }

  const withMoved = (sort: TextSort, order: Int32Array, ids: readonly number[], columns: Columns): Int32Array =>
    ids.reduce((now, id) => {
      const slot = slotOf(columns, id);
      return slot < 0
        ? now
        : moved(
            now,
            slot,
            read((db) => slotBefore(db, clearance, sort, columns, id)),
          );
    }, order);

  async function textOrder(sort: TextSort): Promise<Int32Array> {
    for (;;) {
      const kept = textOrders.get(sort);
      if (kept !== undefined) return kept;
      const began = await whole();
      const ids = await read((db) => loadOrder(db, clearance, sort));
      // A commit in between may have brought volumes that the columns know and the order does not, or the other way round.
      if (version === began.version)
        textOrders.set(
          sort,
          ids.map((id) => slotOf(began.columns, id)),
        );
    }
  }

  async function inOrder(sort: VolumeSort): Promise<Int32Array> {
    const now = await whole();
    if (isTextSort(sort)) return textOrder(sort);
    const kept = keyOrders.get(sort) ?? orderByKey(keysFor(sort, now));
    keyOrders.set(sort, kept);
    return kept;
  }

  return {
    whole,
    reading: () => {
      if (snapshot !== null || read(lastId) < LARGE) return false;
      // Whoever asks next waits for it and is told what failed; here nobody waits.
      whole()
        .then(() => inOrder('number'))
        .catch(() => undefined);
      return true;
    },
    inOrder,
    afterCommit: () => {
      const touched = take();
      if (touched.volumes.length > 0 || touched.clients || touched.places) renew(touched);
    },
  };
}

function keysFor(sort: Exclude<VolumeSort, TextSort>, { columns, clients, places }: Snapshot): Int32Array {
  const { size } = columns;
  if (sort === 'client') return keysOf(columns.client, size, (id) => clients.rank.get(id) ?? 0);
  if (sort === 'home' || sort === 'current') return keysOf(columns[sort], size, (id) => places.rank.get(id) ?? 0);
  return columns[sort === 'months' ? 'firstMonth' : sort].subarray(0, size);
}
