import { err, ok, type Result } from '../result';
import { isDay } from './office-day';
import type { Language } from './language';
import { cleanText, toHalfWidth } from './text';
import type { Day } from './volume-facts';

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: what the paper says and no more. */
export type PartialDate = string;
/** `dateUnknown`: not the shape of a date · `dateImpossible`: month 13, 30 February, a year outside 1900–2200. */
export type DateProblem = 'dateUnknown' | 'dateImpossible';

export const firstYear = 1900;
export const lastYear = 2200;
export const isPossibleYear = (year: number): boolean =>
  Number.isInteger(year) && year >= firstYear && year <= lastYear;

/** Half width, no spaces: the shape in which dates of ledgers are compared. */
export const plainDate = (text: string): string => toHalfWidth(cleanText(text)).replace(/\s/gu, '');

const shapes: readonly RegExp[] = [
  /^(\d{4})(\d{2})(\d{2})$/u,
  /^(\d{4})(\d{2})$/u,
  /^(\d{4})年?$/u,
  /^(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2}))?$/u,
  /^(\d{4})年(\d{1,2})月?(?:(?<=月)(\d{1,2})日?)?$/u,
];

/**
 * A date of an item as ledgers write it: 20160314, 2016-03-14, 2016.3.14, 2016/3/14, 2016年3月14日, the same without
 * day or month, and the 8 digits with 00 for what is unknown. A time of day behind it (`2016-03-14 00:00:00`) is dropped.
 * Excel's serial numbers are the reader's business.
 */
export function parsePartialDate(text: string): Result<PartialDate, DateProblem> {
  const plain = plainDate(toHalfWidth(cleanText(text)).replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/u, ''));
  for (const shape of shapes) {
    const match = shape.exec(plain);
    if (match === null) continue;
    const [year = '', month = '', day = ''] = match
      .slice(1)
      .filter((part: string | undefined) => part === undefined || /^\d+$/u.test(part));
    return assemble(year, month, day);
  }
  return err('dateUnknown');
}

function assemble(year: string, month: string, day: string): Result<PartialDate, DateProblem> {
  if (!isPossibleYear(Number(year))) return err('dateImpossible');
  const noMonth = month === '' || month === '00';
  const noDay = day === '' || day === '00';
  if (noMonth) return noDay ? ok(year) : err('dateImpossible');
  const wholeDay = `${year}-${month.padStart(2, '0')}-${noDay ? '01' : day.padStart(2, '0')}`;
  if (!isDay(wholeDay)) return err('dateImpossible');
  return ok(noDay ? wholeDay.slice(0, 7) : wholeDay);
}

/** The 8 digits of 卷内文件目录 (GB/T 9705): what is not known stands as 00. */
export const eightDigits = (date: PartialDate): string => date.replaceAll('-', '').padEnd(8, '0');

const english = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
/** The day beside a signature: 2026年11月23日, 23 November 2026. */
export function signatureDay(day: Day, language: Language = 'zh-CN'): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return language === 'zh-CN' ? `${year}年${month}月${date}日` : `${date} ${english[month - 1] ?? ''} ${year}`;
}
