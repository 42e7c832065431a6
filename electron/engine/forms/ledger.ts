import { type Fitted, fitWithin } from './fit';
import { settable } from './glyphs';
import { asWhole, drawing, frame, rule, setText, text, thick, type Drawing, type TextStyle } from './marks';
import { columns as placesOf, inset, type Box } from './mm';

/**
 * A ruled list with a head: the table of every register. Rows are of one height; one with a long entry first sets
 * smaller type and then takes more room, and nothing is ever cut.
 */

/** figure: numbers, days and 档号, never broken · code: short words, in even lines · prose: sentences, from the left. */
export type LedgerColumn<N extends string> = {
  readonly name: N;
  readonly width: number;
  readonly kind: 'figure' | 'code' | 'prose';
};
export type LedgerCells<N extends string> = Readonly<Record<N, string>>;
export type LedgerRow<N extends string> = { readonly cells: LedgerCells<N>; readonly isStruck?: boolean };
export type LaidRow<N extends string> = LedgerRow<N> & {
  readonly height: number;
  readonly isGrown: boolean;
  /** How each cell is set, in the order of the columns; null where type has to shrink as far as it must. */
  readonly set: readonly Fitted[] | null;
};
export type LedgerShape<N extends string> = {
  readonly columns: readonly LedgerColumn<N>[];
  /** mm */
  readonly rowHeight: number;
  readonly headHeight: number;
  /** A cell that is broken into lines is read as one text: else its lines would be read between those of its neighbours. */
  readonly isReadWhole?: boolean;
};

/** A row grows by this many mm at a time. */
const step = 3.5;
const padding = { figure: 0.6, code: 0.8, prose: 1.4 } as const;
const above = 0.5;
const columnHead: TextStyle = {
  face: 'songBold',
  sizes: [9.5, 9, 8, 7, 6],
  balanced: true,
  align: 'center',
  leading: 1.15,
};

const styles: Readonly<Record<LedgerColumn<string>['kind'], { readonly plain: TextStyle; readonly grown: TextStyle }>> =
  {
    figure: same({ face: 'song', sizes: [8.5, 8, 7.5, 7, 6.5, 6], lines: 1, leading: 1.2, align: 'center' }),
    code: {
      plain: { face: 'song', sizes: [9, 8, 7.5, 7], balanced: true, leading: 1.2, align: 'center' },
      grown: { face: 'song', sizes: [8.5], balanced: true, leading: 1.2, align: 'center' },
    },
    prose: {
      plain: { face: 'song', sizes: [9.5, 9, 8.5, 8, 7.5, 7], leading: 1.2, align: 'left' },
      grown: { face: 'song', sizes: [8.5], leading: 1.2, align: 'left' },
    },
  };
function same(style: TextStyle): { readonly plain: TextStyle; readonly grown: TextStyle } {
  return { plain: style, grown: style };
}
const styleOf = (kind: LedgerColumn<string>['kind'], isGrown: boolean): TextStyle =>
  styles[kind][isGrown ? 'grown' : 'plain'];

const empty: Fitted = { lines: [], size: 1, leading: 1 };

/** Every cell as it stands in a row of this height, or null where one of them does not. */
function setIn<N extends string>(
  shape: LedgerShape<N>,
  cells: LedgerCells<N>,
  height: number,
  isGrown: boolean,
): readonly Fitted[] | null {
  const set: Fitted[] = [];
  for (const { name, width, kind } of shape.columns) {
    const style = styleOf(kind, isGrown);
    const wording = settable(cells[name], style.face);
    const fitted = wording === '' ? empty : fitWithin(wording, style, width - 2 * padding[kind], height - 2 * above);
    if (fitted === null) return null;
    set.push(fitted);
  }
  return set;
}

/** The rows with their heights; the highest is `most` mm, where type shrinks as far as it must. */
export const layRows = <N extends string>(
  shape: LedgerShape<N>,
  rows: readonly LedgerRow<N>[],
  most: number,
): LaidRow<N>[] =>
  rows.map((row) => {
    const plain = setIn(shape, row.cells, shape.rowHeight, false);
    if (plain !== null) return { ...row, height: shape.rowHeight, isGrown: false, set: plain };
    for (let height = shape.rowHeight + step; height < most; height += step) {
      const grown = setIn(shape, row.cells, height, true);
      if (grown !== null) return { ...row, height, isGrown: true, set: grown };
    }
    return { ...row, height: most, isGrown: true, set: setIn(shape, row.cells, most, true) };
  });

