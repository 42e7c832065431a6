/**
 * Code 128 (ISO/IEC 15417) of digits: pairs in set C, a digit that is left over at the end in set B. Bars and spaces
 * alternate, a bar first; the widths count modules. The check character and the stop are part of the result.
 */
const patterns = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ');
const startC = 105;
const toSetB = 100;
const stop = 106;
const digitInSetB = (digit: string): number => Number(digit) + 16;

/** Code values from the start character to the stop, the check included. Throws on anything but digits: that is our fault. */
export function code128Values(digits: string): number[] {
  if (!/^\d{2,}$/.test(digits)) throw new Error('code128 takes two digits or more');
  const pairs = (digits.match(/\d\d/g) ?? []).map(Number);
  const rest = digits.length % 2 === 1 ? [toSetB, digitInSetB(digits.slice(-1))] : [];
  const values = [startC, ...pairs, ...rest];
  const check = values.reduce((sum, value, index) => sum + value * Math.max(1, index), 0) % 103;
  return [...values, check, stop];
}

/** Widths in modules, bar and space in turn. */
export const code128Widths = (digits: string): number[] =>
  code128Values(digits).flatMap((value) => Array.from(patterns[value] ?? '', Number));

/** How many modules wide a code is, without its quiet zones. */
export const code128Modules = (digits: string): number => code128Widths(digits).reduce((sum, width) => sum + width, 0);
