import { pageFoot } from './foot';
import {
  intoPages,
  layRows,
  ledger,
  ledgerHeight,
  type LaidRow,
  type LedgerCells,
  type LedgerRow,
  type LedgerShape,
} from './ledger';
import { drawing, text, type Drawing, type Page, type TextStyle } from './marks';
import { papers, type PaperName } from './mm';
import type { FormWords } from './words';

/** mm: 25 left for binding, 15 right, as the standard's lists have it. */
export const reportLeft = 25;
const right = 15;
const tableTop = 36;
export const reportWidth = (paper: PaperName): number => papers[paper].width - reportLeft - right;
/** Rows end here: below stand the page number and the foot. */
const tableFoot = (paper: PaperName): number => papers[paper].height - 17;

const heading: TextStyle = { face: 'songBold', sizes: [18, 16, 14], align: 'center', tracking: 0.15, lines: 1 };
const headLine: TextStyle = { face: 'song', sizes: [10, 9, 8, 7, 6], lines: 1 };

export type Report<N extends string> = {
  readonly paper: PaperName;
  readonly name: string;
  /** Above the table: left and right. */
  readonly left: string;
  readonly right: string;
  readonly shape: LedgerShape<N>;
  readonly labels: LedgerCells<N>;
  readonly rows: readonly LedgerRow<N>[];
  /** Empty rows are ruled to the foot of the page, for the pen. */
  readonly isRuled: boolean;
  /** Small, at the lower left: whose list of fields this is. */
  readonly source: string;
  /** What follows the last row, and its height in mm; on a further page where there is no room. */
  readonly closing?: { readonly height: number; readonly draw: (y: number) => Drawing };
};

/** A list over as many pages as it takes: heading, head line, table with its head on each page, page numbers. */
export function report<N extends string>(one: Report<N>, words: FormWords): Page[] {
  const { paper, shape } = one;
  const room = tableFoot(paper) - tableTop - shape.headHeight;
  const pages: LaidRow<N>[][] = intoPages(layRows(shape, one.rows, room), () => room);
  const closingHeight = one.closing?.height ?? 0;
  const last = pages.at(-1) ?? [];
  const isCrowded = last.reduce((sum, row) => sum + row.height, 0) + closingHeight > room;
  if (isCrowded && closingHeight > 0) pages.push([]);
  let first = 0;
  return pages.map((rows, index) => {
    const isLast = index === pages.length - 1;
    const ruledTo = tableFoot(paper) - tableTop - (isLast ? closingHeight : 0);
    const part = {
      x: reportLeft,
      y: tableTop,
      labels: one.labels,
      rows,
      where: 'rows',
      firstIndex: first,
      ...(one.isRuled ? { ruledTo } : {}),
    };
    first += rows.length;
    const table = rows.length > 0 || one.isRuled || pages.length === 1;
    const foot = tableTop + (table ? ledgerHeight(shape, part) : 0);
    return {
      paper,
      ...drawing(
        reportHead(one, paper),
        table ? ledger(shape, part) : drawing(),
        isLast && one.closing !== undefined ? one.closing.draw(foot) : drawing(),
        pageFoot(index + 1, pages.length, words, paper),
        sourceNote(paper, one.source),
      ),
    };
  });
}

function reportHead(
  { name, left, right: rightSaid }: Pick<Report<string>, 'name' | 'left' | 'right'>,
  paper: PaperName,
): Drawing {
  const width = reportWidth(paper);
  return drawing(
    text({ x: reportLeft, y: 18.5, width, height: 9 }, name, heading, 'heading'),
    text({ x: reportLeft, y: 30, width: width * 0.6, height: 5 }, left, headLine, 'head.left'),
    text(
      { x: reportLeft + width * 0.6, y: 30, width: width * 0.4, height: 5 },
      rightSaid,
      { ...headLine, align: 'right' },
      'head.right',
    ),
  );
}

/** Which rule the list of fields is taken from, lower left, outside every field. */
export const sourceNote = (paper: PaperName, source: string): Drawing =>
  text(
    { x: reportLeft, y: papers[paper].height - 9, width: 70, height: 4 },
    source,
    { face: 'song', sizes: [7.5, 7, 6.5, 6], lines: 1 },
    'standard',
  );
