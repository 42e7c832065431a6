import { toMm, toPoints } from './mm';
import type { Face } from './fonts';
import { breakLines } from './line-break';

export type TypeStyle = {
  readonly face: Face;
  /** Points, the wished size first; the next smaller one is taken when the text does not fit. */
  readonly sizes: readonly number[];
  /** Line distance as a factor of the size. */
  readonly leading?: number;
};
export type Fitted = { readonly lines: readonly string[]; readonly size: number; readonly leading: number };

export const usualLeading = 1.3;
/** No text is cut: below the last size of a style type goes on shrinking by this step until everything is in. */
const lastResort = 0.9;

/** Height in mm that so many lines take. */
export const heightOf = (lines: number, size: number, leading: number): number => toMm(lines * size * leading);

const setAt = (text: string, style: TypeStyle, size: number, width: number): Fitted => ({
  lines: breakLines(text, style.face, toPoints(width) / size),
  size,
  leading: style.leading ?? usualLeading,
});
const stands = (fitted: Fitted, height: number): boolean => heightOf(fitted.lines.length, fitted.size, fitted.leading) <= height;

/** The text at the largest size of the style at which it stands in `width` × `height` mm whole, or null. */
export function fitWithin(text: string, style: TypeStyle, width: number, height: number): Fitted | null {
  for (const size of style.sizes) {
    const fitted = setAt(text, style, size, width);
    if (stands(fitted, height)) return fitted;
  }
  return null;
}

/** As `fitWithin`, shrinking below the last size if it must: the whole text always comes out. */
export function fit(text: string, style: TypeStyle, width: number, height: number): Fitted {
  const fitted = fitWithin(text, style, width, height);
  if (fitted) return fitted;
  for (let size = (style.sizes.at(-1) ?? 9) * lastResort; ; size *= lastResort) {
    const smaller = setAt(text, style, size, width);
    if (stands(smaller, height)) return smaller;
  }
}
