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
import { drawing, text, type Drawing, type Page, type Step, type TextStyle } from './marks';
import { papers, type Box, type PaperName } from './mm';
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
  /** Stands between the head lines and the table of the first page; its height in mm. */
  readonly opening?: Part<[y: number]>;
  /** Below the rows of every page: the indexes of the first row on it and of the one after its last. */
  readonly pageTotals?: Part<[y: number, from: number, to: number]>;
  /** What follows the last row; on a further page where there is no room. */
  readonly closing?: Part<[y: number]> & {
    /** Where the check code stands in it (marks.ts), for a list that has one. */
    readonly sealAt?: (y: number) => Box;
  };
  /** A sheet before the list, which counts as its first page. */
  readonly cover?: Drawing;
};
type Part<A extends readonly unknown[]> = { readonly height: number; readonly draw: (...at: A) => Drawing };

/** A list over as many pages as it takes: heading, head line, table with its head on each page, page numbers. */
export const report = <N extends string>(one: Report<N>, words: FormWords): Page[] =>
  [...reportSteps(one, words)].flatMap((step) => (step.kind === 'page' ? [step.page] : []));

/** Rows that are measured at one go: a person's wish to stop is looked for in between. */
const AT_ONCE = 100;

/** The same page by page, so that a register of ten thousand rows can report and be stopped; never all pages at once. */
export function* reportSteps<N extends string>(one: Report<N>, words: FormWords): Generator<Step> {
  const { paper, shape, opening, pageTotals, closing, cover } = one;
  const whole = tableFoot(paper) - tableTop - shape.headHeight - (pageTotals?.height ?? 0);
  const roomOf = (page: number): number => whole - (page === 0 ? (opening?.height ?? 0) : 0);
  const laid: LaidRow<N>[] = [];
  // Measuring the rows takes about as long as drawing them.
  const all = 2 * one.rows.length;
  for (let at = 0; at < one.rows.length; at += AT_ONCE) {
    laid.push(...layRows(shape, one.rows.slice(at, at + AT_ONCE), roomOf(0)));
    yield { kind: 'turn', done: laid.length, of: all };
  }
  const pages = intoPages(laid, roomOf);
  const closingHeight = closing?.height ?? 0;
  const last = pages.at(-1) ?? [];
  const isCrowded = last.reduce((sum, row) => sum + row.height, 0) + closingHeight > roomOf(pages.length - 1);
  if (isCrowded && closingHeight > 0) {
    // A sheet of signatures alone could be laid behind another list: it takes the last row with it.
    const stands = (last.at(-1)?.height ?? 0) + closingHeight <= whole;
    pages.push(last.length > 1 && stands ? last.splice(-1) : []);
  }
  const before = cover === undefined ? 0 : 1;
  const sheets = before + pages.length;
  if (cover !== undefined)
    yield {
      kind: 'page',
      page: { paper, ...drawing(cover, pageFoot(1, sheets, words, paper), sourceNote(paper, one.source)) },
    };
  let first = 0;
  for (const [index, rows] of pages.entries()) {
    const isLast = index === pages.length - 1;
    const top = tableTop + (index === 0 ? (opening?.height ?? 0) : 0);
    const ruledTo = tableFoot(paper) - top - (pageTotals?.height ?? 0) - (isLast ? closingHeight : 0);
    const part = {
      x: reportLeft,
      y: top,
      labels: one.labels,
      rows,
      where: 'rows',
      firstIndex: first,
      ...(one.isRuled ? { ruledTo } : {}),
    };
    const from = first;
    first += rows.length;
    const table = rows.length > 0 || one.isRuled || pages.length === 1;
    const foot = top + (table ? ledgerHeight(shape, part) : 0);
    const end = foot + (table ? (pageTotals?.height ?? 0) : 0);
    const totals = table && pageTotals !== undefined ? pageTotals : null;
    yield {
      kind: 'page',
      page: {
        paper,
        ...drawing(
          reportHead(one, paper),
          index === 0 && opening !== undefined ? opening.draw(tableTop) : drawing(),
          table ? ledger(shape, part) : drawing(),
          totals?.draw(foot, from, first) ?? drawing(),
          isLast && closing !== undefined ? closing.draw(end) : drawing(),
          pageFoot(before + index + 1, sheets, words, paper),
          sourceNote(paper, one.source),
        ),
        ...(isLast && closing?.sealAt !== undefined ? { sealAt: closing.sealAt(end) } : {}),
      },
    };
    yield { kind: 'turn', done: one.rows.length + first, of: all };
  }
}

export function reportHead(
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
