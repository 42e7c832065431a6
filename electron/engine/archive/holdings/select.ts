import { type Columns, GONE } from './columns';
import { keysOf } from './names';

/** One thing that can be filtered by and counted: a whole key a slot, 0 for none. */
export type Facet = {
  /** Made when they are asked for. */
  readonly keys: () => Int32Array;
  /** Where the slots hold ids and what is counted stands with them: the key of each id. */
  readonly through?: () => Int32Array;
  /** No key is above this; looked for where it is not known. */
  readonly most?: number;
  readonly wanted: number | null;
};

/** Conditions that are not facets: a slot whose byte is 0 is out. */
export type Mask = Uint8Array | null;

/** A bit of its own for what is no facet; the lower ones are the facets' in their order, seven at most. */
const OUT = 1 << 7;

/**
 * What each slot fails, a bit a condition; 0 fits everything. One walk a condition over arrays that lie in a row, without
 * a jump that depends on what stands there: every question to a million volumes is answered from here in some
 * milliseconds, and nothing is made on the way.
 */
function failures({ state, size, holes }: Columns, masks: readonly Mask[], facets: readonly Facet[]): Uint8Array {
  const fails = new Uint8Array(size);
  if (holes) for (let slot = 0; slot < size; slot += 1) if (state[slot] === GONE) fails[slot] = OUT;
  for (const mask of masks) if (mask !== null) failMask(fails, mask);
  facets.forEach(({ keys, through, wanted }, at) => {
    if (wanted === null) return;
    failKey(fails, through === undefined ? keys() : keysOf(keys(), size, through()), wanted, 1 << at);
  });
  return fails;
}

function failMask(fails: Uint8Array, mask: Uint8Array): void {
  for (let slot = 0; slot < fails.length; slot += 1)
    // 0 less 1 has all bits, the highest of them as well.
    fails[slot] = (fails[slot] ?? 0) | ((((mask[slot] ?? 0) - 1) >> 31) & OUT);
}

function failKey(fails: Uint8Array, keys: Int32Array, wanted: number, bit: number): void {
  for (let slot = 0; slot < fails.length; slot += 1) {
    const apart = (keys[slot] ?? 0) ^ wanted;
    // The sign of a number or of its opposite is set, unless it is 0.
    fails[slot] = (fails[slot] ?? 0) | (((apart | -apart) >> 31) & bit);
  }
}

function howMany(fails: Uint8Array): number {
  let count = 0;
  for (let slot = 0; slot < fails.length; slot += 1) count += ((fails[slot] ?? 0) - 1) >>> 31;
  return count;
}

/** What fits a filter, in no order: a byte a slot, 0 fits; and how many do. */
export type Fitting = { readonly fails: Uint8Array; readonly total: number };
export function fitting(columns: Columns, masks: readonly Mask[], facets: readonly Facet[]): Fitting {
  const fails = failures(columns, masks, facets);
  return { fails, total: howMany(fails) };
}

/** The slots that fit, in an order, looked for as far as they are asked for: a first page costs little more than itself. */
export type Walk = { readonly total: number; readonly slots: (from: number, to: number) => Int32Array };

export function walk({ fails, total }: Fitting, order: Int32Array, descending: boolean): Walk {
  // One more than fit: the slot that is looked at is written before it is known whether it stays.
  const result = new Int32Array(total + 1);
  const step = descending ? -1 : 1;
  let at = descending ? order.length - 1 : 0;
  let left = order.length;
  let found = 0;
  const lookFor = (wanted: number): void => {
    for (; left > 0 && found < wanted; left -= 1) {
      const slot = order[at] ?? 0;
      at += step;
      result[found] = slot;
      found += ((fails[slot] ?? OUT) - 1) >>> 31;
    }
  };
  return {
    total,
    slots: (from, to) => {
      lookFor(Math.min(to, total));
      return result.subarray(Math.min(from, found), Math.min(to, found));
    },
  };
}

