import { toHalfWidth } from './text';
import type { ItemFacts } from './volume-facts';

export type PageSpan = { readonly from: number | null; readonly to: number | null };
type Paged = Pick<ItemFacts, 'pageFrom' | 'pageTo'>;
export type PageFinding = { readonly kind: 'gap' | 'overlap' | 'reversed'; readonly sequence: number; readonly from: number; readonly to: number };

/** `5`, `5-9`, `5—9`, `38页`; null when it is none of these. */
export function parsePages(text: string): PageSpan | null {
  const plain = toHalfWidth(text).replace(/\s+/g, '').replace(/页$/, '');
  if (plain === '') return { from: null, to: null };
  const found = /^(\d{1,5})(?:[-—–~～至](\d{1,5}))?$/.exec(plain);
  if (found === null) return null;
  const from = Number(found[1]);
  const to = Number(found[2] ?? found[1]);
  return from >= 1 && to >= from ? { from, to } : null;
}

export const lastPageOf = (item: Paged): number | null => item.pageTo ?? item.pageFrom;

/** Gaps and overlaps between items in their order; items without pages are passed over. `sequence` is the later item's, from 1. */
export function pageFindings(items: readonly Paged[]): PageFinding[] {
  const findings: PageFinding[] = [];
  let last: number | null = null;
  items.forEach((item, index) => {
    if (item.pageFrom === null) return;
    const end = lastPageOf(item) ?? item.pageFrom;
    const sequence = index + 1;
    if (end < item.pageFrom) findings.push({ kind: 'reversed', sequence, from: item.pageFrom, to: end });
    if (last !== null && item.pageFrom <= last) findings.push({ kind: 'overlap', sequence, from: item.pageFrom, to: last });
    if (last !== null && item.pageFrom > last + 1) findings.push({ kind: 'gap', sequence, from: last + 1, to: item.pageFrom - 1 });
    last = Math.max(last ?? 0, end);
  });
  return findings;
}

/** The page the next item begins on when it follows these; null when none of them has pages. */
export function nextPage(items: readonly Paged[]): number | null {
  const ends = items.map(lastPageOf).filter((page) => page !== null);
  return ends.length === 0 ? null : Math.max(...ends) + 1;
}
