import { type VolumeSort, volumeSorts } from '../../../../shared/contract/catalogue';
import type { ReadableDb } from '../../store/open';
import { turn } from './chunks';
import type { Columns } from './columns';
import { lastId, loadColumns, refreshed } from './load';
import { type ClientNames, type PlaceNames, readClients, readPlaces } from './names';
import { createOrders } from './orders';
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
export type Sorted = { readonly now: Snapshot; readonly order: Int32Array };
export type Holdings = {
  /** Waits until everything is read. */
  readonly whole: () => Promise<Snapshot>;
  /** Begins to read a large archive if that was not done yet: true while a question would have to wait for long. */
  readonly reading: () => boolean;
  /** All slots in the order of a column, and the state whose slots they are. */
  readonly inOrder: (sort: VolumeSort) => Promise<Sorted>;
  readonly afterCommit: () => void;
};

/** Archives with ids below this are read so quickly that nobody need see a list that is not counted yet. */
const LARGE = 50_000;

/** Commits that touch more volumes than this (an import, its undoing) have everything read again. */
const MANY = 2000;

export function createHoldings(
  read: <T>(run: (db: ReadableDb) => T) => T,
  clearance: number,
  take: () => Touched,
): Holdings {
  let columns: Columns | null = null;
  /** Null where a commit has touched one of them since they were read. */
  let clients: ClientNames | null = null;
  let places: PlaceNames | null = null;
  let snapshot: Snapshot | null = null;
  let loading: Promise<Snapshot> | null = null;
  /** Touched while the columns were being read. */
  let waiting: number[] = [];
  let version = 0;
  let commits = 0;
  /** The order that the catalogue opens with is there. */
  let sorted = false;
  let sorting: Promise<void> | null = null;
  const orders = createOrders(read, clearance);

  /** A load that failed is tried again by the next question. */
  const loadAnew = async (): Promise<Snapshot> => {
    try {
      const found = await load();
      if (found.columns.size >= LARGE) sortInTheBackground();
      return found;
    } finally {
      loading = null;
    }
  };
  /** So that no list of a large archive waits to be sorted. */
  async function sortAll(): Promise<void> {
    for (const sort of volumeSorts) {
      await inOrder(sort);
      sorted = true;
      await turn();
    }
  }
  /** Here nobody waits; whoever asks for what failed is told. */
  function sortInTheBackground(): void {
    sorting ??= sortAll()
      .catch(() => undefined)
      .finally(() => {
        sorting = null;
      });
  }
  /** Reads what is missing; a commit in between has what it touched read again. */
  async function load(): Promise<Snapshot> {
    for (;;) {
      if (columns === null) await loadVolumes();
      const began = commits;
      const [someClients, somePlaces] = [clients ?? (await read(readClients)), places ?? (await read(readPlaces))];
      if (columns === null || commits !== began) continue;
      [clients, places] = [someClients, somePlaces];
      version += 1;
      snapshot = { version, columns, clients, places };
      return snapshot;
    }
  }
  async function loadVolumes(): Promise<void> {
    waiting = [];
    const found = await read((db) => loadColumns(db, clearance));
    orders.forget();
    sorted = false;
    const late = waiting;
    columns = late.length > MANY ? null : read((db) => refreshed(db, clearance, found, late));
  }
  const whole = (): Promise<Snapshot> => (snapshot === null ? (loading ??= loadAnew()) : Promise.resolve(snapshot));

  function renew(touched: Touched): void {
    commits += 1;
    const before = columns;
    const { volumes } = touched;
    // Not pushed as arguments: a ledger of more volumes than a call takes arguments is written by now.
    if (before === null) waiting = waiting.concat(volumes);
    else columns = volumes.length > MANY ? null : read((db) => refreshed(db, clearance, before, volumes));
    orders.touch(touched);
    if (touched.clients) clients = null;
    if (touched.places) places = null;
    version += 1;
    snapshot = columns === null || clients === null || places === null ? null : { version, columns, clients, places };
  }

  async function inOrder(sort: VolumeSort): Promise<Sorted> {
    for (;;) {
      const now = await whole();
      const order = await orders.of(sort, now, () => snapshot === now);
      // A commit in between may have brought volumes that the columns know and the order does not, or the other way round.
      if (snapshot === now) return { now, order };
    }
  }

  return {
    whole,
    reading: () => {
      if ((columns !== null && sorted) || read(lastId) < LARGE) return false;
      sortInTheBackground();
      return true;
    },
    inOrder,
    afterCommit: () => {
      const touched = take();
      if (touched.volumes.length > 0 || touched.clients || touched.places) renew(touched);
    },
  };
}
