import type { ItemFacts } from '../../../shared/domain/volume-facts';
import { assertNever } from '../../../shared/result';
import type { VolumeForm } from './facts';
import { eightDigits, levelMark, pageNumber, remark } from './figures';
import { fitWithin, type TypeStyle } from './fit';
import { settable } from './glyphs';

/** The columns of GB/T 9705 with the widths in mm that fill its 170 mm text field. */
export const listColumns = [
  { name: 'sequence', width: 10 },
  { name: 'documentNumber', width: 20 },
  { name: 'responsible', width: 20 },
  { name: 'title', width: 70 },
  { name: 'date', width: 20 },
  { name: 'page', width: 10 },
  { name: 'note', width: 20 },
] as const;
export type ListColumn = (typeof listColumns)[number]['name'];

export const rowHeight = 15;
export const rowsPerPage = 15;
/** mm kept free inside a cell; sentences stand off the rule a little more than numbers in the middle do. */
export const paddingOf = (column: ListColumn): { readonly x: number; readonly y: number } => ({
  x: isProse(column) ? 1.4 : 0.8,
  y: 0.6,
});
export const isProse = (column: ListColumn): boolean => column === 'title' || column === 'note';

/** Entries are 五号 (10.5 pt) or 小五 (9 pt); a longer one steps down while its row keeps 15 mm. */
const inOneRow: TypeStyle = { face: 'song', sizes: [10.5, 9, 8, 7], leading: 1.25 };
/** A row that had to grow has room for the regular size. */
const inSeveralRows: TypeStyle = { face: 'song', sizes: [9], leading: 1.25 };

export type ListRow = {
  readonly cells: Readonly<Record<ListColumn, string>>;
  /** How many places of 15 mm the row takes. */
  readonly places: number;
};
/** Numbers rather shrink than break, down to 8 pt; a document number breaks into even lines. */
export function styleOf({ places }: Pick<ListRow, 'places'>, column: ListColumn): TypeStyle {
  const style = places === 1 ? inOneRow : inSeveralRows;
  switch (column) {
    case 'sequence':
    case 'date':
    case 'page':
      return { ...style, sizes: style.sizes.filter((size) => size >= 8), lines: 1 };
    case 'documentNumber':
    case 'responsible':
      return { ...style, balanced: true };
    case 'title':
    case 'note':
      return style;
    default:
      return assertNever(column);
  }
}

function cellsOf(item: ItemFacts, isLast: boolean, volume: VolumeForm): ListRow['cells'] {
  return {
    sequence: String(item.sequence),
    documentNumber: item.documentNumber ?? '',
    responsible: item.responsible ?? '',
    title: item.title,
    date: eightDigits(item.date),
    page: pageNumber(item, isLast),
    note: remark([levelMark(item.level, volume.levelLabels), item.note], '\n'),
  };
}

/** The fewest places in which every cell stands whole; a page of them at most, where type shrinks as far as it must. */
function placesFor(cells: ListRow['cells']): number {
  for (let places = 1; places < rowsPerPage; places += 1) {
    const stands = listColumns.every(({ name, width }) => {
      const style = styleOf({ places }, name);
      const { x, y } = paddingOf(name);
      return fitWithin(settable(cells[name], style.face), style, width - 2 * x, places * rowHeight - 2 * y) !== null;
    });
    if (stands) return places;
  }
  return rowsPerPage;
}

/** The items as rows of the list, in the order of the volume. */
export const listRows = (volume: VolumeForm): ListRow[] =>
  volume.items.map((item, index) => {
    const cells = cellsOf(item, index === volume.items.length - 1, volume);
    return { cells, places: placesFor(cells) };
  });

/** Rows filled into pages of 15 places; a row that does not fit any more begins the next page. There is always one page. */
export function inPages(rows: readonly ListRow[]): ListRow[][] {
  const pages: ListRow[][] = [[]];
  let used = 0;
  for (const row of rows) {
    if (used + row.places > rowsPerPage) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(row);
    used += row.places;
  }
  return pages;
}
