import { err, ok, type Result } from '../result';
import { daysIn } from './office-day';
import { toHalfWidth } from './text';
import type { Month } from './volume-facts';

export type MonthProblem = 'notAMonth' | 'monthOutOfRange' | 'monthsReversed';

const plain = (text: string): string => toHalfWidth(text).replace(/\s+/g, '');

/** The spellings of ledgers: `2016.3`, `2016年3月`, `2016-03`, `2016/3`, `201603`. */
export function parseMonth(text: string): Result<Month, MonthProblem> {
  const found = /^(\d{4})(?:[.\-/年](\d{1,2})月?|(\d{2}))$/.exec(plain(text));
  if (found === null) return err('notAMonth');
  const month = Number(found[2] ?? found[3]);
  if (month < 1 || month > 12) return err('monthOutOfRange');
  return ok(`${found[1] ?? ''}-${String(month).padStart(2, '0')}`);
}

/** First and last month, joined by any of — – ~ 至 到 － or, between complete months, a hyphen. A single month is both. */
export function parseMonthRange(text: string): Result<{ readonly first: Month; readonly last: Month }, MonthProblem> {
  const [from, to] = splitRange(plain(text));
  const first = parseMonth(from);
  if (!first.ok) return first;
  const last = to === null ? first : parseMonth(to);
  if (!last.ok) return last;
  if (last.value < first.value) return err('monthsReversed');
  return ok({ first: first.value, last: last.value });
}

function splitRange(text: string): [string, string | null] {
  const clear = /^(.+?)(?:—+|–|~|～|至|到)(.+)$/.exec(text);
  if (clear !== null) return [clear[1] ?? '', clear[2] ?? ''];
  // A hyphen inside `2016-03` is not a joint: only one between two whole months is.
  const hyphen = /^(\d{4}[.\-/年]?\d{1,2}月?)-(\d{4}.*)$/.exec(text);
  return hyphen === null ? [text, null] : [hyphen[1] ?? '', hyphen[2] ?? ''];
}

/** An item's date as the paper says it: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null when it is none. */
export function parsePartialDate(text: string): string | null {
  const t = plain(text);
  const found = /^(\d{4})(\d{2})(\d{2})$/.exec(t) ?? /^(\d{4})[.\-/年](\d{1,2})[.\-/月](\d{1,2})日?$/.exec(t);
  if (found !== null) {
    const [, year = '', m = '', d = ''] = found;
    if (Number(m) === 0 && Number(d) === 0) return year;
    const month = parseMonth(`${year}-${m}`);
    if (!month.ok) return null;
    if (Number(d) === 0) return month.value;
    return Number(d) <= daysIn(month.value) ? `${month.value}-${d.padStart(2, '0')}` : null;
  }
  const month = parseMonth(t);
  if (month.ok) return month.value;
  return /^\d{4}年?$/.test(t) ? t.slice(0, 4) : null;
}

/** GB/T 9705: eight digits; what the paper does not say is 00. */
export function printedDate(date: string | null): string {
  if (date === null) return '';
  return date.replaceAll('-', '').padEnd(8, '0');
}

/** As signatures are dated: 2026年11月23日. */
export function signedDate(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${String(Number(month))}月${String(Number(date))}日`;
}
