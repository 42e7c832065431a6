import { err, ok, type Result } from '../result';
import { isPossibleYear, parsePartialDate, plainDate } from './partial-date';
import { toHalfWidth } from './text';
import type { Month } from './volume-facts';

/** `monthUnknown`: not the shape of a month · `monthImpossible`: month 13, or a year outside 1900–2200. */
export type MonthProblem = 'monthUnknown' | 'monthImpossible';
export type MonthRange = { readonly first: Month; readonly last: Month };

/**
 * One month as ledgers write it: 2016.3, 2016年3月, 2016-03, 201603, 2016/3, in half or full width. A whole date gives
 * its month; a bare year gives none.
 */
export function parseMonth(text: string): Result<Month, MonthProblem> {
  const date = parsePartialDate(text);
  if (!date.ok) return err(date.error === 'dateImpossible' ? 'monthImpossible' : 'monthUnknown');
  return date.value.length < 7 ? err('monthUnknown') : ok(date.value.slice(0, 7));
}

/** Signs that stand between two months and never inside one. */
const between = /[—–~～〜―─至到]+|--+/u;
/** `a—b` where b is only a month: 2016年3月—10月, 2016.3—10. */
const monthAlone = /^(\d{1,2})月?$/u;

/**
 * First and last month of 起止日期: two months joined by — – ~ 至 or a hyphen, or one month for both. The second may
 * leave its year out where the joint cannot be part of a date. Reversed months are handed back as written: that is a
 * finding of the filing checks, not a spelling.
 */
export function parseMonthRange(text: string): Result<MonthRange, MonthProblem> {
  const parts = text.split(between);
  if (parts.length > 2) return err('monthUnknown');
  const [left = '', right] = parts;
  if (right !== undefined) return pair(parseMonth(left), parseEnd(left, right));
  const single = parseMonth(text);
  if (single.ok) return ok({ first: single.value, last: single.value });
  return splitAtHyphen(plainDate(text)) ?? single;
}

function parseEnd(left: string, right: string): Result<Month, MonthProblem> {
  const [, month] = monthAlone.exec(plainDate(right)) ?? [];
  return month === undefined ? parseMonth(right) : parseMonth(`${toHalfWidth(left).trim().slice(0, 4)}-${month}`);
}

/** 2016-03-2016-10 and 201603-201610: the one hyphen with a date on either side; null when there is none. */
function splitAtHyphen(plain: string): Result<MonthRange, MonthProblem> | null {
  for (let at = plain.indexOf('-'); at >= 0; at = plain.indexOf('-', at + 1)) {
    const first = parseMonth(plain.slice(0, at));
    const last = parseMonth(plain.slice(at + 1));
    const shaped = (half: Result<Month, MonthProblem>) => half.ok || half.error === 'monthImpossible';
    if (shaped(first) && shaped(last)) return pair(first, last);
  }
  return null;
}

function pair(first: Result<Month, MonthProblem>, last: Result<Month, MonthProblem>): Result<MonthRange, MonthProblem> {
  if (!first.ok) return first;
  return last.ok ? ok({ first: first.value, last: last.value }) : last;
}

/** A year 年度: 2016, 2016年, 2016年度, in half or full width. */
export function parseYear(text: string): Result<number, 'yearUnknown' | 'yearImpossible'> {
  const [, year] = /^(\d{4})(?:年度?)?$/u.exec(plainDate(text)) ?? [];
  if (year === undefined) return err('yearUnknown');
  return isPossibleYear(Number(year)) ? ok(Number(year)) : err('yearImpossible');
}
