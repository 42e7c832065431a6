import { execFileSync } from 'node:child_process';

/** A scanner of our own: the page is drawn as grey dots by poppler and the bars are read from them, as a light beam does. */

type Picture = { readonly width: number; readonly height: number; readonly dots: Uint8Array; readonly perMm: number };

export function picture(pdf: Uint8Array, page = 1, dpi = 600): Picture {
  const bytes = execFileSync('pdftoppm', ['-gray', '-r', String(dpi), '-f', String(page), '-l', String(page), '-'], {
    input: pdf,
    maxBuffer: 256 * 1024 * 1024,
  });
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1')) ?? [];
  if (!head) throw new Error('not a grey picture');
  return { width: Number(width), height: Number(height), dots: bytes.subarray(head.length), perMm: dpi / 25.4 };
}

/** Every run of dark and light along a line `y` mm from above, from `from` to `to` mm, in mm; the first one is dark. */
function runs({ dots, width, perMm }: Picture, y: number, from: number, to: number): number[] {
  const row = Math.round(y * perMm) * width;
  const found: number[] = [];
  let dark = false;
  let length = 0;
  for (let x = Math.round(from * perMm); x < Math.round(to * perMm); x += 1) {
    const isDark = (dots[row + x] ?? 255) < 128;
    if (isDark === dark) length += 1;
    else {
      if (dark || found.length > 0) found.push(length / perMm);
      dark = isDark;
      length = 1;
    }
  }
  return found;
}

/** The table of ISO/IEC 15417 by the widths of three bars and three spaces, written down apart from the program's own. */
const table =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'.split(
    ' ',
  );

/** Digits of a Code 128 that crosses the line, its check character verified; throws when the bars are no such code. */
export function scan(of: Picture, y: number, from: number, to: number): string {
  const widths = runs(of, y, from, to);
  const whole = widths.slice(0, -7).reduce((sum, width) => sum + width, 0);
  const count = (widths.length - 7) / 6;
  if (!Number.isInteger(count)) throw new Error(`${widths.length} runs are no Code 128`);
  const module = whole / (count * 11);
  const values = Array.from({ length: count }, (_, i) => {
    const pattern = widths
      .slice(i * 6, i * 6 + 6)
      .map((width) => String(Math.round(width / module)))
      .join('');
    const value = table.indexOf(pattern);
    if (value === -1) throw new Error(`no character has the bars ${pattern}`);
    return value;
  });
  const check = values.pop();
  const sum = values.reduce((total, value, index) => total + value * Math.max(1, index), 0);
  if (sum % 103 !== check) throw new Error('the check character is wrong');
  let digits = '';
  let inC = values[0] === 105;
  for (const value of values.slice(1)) {
    if (inC && value === 100) inC = false;
    else digits += inC ? String(value).padStart(2, '0') : String.fromCharCode(value + 32);
  }
  return digits;
}
