import { err, ok, type Result } from '../result';
import type { Language } from './language';
import { cleanText, toHalfWidth } from './text';
import type { Day, Retention, RetentionBasis } from './volume-facts';

/** Years that the words of old ledgers stand for (settings): kept as written beside them, never rewritten silently. */
export type RetentionWords = Readonly<Record<string, number>>;
export const defaultRetentionWords: RetentionWords = { 长期: 30, 短期: 10 };

export const maxRetentionYears = 500;

const permanentWords: ReadonlySet<string> = new Set(['永久', '永久保存', 'Y', 'PERMANENT']);
const digits = '零一二三四五六七八九';
/** 三十 and 十五, up to 九十九; null for anything else. */
function chineseNumber(text: string): number | null {
  const [matched, tens, ten, ones = ''] = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(text) ?? [];
  if (matched === undefined || matched === '') return null;
  if (ten === undefined) return matched.length === 1 ? digits.indexOf(matched) : null;
  return (tens === undefined ? 1 : digits.indexOf(tens)) * 10 + (ones === '' ? 0 : digits.indexOf(ones));
}

function yearsOf(text: string): number | null {
  const [, number] = /^(?:D(\d{1,4})|\d{1,4}(?:年|YEARS?)?)$/u.exec(text) ? (/(\d+)/u.exec(text) ?? []) : [];
  if (number !== undefined) return Number(number);
  const [, chinese] = /^(.{1,3})年$/u.exec(text) ?? [];
  return chinese === undefined ? null : chineseNumber(chinese);
}

/**
 * Retention as ledgers write it: 永久, 30年, 三十年, 30, Y, D30, and the words of the table (长期, 短期), in half or full
 * width, also as `retentionLabel` writes them: 长期（30年）. Anything vaguer (五年左右) is refused: a guess here would decide on destruction.
 */
export function parseRetention(
  text: string,
  table: RetentionWords = defaultRetentionWords,
): Result<Retention, 'retentionUnknown'> {
  const written = cleanText(text);
  const plain = toHalfWidth(written).replace(/\s/gu, '').toUpperCase();
  if (permanentWords.has(plain)) return ok({ kind: 'permanent', asWritten: null });
  const [, word = '', meant = ''] = /^([^()]+)\((\d{1,3})(?:年|YEARS?)\)$/u.exec(plain) ?? [];
  // A list of ours writes the word and what it means here, which another archive may have set otherwise.
  if (Object.hasOwn(table, word) && Number(meant) >= 1 && Number(meant) <= maxRetentionYears)
    return ok({ kind: 'years', years: Number(meant), asWritten: word });
  const mapped = Object.hasOwn(table, plain) ? table[plain] : undefined;
  const years = mapped ?? yearsOf(plain);
  if (years === null || !Number.isInteger(years) || years < 1 || years > maxRetentionYears)
    return err('retentionUnknown');
  return ok({ kind: 'years', years, asWritten: mapped === undefined ? null : plain });
}

/** DA/T 13 period code of a reference code: Y, D30, D10, D{n}. */
export const retentionCode = (retention: Retention): string =>
  retention.kind === 'permanent' ? 'Y' : `D${retention.years}`;

/** 永久, 30年, 长期（30年）; Permanent, 30 years, 长期 (30 years). */
export function retentionLabel(retention: Retention, language: Language): string {
  const zh = language === 'zh-CN';
  const meaning =
    retention.kind === 'permanent'
      ? zh
        ? '永久'
        : 'Permanent'
      : zh
        ? `${retention.years}年`
        : `${retention.years} ${retention.years === 1 ? 'year' : 'years'}`;
  if (retention.asWritten === null || retention.asWritten === meaning) return meaning;
  return zh ? `${retention.asWritten}（${meaning}）` : `${retention.asWritten} (${meaning})`;
}

/** First and last day kept, and the day from which the volume may stand on a disposal list. */
export type RetentionPeriod = { readonly start: Day; readonly lastDay: Day; readonly dueFrom: Day };

/**
 * `start = 1 January of (basis year + 1)`, `last day = start + N years − 1 day`, due from the next day.
 * The basis is a day, a month or a year (ISO), since only its year counts. Null when permanent, or undated: never due.
 */
export function retentionPeriod(retention: Retention, basis: string | null): RetentionPeriod | null {
  const [, year] = /^(\d{4})(?:-|$)/u.exec(basis ?? '') ?? [];
  if (retention.kind === 'permanent' || year === undefined) return null;
  const first = Number(year) + 1;
  const due = first + retention.years;
  return { start: newYear(first), lastDay: `${pad(due - 1)}-12-31`, dueFrom: newYear(due) };
}
const pad = (year: number): string => String(year).padStart(4, '0');
const newYear = (year: number): Day => `${pad(year)}-01-01`;

/** What the years run from: the day set by hand, else the last month where the last document is the basis. */
export const basisOf = (basis: RetentionBasis, basisDate: string | null, lastMonth: string | null): string | null =>
  basisDate ?? (basis === 'lastDocument' ? lastMonth : null);

/** Whether the period is over on this day, so that the volume may be listed (DA-15.1). */
export function isDue(retention: Retention, basis: string | null, today: Day): boolean {
  const period = retentionPeriod(retention, basis);
  return period !== null && period.dueFrom <= today;
}

/** When two opinions differ the longer wins (domain.md "Retention"); the first of two that are equal. */
export function longerRetention(one: Retention, other: Retention): Retention {
  if (one.kind === 'permanent') return one;
  return other.kind === 'permanent' || other.years > one.years ? other : one;
}

/** "Keep N more years" counts from the old last day: the same start, N years longer. The old word no longer fits. */
export function keepLonger(retention: Retention, moreYears: number): Retention {
  if (!Number.isInteger(moreYears) || moreYears < 1)
    throw new RangeError(`Not a number of years to keep: ${moreYears}`);
  return retention.kind === 'permanent'
    ? retention
    : { kind: 'years', years: retention.years + moreYears, asWritten: null };
}
