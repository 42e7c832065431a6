import { misplacedParts } from '../../../../shared/domain/item-order';
import { pageGaps, pageOverlaps, reversedPages } from '../../../../shared/domain/item-pages';
import type { T } from '../../../lib/i18n';
import { boundRows, type GridRow, isUntouched, pagesOf } from './grid-rows';

/** What is odd about the pages and the groups as they stand, in words, and the rows it is about (0-based). */
export function pageNotes(
  rows: readonly GridRow[],
  volumePages: number | null,
  t: T,
): { readonly notes: readonly string[]; readonly rows: ReadonlySet<number> } {
  // A row that was only begun holds no pages yet: it would hide that pages after the last item belong to none.
  const begun = new Set(rows.flatMap((row, at) => (isUntouched(row) ? [at + 1] : [])));
  const items = pagesOf(rows).filter(({ sequence }) => !begun.has(sequence));
  const overlaps = pageOverlaps(items);
  const reversed = reversedPages(items);
  // An item without pages may fill any gap, as in the filing checks.
  const gaps = items.every((item) => item.pageFrom !== null) ? pageGaps(items, volumePages) : [];
  const misplaced = misplacedParts(boundRows(rows)).map((at) => at + 1);
  const notes = [
    ...reversed.map((row) => t('catalogue.grid.reversed', { row })),
    ...overlaps.map(({ sequence, other }) => t('catalogue.grid.overlap', { row: sequence, other })),
    ...gaps.map(({ from, to }) =>
      from === to ? t('catalogue.grid.gapOne', { from }) : t('catalogue.grid.gap', { from, to }),
    ),
    ...(misplaced.length > 0
      ? [t('catalogue.grid.misplaced', { rows: misplaced.join(t('common.listSeparator')) })]
      : []),
  ];
  return {
    notes,
    rows: new Set([...reversed, ...overlaps.map(({ sequence }) => sequence)].map((sequence) => sequence - 1)),
  };
}
