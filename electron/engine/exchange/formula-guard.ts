/** What a spreadsheet takes for the start of a formula, also in its full-width form and after blanks. */
const BEGIN = String.raw`[\s\u3000\u00a0\ufeff]*[=+\-@＝＋－＠\t\r\n]`;
const FORMULA = new RegExp(`^${BEGIN}`, 'u');
const GUARDED = new RegExp(`^'+${BEGIN}`, 'u');
const NUMBER = /^-?\d+(\.\d+)?$/;

export const beginsFormula = (text: string): boolean => FORMULA.test(text);

/**
 * A cell of a CSV file that no spreadsheet runs and that `restored` gives back unchanged: an apostrophe before whatever
 * could begin a formula, and one more before a text that begins with such an apostrophe itself. A plain number stays.
 */
export const guarded = (text: string): string =>
  !NUMBER.test(text) && (beginsFormula(text) || GUARDED.test(text)) ? `'${text}` : text;

/** A cell of a CSV file as it was before `guarded`, or as a person meant who put the apostrophe there by hand. */
export const restored = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