/** Rows on pages, in order; a row that does not fit any more begins the next page. `roomOf` is the height for rows on a page. There is always one page. */
export function intoPages<N extends string>(
  rows: readonly LaidRow<N>[],
  roomOf: (page: number) => number,
): LaidRow<N>[][] {
  const pages: LaidRow<N>[][] = [[]];
  let used = 0;
  for (const row of rows) {
    if (used > 0 && used + row.height > roomOf(pages.length - 1) + 0.01) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(row);
    used += row.height;
  }
  return pages;
}

export type LedgerPart<N extends string> = {
  readonly x: number;
  readonly y: number;
  readonly labels: LedgerCells<N>;
  readonly rows: readonly LaidRow<N>[];
  /** Empty rows are ruled for the pen until this height in mm below `y`; without it the table ends with its last row. */
  readonly ruledTo?: number;
  /** Where in the facts a character without a glyph stands: `rows.3.title`. */
  readonly where: string;
  readonly firstIndex?: number;
};

export const ledgerWidth = (shape: LedgerShape<string>): number =>
  shape.columns.reduce((sum, { width }) => sum + width, 0);

/** Head and rows. The lower edge is where the next thing may begin: see `ledgerHeight`. */
export function ledger<N extends string>(shape: LedgerShape<N>, part: LedgerPart<N>): Drawing {
  const { x, y, rows } = part;
  const widths = shape.columns.map(({ width }) => width);
  const height = ledgerHeight(shape, part);
  const width = ledgerWidth(shape);
  const tops: number[] = [];
  let at = y + shape.headHeight;
  for (const row of rows) {
    tops.push(at);
    at += row.height;
  }
  const empty: number[] = [];
  while (at < y + height - 0.01) {
    empty.push(at);
    at += shape.rowHeight;
  }
  return drawing(
    frame({ x, y, width, height }, thick),
    ...placesOf(x, y, height, widths)
      .slice(1)
      .map((cell) => rule(cell.x, y, cell.x, y + height)),
    ...shape.columns.map(({ name }, i) =>
      text(
        inset(placesOf(x, y, shape.headHeight, widths)[i] ?? empty0, 0.5),
        part.labels[name],
        columnHead,
        `${name}.label`,
      ),
    ),
    ...rows.map((row, r) => rowOf(shape, row, { x, y: tops[r] ?? y }, `${part.where}.${(part.firstIndex ?? 0) + r}`)),
    ...empty.map((top) => rule(x, top, x + width, top)),
  );
}
const empty0: Box = { x: 0, y: 0, width: 0, height: 0 };

/** Head, rows and the ruled empty ones, in mm. */
export function ledgerHeight<N extends string>(
  shape: LedgerShape<N>,
  { rows, ruledTo }: Pick<LedgerPart<N>, 'rows' | 'ruledTo'>,
): number {
  const used = shape.headHeight + rows.reduce((sum, row) => sum + row.height, 0);
  if (ruledTo === undefined || ruledTo <= used) return used;
  return used + Math.floor((ruledTo - used + 0.01) / shape.rowHeight) * shape.rowHeight;
}

function rowOf<N extends string>(
  shape: LedgerShape<N>,
  row: LaidRow<N>,
  { x, y }: { readonly x: number; readonly y: number },
  where: string,
): Drawing {
  const cells = placesOf(
    x,
    y,
    row.height,
    shape.columns.map(({ width }) => width),
  );
  const middle = y + row.height / 2;
  // The last column says why it is struck out: that is to be read.
  const struckWidth = ledgerWidth(shape) - (shape.columns.length > 2 ? (shape.columns.at(-1)?.width ?? 0) : 0);
  return drawing(
    rule(x, y, x + ledgerWidth(shape), y),
    ...shape.columns.map(({ name, kind }, i) => {
      const box = inset(cells[i] ?? empty0, padding[kind], above);
      const style = styleOf(kind, row.isGrown);
      const set = row.set?.[i];
      const wording = row.cells[name];
      const cell =
        set === undefined
          ? text(box, wording, style, `${where}.${name}`)
          : setText(box, wording, set, style, `${where}.${name}`);
      return shape.isReadWhole === true && cell.marks.length > 1 && !wording.includes('\n')
        ? asWhole(cell, wording)
        : cell;
    }),
    ...(row.isStruck === true ? [rule(x + 1, middle, x + struckWidth - 1, middle)] : []),
  );
}
