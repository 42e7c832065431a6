import { drawing, frame, rule, text, thick, type Drawing, type TextStyle } from './marks';
import { inset, type Box } from './mm';

/** `share` is a part of the whole: widths and heights are given in any unit and stretched to the box. */
export type Cell = { readonly share: number; readonly text: string; readonly style: TextStyle; readonly where: string };
export type Row = { readonly share: number; readonly cells: readonly Cell[] };

/** mm inside a cell; text that begins at the left rule keeps off it. */
const padding = { x: 1.2, left: 3, y: 0.6 };

/** Cuts a length into parts by their shares: where each begins, and how long it is. */
function parts(
  from: number,
  length: number,
  shares: readonly number[],
): { readonly at: number; readonly length: number }[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let at = from;
  return shares.map((share) => {
    const part = { at, length: (length * share) / whole };
    at += part.length;
    return part;
  });
}

/** A ruled table in a heavier frame; each row has its own cells. */
export function grid(box: Box, rows: readonly Row[]): Drawing {
  const heights = parts(
    box.y,
    box.height,
    rows.map((row) => row.share),
  );
  return drawing(
    frame(box, thick),
    ...rows.map((row, r) => {
      const { at: y, length: height } = heights[r] ?? { at: box.y, length: box.height };
      const widths = parts(
        box.x,
        box.width,
        row.cells.map((cell) => cell.share),
      );
      return drawing(
        r === 0 ? drawing() : rule(box.x, y, box.x + box.width, y),
        ...row.cells.map((cell, c) => {
          const { at: x, length: width } = widths[c] ?? { at: box.x, length: box.width };
          return drawing(
            c === 0 ? drawing() : rule(x, y, x, y + height),
            text(
              inset({ x, y, width, height }, cell.style.align === 'left' ? padding.left : padding.x, padding.y),
              cell.text,
              cell.style,
              cell.where,
            ),
          );
        }),
      );
    }),
  );
}
