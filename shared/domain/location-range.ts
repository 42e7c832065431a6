import { err, ok, type Result } from '../result';
import { parseLocationCode, type Place, type PlaceKind, placeKinds } from './location-code';

/** One level of places made in a row: `03` … `10` is from 3 to 10, width 2; `A1` … `A6` has the prefix A. */
export type RangeLevel = {
  readonly prefix: string;
  readonly from: number;
  readonly to: number;
  /** Digits with zeros before them; 1: none. */
  readonly width: number;
};
/** The level that goes on behind what stands there: after 01 … 12 comes 13, in two digits. `parts`: own numbers, in shelf order. */
export function nextLevel(parts: readonly string[]): RangeLevel {
  const read = parts.flatMap((part) => {
    const [, prefix = '', digits = ''] = /^(\p{L}*)(\d+)$/u.exec(part) ?? [];
    return digits === '' ? [] : [{ prefix, digits }];
  });
  const last = read.at(-1);
  if (last === undefined) return { prefix: '', from: 1, to: 1, width: 1 };
  const row = read.filter(({ prefix }) => prefix === last.prefix);
  const next = Math.max(...row.map(({ digits }) => Number(digits))) + 1;
  return { prefix: last.prefix, from: next, to: next, width: Math.min(...row.map(({ digits }) => digits.length)) };
}

/** `under`: the code of the place they stand in, null for rooms; `levels` from the kind below it downwards. */
export type RangePlan = { readonly under: string | null; readonly levels: readonly RangeLevel[] };

export const rangeProblems = ['rangeBackwards', 'rangeTooDeep', 'rangeTooMany', 'rangeNumberTooLong'] as const;
export type RangeProblem = (typeof rangeProblems)[number];

/** So many at once: what one look at a preview can answer for; a larger room is made rack by rack. */
export const mostPlaces = 5000;
/** A number on a label: letters and digits together (parseLocationCode). */
const LONGEST = 8;

/** The kinds a plan makes, outermost first. */
export function rangeKinds(under: string | null, levels: number): readonly PlaceKind[] {
  const depth = under === null ? 0 : under.split('-').length;
  return placeKinds.slice(depth, depth + levels);
}

/** How many places a plan is, without making any: 3 racks of 2 columns are 3 + 6. */
export function rangeSize(levels: readonly RangeLevel[]): number {
  let all = 0;
  levels.reduce((each, { from, to }) => {
    const here = each * Math.max(0, to - from + 1);
    all += here;
    return here;
  }, 1);
  return all;
}

/** Every place of the plan in shelf order, each before what stands in it; or why the plan is none. */
export function placesOfRange({ under, levels }: RangePlan): Result<readonly Place[], RangeProblem> {
  if (levels.length === 0 || rangeKinds(under, levels.length).length < levels.length) return err('rangeTooDeep');
  if (levels.some(({ from, to }) => from > to)) return err('rangeBackwards');
  if (levels.some(({ prefix, to, width }) => prefix.length + Math.max(width, String(to).length) > LONGEST))
    return err('rangeNumberTooLong');
  if (rangeSize(levels) > mostPlaces) return err('rangeTooMany');
  const places: Place[] = [];
  const make = (above: string | null, [level, ...inner]: readonly RangeLevel[]): void => {
    if (level === undefined) return;
    for (let number = level.from; number <= level.to; number += 1) {
      const part = level.prefix + String(number).padStart(level.width, '0');
      const parsed = parseLocationCode(above === null ? part : `${above}-${part}`);
      const place = parsed.ok ? parsed.value.at(-1) : undefined;
      if (place === undefined) throw new RangeError('A prefix is letters and digits');
      places.push(place);
      make(place.code, inner);
    }
  };
  make(under, levels);
  return ok(places);
}

/**
 * What a plan meets: `fresh` is to be made; `there` stands already under the same code and stays as it is; `alike` would
 * be a second place of the same number in other zeros (1-3 beside 1-03), which nobody could tell apart on the shelf.
 */
export type Met = {
  readonly fresh: readonly Place[];
  readonly there: readonly string[];
  readonly alike: readonly { readonly code: string; readonly existing: string }[];
};
/** `existing`: code of what is there by its sort key. */
export function meet(planned: readonly Place[], existing: ReadonlyMap<string, string>): Met {
  const fresh: Place[] = [];
  const there: string[] = [];
  const alike: { code: string; existing: string }[] = [];
  for (const place of planned) {
    const known = existing.get(place.sortKey);
    if (known === undefined) fresh.push(place);
    else if (known === place.code) there.push(known);
    else alike.push({ code: place.code, existing: known });
  }
  return { fresh, there, alike };
}
