import { type Columns, GONE } from './columns';

/** One thing that can be filtered by and counted: a whole key a slot, 0 for none. */
export type Facet = { readonly keys: Int32Array; readonly wanted: number | null };

/** Conditions that are not facets: a slot whose byte is 0 is out. */
export type Mask = Uint8Array | null;

/** The slots of `order` that fit everything, in that order. */
export function select(
  { state, size }: Columns,
  order: Int32Array,
  masks: readonly Mask[],
  facets: readonly Facet[],
): Int32Array {
  const given = masks.filter((mask) => mask !== null);
  const wanted = facets.flatMap(({ keys, wanted: key }) => (key === null ? [] : [{ keys, key }]));
  const result = new Int32Array(size);
  let found = 0;
  for (const slot of order) {
    if (state[slot] === GONE) continue;
    if (given.some((mask) => mask[slot] === 0) || wanted.some(({ keys, key }) => keys[slot] !== key)) continue;
    result[found++] = slot;
  }
  return result.slice(0, found);
}

/**
 * For each facet, how many volumes each of its keys would leave. A facet counts as though its own condition were not
 * set, so that the other choices stay visible: a slot that fails one facet only is counted there, one that fails none
 * is counted in all.
 */
export function countFacets<Name extends string>(
  { state, size }: Columns,
  masks: readonly Mask[],
  facets: Readonly<Record<Name, Facet>>,
): Record<Name, ReadonlyMap<number, number>> {
  const names = Object.keys(facets) as Name[];
  const given = masks.filter((mask) => mask !== null);
  const all = names.map((name) => ({ ...facets[name], counts: new Int32Array(1 + maximum(facets[name].keys, size)) }));
  const wanted = all.filter((facet) => facet.wanted !== null);
  for (let slot = 0; slot < size; slot += 1) {
    if (state[slot] === GONE || given.some((mask) => mask[slot] === 0)) continue;
    let failed: (typeof all)[number] | null = null;
    let failures = 0;
    for (const facet of wanted)
      if (facet.keys[slot] !== facet.wanted) {
        failed = facet;
        failures += 1;
      }
    if (failures > 1) continue;
    for (const { keys, counts } of failed === null ? all : [failed]) {
      const key = keys[slot] ?? 0;
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  const result = {} as Record<Name, ReadonlyMap<number, number>>;
  names.forEach((name, at) => {
    result[name] = new Map([...(all[at]?.counts ?? [])].flatMap((n, key) => (n > 0 ? [[key, n] as const] : [])));
  });
  return result;
}

function maximum(keys: Int32Array, size: number): number {
  let highest = 0;
  for (let slot = 0; slot < size; slot += 1) highest = Math.max(highest, keys[slot] ?? 0);
  return highest;
}

/** The slots that `test` is true of. */
export function maskOf(size: number, test: (slot: number) => boolean): Uint8Array {
  const mask = new Uint8Array(size);
  for (let slot = 0; slot < size; slot += 1) mask[slot] = test(slot) ? 1 : 0;
  return mask;
}
