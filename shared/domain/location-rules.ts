import { err, ok, type Result } from '../result';
import { type PlaceKind, placeKinds } from './location-code';
import type { VolumeState } from './volume-facts';

/** Rules of the tree of places 库房-架-列-层-盒 and of what may be put where. Codes of refusal have their words in i18n `rule`. */
export const locationRules = [
  'placeInsideItself',
  'placeWrongKind',
  'placeIsClosed',
  'placeTaken',
  'placeHoldsVolumes',
  'placeHoldsPlaces',
  'placeHasHistory',
  'placeClosedAlready',
  'placeOpenAlready',
  'placeInClosed',
  'placeNumberWrong',
  'placesAlike',
  'nothingToMake',
  'makeUndone',
  'putVolumeOut',
  'putVolumeRead',
  'putVolumeMissing',
  'putVolumeSetApart',
  'volumeDestroyed',
] as const;
export type LocationRule = (typeof locationRules)[number];

export type TreePlace = { readonly id: number; readonly kind: PlaceKind; readonly closed: boolean };

/**
 * Whether a place may be hung under another (null: it becomes a room). `above` are the ids from the new parent up to its
 * room, the parent among them: a place cannot stand inside itself. Each kind stands in the one before it.
 */
export function decideHang(
  place: TreePlace,
  parent: TreePlace | null,
  above: readonly number[],
): Result<null, LocationRule> {
  if (parent?.id === place.id || above.includes(place.id)) return err('placeInsideItself');
  const kind = placeKinds[placeKinds.indexOf(place.kind) - 1];
  if (kind !== parent?.kind) return err('placeWrongKind');
  if (parent?.closed === true) return err('placeIsClosed');
  return ok(null);
}

/** Why a volume cannot be put anywhere now; null when it can. What is set apart stays where its list says (DA-15.2). */
export const putBlocks = [
  'putVolumeOut',
  'putVolumeRead',
  'putVolumeMissing',
  'putVolumeSetApart',
  'volumeDestroyed',
] as const;
export type PutBlock = (typeof putBlocks)[number];
export function putBlock(state: VolumeState): PutBlock | null {
  switch (state) {
    case 'out':
      return 'putVolumeOut';
    case 'inRoom':
      return 'putVolumeRead';
    case 'missing':
      return 'putVolumeMissing';
    case 'destroyed':
      return 'volumeDestroyed';
    case 'setApart':
      return 'putVolumeSetApart';
    case 'assembling':
    case 'filed':
      return null;
  }
}

/** What hangs on a place, as far as removing it is concerned. */
export type Hanging = { readonly volumes: boolean; readonly places: boolean; readonly movements: boolean };
/** A place nobody ever used leaves no trace; one that movements name can only be closed, or their history would lie. */
export function decideRemove(hanging: Hanging): Result<null, LocationRule> {
  if (hanging.volumes) return err('placeHoldsVolumes');
  if (hanging.places) return err('placeHoldsPlaces');
  return hanging.movements ? err('placeHasHistory') : ok(null);
}

/**
 * What the scan of a place means while another one is open: a box read on a shelf it does not stand on goes there; every
 * other place, and a box that stands there already, is opened itself.
 */
export function decidePlaceScan(
  scanned: { readonly kind: PlaceKind; readonly parentId: number | null },
  open: { readonly id: number; readonly kind: PlaceKind } | null,
): 'open' | 'carry' {
  return scanned.kind === 'box' && open?.kind === 'shelf' && scanned.parentId !== open.id ? 'carry' : 'open';
}

/** The number for a place that comes to others: its own where it is free, else the next after the highest, as wide as its own. */
export function freeNumber(own: string, taken: readonly string[]): string {
  const same = (part: string) => part.replace(/\d+/gu, (digits) => String(Number(digits)));
  if (!taken.some((part) => same(part) === same(own))) return own;
  const digits = /\d+$/u.exec(own)?.[0] ?? '';
  const stem = own.slice(0, own.length - digits.length);
  const numbers = taken.flatMap((part) => {
    const number = part.startsWith(stem) ? part.slice(stem.length) : '';
    return /^\d+$/u.test(number) ? [Number(number)] : [];
  });
  return stem + String(Math.max(0, ...numbers) + 1).padStart(Math.max(1, digits.length), '0');
}
