import { err, ok, type Result } from '../result';
import { cleanText, toHalfWidth } from './text';

/** The tree of places 库房-架-列-层-盒 (XX-19), outermost first. */
export const placeKinds = ['room', 'rack', 'column', 'shelf', 'box'] as const;
/** room 库房 · rack 架 · column 列 · shelf 层 · box 盒. */
export type PlaceKind = (typeof placeKinds)[number];

/** A place and, in `parseLocationCode`, each place above it. `code` is whole (`1-03-2`), `part` its own last number. */
export type Place = {
  readonly kind: PlaceKind;
  readonly code: string;
  readonly part: string;
  readonly sortKey: string;
};

/**
 * `1-03-2-4-017` as its places from the room to the box; a shorter code ends higher up. Full width and other dashes are
 * forgiven, leading zeros stay: the code is what stands on the label.
 */
export function parseLocationCode(text: string): Result<readonly [Place, ...Place[]], 'locationUnknown'> {
  const parts = toHalfWidth(cleanText(text))
    .toUpperCase()
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/\s/gu, '')
    .split('-');
  if (parts.length > placeKinds.length || !parts.every((part) => /^[\p{L}\p{N}]{1,8}$/u.test(part)))
    return err('locationUnknown');
  const places = parts.map((part, depth) => placeAt(parts.slice(0, depth + 1), part));
  const [room, ...inner] = places;
  return room === undefined ? err('locationUnknown') : ok([room, ...inner]);
}

function placeAt(path: readonly string[], part: string): Place {
  return {
    kind: placeKinds[path.length - 1] ?? 'box',
    code: path.join('-'),
    part,
    sortKey: path.map(partKey).join(' '),
  };
}

/**
 * Shelf order, left to right and top to bottom (XX-20), is the order of the numbers: digits are padded so that text
 * comparison gives it, and a place comes before what stands in it.
 */
const partKey = (part: string): string => part.replace(/\d+/gu, (digits) => digits.padStart(8, '0'));
