import { ruler } from './fonts';
import { missingGlyphs, settable } from './glyphs';
import { asWhole, type Drawing, type Mark, type TextStyle } from './marks';
import { toMm, type Box } from './mm';

/**
 * Text set down a narrow strip, as on the back of a volume: each character below the other, columns from right to left,
 * a short number or Latin word (a year, a part of a code) upright within the column. Type shrinks until everything is in.
 */

/** Signs that turn with the column: brackets embrace from above and below, dashes run along it. Each under the other. */
const lying = '()（）[]［］〔〕【】《》〈〉「」『』“”-–—…、，。：；';
const turned = '︵︶︵︶﹇﹈﹇﹈︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹃﹄︱︱︱︙︑︐︒︓︔';
const upright = new Map(Array.from(lying, (sign, at) => [sign, turned.charAt(at)]));

/** A run of letters or of digits stands on one line of the column, at most four; a longer one in parts of about equal length. */
function parted(run: string): string[] {
  const each = Math.ceil(run.length / Math.ceil(run.length / 4));
  return run.match(new RegExp(`.{1,${String(each)}}`, 'gu')) ?? [];
}

/** Parts that stay on one line of the column: a Latin word, a number, else one character. */
const cells = (wording: string): string[] =>
  (wording.match(/[A-Za-z]+\.?|\d+(?:\.\d+)?%?|[^]/gu) ?? [])
    .filter((cell) => cell !== '\n')
    .flatMap((cell) => (cell.length > 4 ? parted(cell) : [upright.get(cell) ?? cell]));

const pitchOf = 1.16;
const columnPitch = 1.25;
/** The smallest type a person reads on a shelf; below it type goes on shrinking, but nothing is cut. */
const lastResort = 0.92;

type Laid = { readonly columns: readonly (readonly string[])[]; readonly size: number };

function layOut(parts: readonly string[], box: Box, sizes: readonly number[]): Laid {
  for (const size of sizes) {
    const perColumn = Math.floor(box.height / toMm(size * pitchOf));
    const most = Math.floor((box.width + toMm(size * (columnPitch - 1))) / toMm(size * columnPitch));
    if (perColumn < 1 || most < 1) continue;
    const needed = Math.ceil(parts.length / perColumn);
    if (needed > most) continue;
    // Columns of about equal length: a last one of two characters looks forgotten.
    const each = Math.ceil(parts.length / Math.max(1, needed));
    return { columns: Array.from({ length: needed }, (_, i) => parts.slice(i * each, (i + 1) * each)), size };
  }
  return layOut(parts, box, [(sizes.at(-1) ?? 8) * lastResort]);
}

export function vertical(box: Box, wording: string, style: Pick<TextStyle, 'face' | 'sizes'>, where: string): Drawing {
  const missing = missingGlyphs([{ text: wording, where }], style.face);
  const parts = cells(settable(wording, style.face));
  if (parts.length === 0) return { marks: [], missing };
  const { columns, size } = layOut(parts, box, style.sizes);
  const { ascent, width: widthOf } = ruler(style.face);
  const pitch = toMm(size * pitchOf);
  const across = toMm(size * columnPitch);
  const right = box.x + box.width / 2 + (across * (columns.length - 1)) / 2;
  const marks = columns.flatMap((column, c) => {
    const top = box.y + (box.height - column.length * pitch) / 2;
    const begin = columns.length > 1 ? box.y + (box.height - (columns[0]?.length ?? 0) * pitch) / 2 : top;
    return column.flatMap((cell, i): Mark[] => {
      if (cell.trim() === '') return [];
      const wide = widthOf(cell);
      // A run is made to fit the column: four digits are two em wide.
      const own = wide > 1.05 ? Math.min(size, (size * 1.05) / wide) : size;
      const middle = begin + (i + 0.5) * pitch;
      return [
        {
          kind: 'line',
          text: cell,
          x: right - c * across - toMm((widthOf(cell) * own) / 2),
          top: middle + toMm((0.38 - ascent) * own),
          face: style.face,
          size: own,
          tracking: 0,
        },
      ];
    });
  });
  return asWhole({ marks, missing }, wording.replaceAll('\n', ' '));
}
