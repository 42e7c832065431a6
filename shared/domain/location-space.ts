import type { PlaceKind } from './location-code';

/**
 * Room on the shelf, in mm. A volume is as thick as it was measured; until somebody does, a bound sheet counts 0.1 mm
 * and the covers 4 mm, and a volume whose pages are unknown counts as the common spine of 20 mm. The store keeps the same
 * rule as the column `volume.shelf_mm`.
 */
export function shelfLength(volume: { readonly thicknessMm: number | null; readonly pages: number | null }): number {
  if (volume.thicknessMm !== null) return volume.thicknessMm;
  return volume.pages === null ? 20 : 4 + Math.ceil(volume.pages / 10);
}

/** A place with what stands in it itself, not below it. */
export type PlaceUse = {
  readonly id: number;
  readonly parentId: number | null;
  readonly kind: PlaceKind;
  readonly capacityMm: number | null;
  readonly standsMm: number;
  /** How many volumes the reader may see there. */
  readonly volumes: number;
};
/**
 * A place with all below it. Capacity and free length are null where nobody has measured anything; `over` counts the
 * places, itself among them, in which more stands than fits.
 */
export type Space = {
  readonly capacityMm: number | null;
  readonly usedMm: number;
  readonly freeMm: number | null;
  readonly over: number;
  readonly volumes: number;
  readonly places: number;
};

type Sum = { use: PlaceUse; capacity: number | null; used: number; free: number | null; over: number } & {
  volumes: number;
  places: number;
};
const plus = (a: number | null, b: number | null): number | null => (a === null ? b : a + (b ?? 0));

/**
 * The space of every place. `places` in shelf order: each after the one it stands in, which must be among them or be the
 * top. A box takes as much of its shelf as it is wide, or as what is in it where that is more or nobody measured the box;
 * its width is no part of the shelf's length. Free length is counted only where a capacity is known.
 */
export function spacesOf(places: readonly PlaceUse[]): ReadonlyMap<number, Space> {
  const sums = new Map<number, Sum>();
  for (const use of places)
    sums.set(use.id, { use, capacity: null, used: use.standsMm, free: null, over: 0, volumes: use.volumes, places: 0 });
  for (const { id, parentId, kind, capacityMm } of [...places].reverse()) {
    const sum = sums.get(id);
    if (sum === undefined) continue;
    if (capacityMm !== null) {
      sum.capacity = capacityMm;
      sum.free = capacityMm - sum.used;
      if (sum.free < 0) sum.over += 1;
    }
    const above = parentId === null ? undefined : sums.get(parentId);
    if (above === undefined) continue;
    above.used += kind === 'box' ? Math.max(capacityMm ?? 0, sum.used) : sum.used;
    above.over += sum.over;
    above.volumes += sum.volumes;
    above.places += 1 + sum.places;
    if (kind === 'box') continue;
    above.capacity = plus(above.capacity, sum.capacity);
    above.free = plus(above.free, sum.free);
  }
  return new Map(
    [...sums].map(([id, { capacity, used, free, over, volumes, places: below }]) => [
      id,
      { capacityMm: capacity, usedMm: used, freeMm: free, over, volumes, places: below },
    ]),
  );
}
