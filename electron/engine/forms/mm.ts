import type { FormPaper } from '../../../shared/domain/printed-forms';

/** Lengths of every form are millimetres from the upper left corner of the sheet; PDF counts points. */
export const pointsPerMm = 72 / 25.4;
export const toPoints = (mm: number): number => mm * pointsPerMm;
export const toMm = (points: number): number => points / pointsPerMm;

/** A rectangle on the sheet in mm; `y` grows downwards. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Paper = { readonly width: number; readonly height: number };

/**
 * Sheets in mm: A4 upright and lying, A3 upright for what is longer than A4, the front of the hard cover 硬卷皮
 * (GB/T 9705, 310 high × 220 wide), and the roll of a label printer.
 */
export const papers = {
  a4: { width: 210, height: 297 },
  a4Landscape: { width: 297, height: 210 },
  a3: { width: 297, height: 420 },
  hard: { width: 220, height: 310 },
  label: { width: 50, height: 30 },
} as const satisfies Record<FormPaper, Paper>;
export type PaperName = FormPaper;

/** The box made smaller by `dx` on the left and right and `dy` above and below. */
export const inset = (box: Box, dx: number, dy = dx): Box => ({
  x: box.x + dx,
  y: box.y + dy,
  width: box.width - 2 * dx,
  height: box.height - 2 * dy,
});

export const inPoints = ({ x, y, width, height }: Box): Box => ({
  x: toPoints(x),
  y: toPoints(y),
  width: toPoints(width),
  height: toPoints(height),
});

/** A drawing made for A4, stretched to the given paper: positions and sizes of boxes grow, type does not. */
export function scaledTo(paper: PaperName): (box: Box) => Box {
  const across = papers[paper].width / papers.a4.width;
  const down = papers[paper].height / papers.a4.height;
  return ({ x, y, width, height }) => ({ x: x * across, y: y * down, width: width * across, height: height * down });
}

/** A row of boxes side by side: `widths` in mm from `x` on. */
export function columns(x: number, y: number, height: number, widths: readonly number[]): Box[] {
  let left = x;
  return widths.map((width) => {
    const box = { x: left, y, width, height };
    left += width;
    return box;
  });
}
