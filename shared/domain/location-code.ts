import { err, ok, type Result } from '../result';
import { toHalfWidth } from './text';

/** The tree 库房-架-列-层-盒, outermost first (XX-19). */
export const placeKinds = ['room', 'rack', 'column', 'shelf', 'box'] as const;
export type PlaceKind = (typeof placeKinds)[number];
export type PlaceStep = { readonly kind: PlaceKind; readonly code: string; readonly sortKey: string };

/** `1-03-2-4-017` → the room `1`, the rack `1-03`, … down to the box; sort keys run left to right, top to bottom (XX-20). */
export function parseLocationCode(text: string): Result<PlaceStep[], 'notAPlace'> {
  const parts = toHalfWidth(text).replace(/\s+/g, '').replace(/[—–]/g, '-').toUpperCase().split('-');
  if (parts.length > placeKinds.length || !parts.every((part) => /^[0-9A-Z]{1,8}$/.test(part))) return err('notAPlace');
  return ok(parts.map((_, depth) => {
    const own = parts.slice(0, depth + 1);
    // placeKinds has as many entries as a code has parts at most, so the kind is always there.
    return { kind: placeKinds[depth] ?? 'box', code: own.join('-'), sortKey: own.map((p) => p.padStart(8, '0')).join('-') };
  }));
}
