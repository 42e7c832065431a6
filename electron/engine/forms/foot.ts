import type { PrintMark } from './facts';
import { drawing, text, type Drawing, type Page, type TextStyle } from './marks';
import { papers, type PaperName } from './mm';
import type { FormWords } from './words';

/** The foot lies below the text field (262 mm from 20 on), outside every field of a standard. */
const footHeight = 4;
const small: TextStyle = { face: 'song', sizes: [7.5, 7, 6.5] };
const footY = (paper: PaperName): number => papers[paper].height - 9;
const right = 15;
const left = 25;

/** Which standard the list of fields is taken from, lower left. */
export const standardNote = (paper: PaperName, words: FormWords): Drawing =>
  text({ x: left, y: footY(paper), width: 68, height: footHeight }, words.standard, small, 'standard');

/** 出件: number, how manieth print and day, lower right. A preview has its mark across the page instead. */
export function printFoot(mark: PrintMark, page: Page, words: FormWords): Drawing {
  if (mark.kind !== 'issued') return drawing();
  const width = 100;
  const x = papers[page.paper].width - right - width;
  const wording = words.issued(mark.number, mark.copy, words.day(mark.on));
  return drawing(
    ...(page.markAt ?? [footY(page.paper)]).map((y) =>
      text({ x, y, width, height: footHeight }, wording, { ...small, align: 'right' }, 'mark'),
    ),
  );
}

/** 第 n 页 共 m 页, in the middle of the foot. */
export const pageFoot = (
  page: number | null,
  pages: number | null,
  words: FormWords,
  paper: PaperName = 'a4',
): Drawing =>
  text(
    { x: left, y: footY(paper) - 6, width: papers[paper].width - left - right, height: 5 },
    words.pageOf(page, pages),
    { face: 'song', sizes: [9], align: 'center' },
    'page',
  );
