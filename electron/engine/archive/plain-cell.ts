import { beginsFormula } from '../exchange/formula-guard';

/**
 * A text that no spreadsheet runs: an apostrophe before whatever could begin a formula (CSV injection), line breaks of
 * every kind as a space. A number of its own stays as it is.
 */
export function plainCell(text: string): string {
  const oneLine = text.replace(/[\r\n\u2028\u2029\t]+/g, ' ');
  if (/^-?\d+(\.\d+)?$/.test(oneLine)) return oneLine;
  return beginsFormula(text) || beginsFormula(oneLine) ? `'${oneLine}` : oneLine;
}
