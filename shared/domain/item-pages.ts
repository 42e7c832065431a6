import { err, ok, type Result } from '../result';
import { cleanText, toHalfWidth } from './text';
import type { ItemFacts } from './volume-facts';

/** Pages of an item in a bound volume; `to` null where the list gives only the first page (GB/T 9705: 页号). */
export type PageRange = { readonly from: number; readonly to: number | null };
type Paged = Pick<ItemFacts, 'sequence' | 'pageFrom' | 'pageTo'>;

export const maxPage = 99_999;
const isPage = (page: number): boolean => Number.isInteger(page) && page >= 1 && page <= maxPage;
const plain = (text: string): string => toHalfWidth(cleanText(text)).replace(/\s/gu, '');

/** 页号 of an item: 5, 5-9, 5—9, 第5-9页. */
export function parsePages(text: string): Result<PageRange, 'pagesUnknown' | 'pagesReversed'> {
  const [, first, last] = /^第?(\d{1,5})(?:[-‐–—―─~至到]+(\d{1,5}))?页?$/u.exec(plain(text)) ?? [];
  const from = Number(first ?? 0);
  const to = last === undefined ? null : Number(last);
  if (!isPage(from) || (to !== null && !isPage(to))) return err('pagesUnknown');
  return to !== null && to < from ? err('pagesReversed') : ok({ from, to });
}

/** 页数 of a volume: 38, 38页, 共38页. */
export function parsePageCount(text: string): Result<number, 'pagesUnknown'> {
  const [, count] = /^共?(\d{1,5})[页张]?$/u.exec(plain(text)) ?? [];
  return isPage(Number(count ?? 0)) ? ok(Number(count)) : err('pagesUnknown');
}

/** Last page the item is known to hold. */
const endOf = (item: Paged): number => Math.max(item.pageTo ?? 0, item.pageFrom ?? 0);
function inPageOrder<T extends Paged>(items: readonly T[]): (T & { readonly pageFrom: number })[] {
  const paged = items.filter((item): item is T & { readonly pageFrom: number } => item.pageFrom !== null);
  return paged.sort((a, b) => a.pageFrom - b.pageFrom || a.sequence - b.sequence);
}

/** The page a new item begins on: after the last known one. */
export const nextPage = (items: readonly Paged[]): number =>
  items.reduce((last, item) => Math.max(last, endOf(item)), 0) + 1;

/** Items that begin on a page an earlier one still holds, each with the item it runs into. */
export function pageOverlaps(
  items: readonly Paged[],
): { readonly sequence: number; readonly other: number; readonly page: number }[] {
  const overlaps: { sequence: number; other: number; page: number }[] = [];
  let widest: Paged | null = null;
  for (const item of inPageOrder(items)) {
    if (widest !== null && item.pageFrom <= endOf(widest))
      overlaps.push({ sequence: item.sequence, other: widest.sequence, page: item.pageFrom });
    if (widest === null || endOf(item) > endOf(widest)) widest = item;
  }
  return overlaps;
}

/**
 * Pages no item holds: before the first, between two, and after the last up to the volume's count. An item listed with
 * its first page only may reach up to the next one, so nothing is missing behind it.
 */
export function pageGaps(
  items: readonly Paged[],
  volumePages: number | null,
): { readonly from: number; readonly to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  let held = 0;
  let open = false;
  for (const item of inPageOrder(items)) {
    if (!open && item.pageFrom > held + 1) gaps.push({ from: held + 1, to: item.pageFrom - 1 });
    if (endOf(item) >= held) open = item.pageTo === null;
    held = Math.max(held, endOf(item));
  }
  if (held > 0 && !open && volumePages !== null && volumePages > held) gaps.push({ from: held + 1, to: volumePages });
  return gaps;
}

/** Items whose pages run backwards. */
export const reversedPages = (items: readonly Paged[]): number[] =>
  items
    .filter((item) => item.pageFrom !== null && item.pageTo !== null && item.pageTo < item.pageFrom)
    .map((item) => item.sequence);
