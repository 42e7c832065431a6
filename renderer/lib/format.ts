import type { Language } from '../../shared/i18n/index';
import type { Retention } from '../../shared/domain/volume-facts';
import type { T } from './i18n';

/** UTC instant to `2026-03-02 14:05` in the zone of the PC, for tables. */
export function instant(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** 12,345: the same in both languages, so that columns line up. */
export const count = (n: number, language: Language): string => n.toLocaleString(language);

/** 永久 / 30 年; words of an old ledger are added as they were written. */
export function retentionText(retention: Retention | null, t: T): string {
  if (retention === null) return t('common.none');
  const kept = retention.kind === 'permanent' ? t('common.permanent') : t('common.years', { years: retention.years });
  return retention.asWritten === null || retention.asWritten === kept
    ? kept
    : t('common.asWritten', { kept, written: retention.asWritten });
}

/** `2014-06 – 2015-02`; one month when both are the same. */
export function months(first: string | null, last: string | null): string {
  if (first === null && last === null) return '';
  return first === last || last === null || first === null ? (first ?? last ?? '') : `${first} – ${last}`;
}

export type DatePrecision = 'day' | 'month' | 'partial';
const two = (text: string) => text.padStart(2, '0');
/**
 * A date as people type it (`20260302`, `2026.3.2`, `2026/3/2`, `2026年3月2日`, `202603`) in ISO form. Text that is no
 * date of that precision comes back as it was typed, for the form's own check to refuse where it stands.
 */
export function readDate(typed: string, precision: DatePrecision): string {
  const text = typed.trim();
  const run = /^(\d{4})(\d{2})?(\d{2})?$/.exec(text);
  const parts = run ?? /^(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?$/.exec(text);
  const [, year, month, day] = parts ?? [];
  if (year === undefined) return text;
  if (month === undefined) return precision === 'partial' ? year : text;
  if (day === undefined) return precision === 'day' ? text : `${year}-${two(month)}`;
  return precision === 'month' ? text : `${year}-${two(month)}-${two(day)}`;
}
