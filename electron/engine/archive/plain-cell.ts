/** What a spreadsheet takes for the start of a formula, also in its full-width form and after blanks. */
const FORMULA = /^[\s\u3000\u00a0\ufeff]*[=+\-@＝＋－＠\t\r\n]|^[\t\r\n]/u;

/**
 * A text that no spreadsheet runs: an apostrophe before whatever could begin a formula (CSV injection), line breaks of
 * every kind as a space. A number of its own stays as it is.
 */
export function plainCell(text: string): string {
  const oneLine = text.replace(/[\r\n\u2028\u2029\t]+/g, ' ');
  if (/^-?\d+(\.\d+)?$/.test(oneLine)) return oneLine;
  return FORMULA.test(text) || FORMULA.test(oneLine) ? `'${oneLine}` : oneLine;
}
