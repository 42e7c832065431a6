import { err, ok, type Result } from '../result';
import { maxPage } from './item-pages';
import type { ItemFacts } from './volume-facts';

/** Which items go where when a volume is split or volumes are merged; nothing gets lost and no group is torn (DA-8.1). */
type Part = Pick<ItemFacts, 'group' | 'pageFrom' | 'pageTo'>;

/** A volume holds at most so many items. */
export const mostItems = 5000;

export const splitRules = ['splitNothing', 'splitEmpties', 'splitApart'] as const;
export type SplitRule = (typeof splitRules)[number];

/** `chosen` with all that is inseparable from it. */
export function withTheirGroups(items: readonly Pick<Part, 'group'>[], chosen: ReadonlySet<number>): Set<number> {
  const groups = new Set([...chosen].map((at) => items[at]?.group ?? null).filter((group) => group !== null));
  return new Set(
    items.flatMap(({ group }, at) => (chosen.has(at) || (group !== null && groups.has(group)) ? [at] : [])),
  );
}

/**
 * The places of the items that stay and of those that go, each in their order. Refused: nothing chosen, everything
 * chosen (the volume would be empty), some of a group but not all of it.
 */
export function splitItems(
  items: readonly Pick<Part, 'group'>[],
  chosen: ReadonlySet<number>,
): Result<{ readonly stay: readonly number[]; readonly go: readonly number[] }, SplitRule> {
  const go = items.flatMap((_, at) => (chosen.has(at) ? [at] : []));
  const stay = items.flatMap((_, at) => (chosen.has(at) ? [] : [at]));
  if (go.length === 0) return err('splitNothing');
  if (stay.length === 0) return err('splitEmpties');
  return withTheirGroups(items, chosen).size > go.length ? err('splitApart') : ok({ stay, go });
}

/** 1 at every page that one of these items holds. One listed with its first page only reaches up to the next of `all`. */
function pagesHeld(items: readonly Part[], all: readonly Part[]): Uint8Array {
  const held = new Uint8Array(maxPage + 2);
  const begins = all.flatMap(({ pageFrom }) => pageFrom ?? []).sort((a, b) => a - b);
  for (const { pageFrom, pageTo } of items) {
    if (pageFrom === null) continue;
    const next = begins.find((page) => page > pageFrom);
    const last = pageTo ?? (next === undefined ? pageFrom : next - 1);
    held.fill(1, pageFrom, Math.max(pageFrom, last) + 1);
  }
  return held;
}

/** The items with every page lowered by how many of the pages taken out lie before it. */
function closeUp<T extends Part>(items: readonly T[], takenOut: (page: number) => boolean): T[] {
  const before = new Uint32Array(maxPage + 2);
  for (let page = 1; page <= maxPage + 1; page += 1)
    before[page] = (before[page - 1] ?? 0) + (page > 1 && takenOut(page - 1) ? 1 : 0);
  const lowered = (page: number | null) => (page === null ? null : page - (before[page] ?? 0));
  return items.map((item) => ({ ...item, pageFrom: lowered(item.pageFrom), pageTo: lowered(item.pageTo) }));
}

export type Divided<T> = { readonly items: readonly T[]; readonly pages: number | null };

/**
 * Both sides of a split with their pages numbered anew: those that go begin at 1 without gaps, those that stay close up
 * where pages left, and keep whatever gap was there before. `pages` is what the whole volume was counted at.
 */
export function renumberSplit<T extends Part>(
  items: readonly T[],
  { stay, go }: { readonly stay: readonly number[]; readonly go: readonly number[] },
  pages: number | null,
): { readonly stay: Divided<T>; readonly go: Divided<T> } {
  const pick = (places: readonly number[]) => places.flatMap((at) => items[at] ?? []);
  const [staying, going] = [pick(stay), pick(go)];
  const [heldBy, heldByGoing] = [pagesHeld(staying, items), pagesHeld(going, items)];
  const left = heldByGoing.reduce((sum, one, page) => sum + (one === 1 && heldBy[page] !== 1 ? 1 : 0), 0);
  const moved = heldByGoing.reduce((sum, one) => sum + one, 0);
  return {
    stay: {
      items: closeUp(staying, (page) => heldByGoing[page] === 1 && heldBy[page] !== 1),
      pages: pages === null || pages - left < 1 ? null : pages - left,
    },
    go: { items: closeUp(going, (page) => heldByGoing[page] !== 1), pages: moved === 0 ? null : moved },
  };
}

/**
 * The items of several volumes one after the other. Groups get numbers of their own, so that none runs into another's;
 * `shift` is added to the pages of each list, for pages that go on. Null where a page would pass the highest there is.
 */
export function mergeItems<T extends Part>(
  lists: readonly { readonly items: readonly T[]; readonly shift: number }[],
): T[] | null {
  let groups = 0;
  const merged: T[] = [];
  for (const { items, shift } of lists) {
    const by = groups;
    for (const item of items) {
      const group = item.group === null ? null : item.group + by;
      groups = Math.max(groups, group ?? 0);
      const moved = (page: number | null) => (page === null ? null : page + shift);
      merged.push({ ...item, group, pageFrom: moved(item.pageFrom), pageTo: moved(item.pageTo) });
    }
  }
  return merged.some(({ pageFrom, pageTo }) => Math.max(pageFrom ?? 0, pageTo ?? 0) > maxPage) ? null : merged;
}
