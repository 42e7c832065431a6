import type { Face } from './fonts';
import { balancedLines, breakLines } from './line-break';
import { toMm, toPoints } from './mm';

export type TypeStyle = {
  readonly face: Face;
  /** Points, the wished size first; the next smaller one is taken when the text does not fit. */
  readonly sizes: readonly number[];
  /** Line distance as a factor of the size. */
  readonly leading?: number;
  /** Rather smaller than broken into more lines than this. */
  readonly lines?: number;
  /** Lines of about equal length instead of full ones and a rest: for centred titles. */
  readonly balanced?: boolean;
};
export type Fitted = { readonly lines: readonly string[]; readonly size: number; readonly leading: number };

const usualLeading = 1.3;
/** No text is cut: below the last size of a style type goes on shrinking by this factor until everything is in. */
const lastResort = 0.9;

export const leadingOf = (style: TypeStyle): number => style.leading ?? usualLeading;
/** Height in mm that so many lines take. */
export const heightOf = (lines: number, size: number, leading: number): number => toMm(lines * size * leading);

/** A word is rather set this much smaller than the last size than cut in two. */
const smallestForWhole = 0.65;
/** A short text whose last line is one character: 核对合同条-款. */
const isLonely = (lines: readonly string[]): boolean =>
  lines.length > 1 && lines.length <= 3 && Array.from(lines.at(-1) ?? '').length === 1;

/**
 * The text at the largest size of the style at which all of it stands in `width` × `height` mm, or null.
 * A smaller size is preferred to a word cut in two, to a character alone on the last line, and to more lines than the
 * style likes.
 */
export function fitWithin(text: string, style: TypeStyle, width: number, height: number): Fitted | null {
  const at = (size: number) => {
    const { lines, isCut } = breakLines(text, style.face, toPoints(width) / size);
    const stands = heightOf(lines.length, size, leadingOf(style)) <= height;
    return stands ? { fitted: { lines, size, leading: leadingOf(style) }, isCut } : null;
  };
  const done = (fitted: Fitted): Fitted => (style.balanced ? balanced(text, style, fitted, width) : fitted);
  let whole: Fitted | null = null;
  let cut: Fitted | null = null;
  for (const size of style.sizes) {
    const tried = at(size);
    if (tried === null) continue;
    const { fitted, isCut } = tried;
    if (isCut) cut ??= fitted;
    else if (fitted.lines.length <= (style.lines ?? Infinity) && (style.balanced || !isLonely(fitted.lines)))
      return done(fitted);
    else whole ??= fitted;
  }
  if (whole !== null || cut === null) return whole === null ? null : done(whole);
  const last = Math.min(...style.sizes);
  for (let size = last * lastResort; size >= last * smallestForWhole; size *= lastResort) {
    const tried = at(size);
    if (tried !== null && !tried.isCut) return done(tried.fitted);
  }
  return cut;
}

/** As `fitWithin`, shrinking below the last size if it must: the whole text always comes out. */
export function fit(text: string, style: TypeStyle, width: number, height: number): Fitted {
  const fitted = fitWithin(text, style, width, height);
  if (fitted) return fitted;
  const smaller = style.sizes.slice(-1).map((size) => size * lastResort);
  return fit(text, { ...style, sizes: smaller }, width, height);
}

/** The same number of lines, about equally long and ended where the sense allows it. */
function balanced(text: string, style: TypeStyle, fitted: Fitted, width: number): Fitted {
  const lines = balancedLines(text, style.face, toPoints(width) / fitted.size, fitted.lines.length);
  return lines === null ? fitted : { ...fitted, lines };
}