/** All slots of `order` that fit everything, in that order. */
export function select(
  columns: Columns,
  order: Int32Array,
  masks: readonly Mask[],
  facets: readonly Facet[],
): Int32Array {
  return walk(fitting(columns, masks, facets), order, false).slots(0, order.length);
}

/**
 * For each facet, how many volumes each of its keys would leave. A facet counts as though its own condition were not
 * set, so that the other choices stay visible: a slot that fails one facet only is counted there, one that fails none
 * is counted in all. `known`: what fits these masks and facets, where that was asked before.
 */
export function countFacets<Name extends string>(
  columns: Columns,
  masks: readonly Mask[],
  facets: Readonly<Record<Name, Facet>>,
  known?: Fitting,
): Record<Name, ReadonlyMap<number, number>> {
  const names = Object.keys(facets) as Name[];
  const { fails } = known ?? fitting(columns, masks, Object.values<Facet>(facets));
  const fit = slotsWith(fails);
  const result = {} as Record<Name, ReadonlyMap<number, number>>;
  names.forEach((name, at) => {
    const { keys, through, wanted, most } = facets[name];
    const all = keys();
    const table = through?.();
    const counts = new Int32Array(table?.length ?? 1 + (most ?? maximum(all, fails.length)));
    // What fits everything is looked at alone; only a facet that is set counts what fails by it as well.
    if (wanted === null) countSlots(counts, all, fit);
    else countFitting(counts, all, fails, ~(1 << at) & 0xff);
    result[name] = named(table === undefined ? counts : folded(counts, table));
  });
  return result;
}

function slotsWith(fails: Uint8Array): Int32Array {
  const slots = new Int32Array(howMany(fails) + 1);
  let found = 0;
  for (let slot = 0; slot < fails.length; slot += 1) {
    slots[found] = slot;
    found += ((fails[slot] ?? OUT) - 1) >>> 31;
  }
  return slots.subarray(0, found);
}

function countSlots(counts: Int32Array, keys: Int32Array, slots: Int32Array): void {
  for (let at = 0; at < slots.length; at += 1) {
    const key = keys[slots[at] ?? 0] ?? 0;
    counts[key] = (counts[key] ?? 0) + 1;
  }
}

/** Those that fail nothing but perhaps what `others` leaves out. */
function countFitting(counts: Int32Array, keys: Int32Array, fails: Uint8Array, others: number): void {
  for (let slot = 0; slot < fails.length; slot += 1)
    if (((fails[slot] ?? 0) & others) === 0) {
      const key = keys[slot] ?? 0;
      counts[key] = (counts[key] ?? 0) + 1;
    }
}

/** Counts by id as counts by the keys of the ids. */
function folded(counts: Int32Array, table: Int32Array): Int32Array {
  const result = new Int32Array(1 + maximum(table, table.length));
  counts.forEach((count, id) => {
    const key = table[id] ?? 0;
    result[key] = (result[key] ?? 0) + count;
  });
  return result;
}

function named(counts: Int32Array): ReadonlyMap<number, number> {
  const result = new Map<number, number>();
  counts.forEach((count, key) => {
    if (count > 0) result.set(key, count);
  });
  return result;
}

function maximum(keys: Int32Array, size: number): number {
  let highest = 0;
  for (let slot = 0; slot < size; slot += 1) {
    const key = keys[slot] ?? 0;
    if (key > highest) highest = key;
  }
  return highest;
}

/** The slots whose key is `wanted`. */
export function maskOfKey(keys: Int32Array, size: number, wanted: number): Uint8Array {
  const mask = new Uint8Array(size);
  for (let slot = 0; slot < size; slot += 1) if (keys[slot] === wanted) mask[slot] = 1;
  return mask;
}

export function maskOfSlots(slots: Iterable<number>, size: number): Uint8Array {
  const mask = new Uint8Array(size);
  for (const slot of slots) mask[slot] = 1;
  return mask;
}

/** Made when it is first asked for: a list needs fewer of the keys than the counts do. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
