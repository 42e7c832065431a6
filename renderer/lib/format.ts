import type { Language } from '../../shared/i18n/index';
import { officeMoment } from '../../shared/domain/office-day';
import { parsePartialDate } from '../../shared/domain/partial-date';
import { retentionLabel } from '../../shared/domain/retention';
import type { Retention } from '../../shared/domain/volume-facts';
import type { T } from './i18n';

/** A window shows one archive, so the page has one zone: the archive's, once somebody has unlocked it. */
let zone: string | undefined;
export function showTimesIn(timeZone: string): void {
  zone = timeZone;
}

/** UTC instant to `2026-03-02 14:05` in the archive's time zone (setting), for tables; what is no instant as it stands. */
export function instant(at: string): string {
  const moment = Date.parse(at);
  return Number.isNaN(moment) ? at : officeMoment(moment, zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** 12,345: the same in both languages, so that columns line up. */
export const count = (n: number, language: Language): string => n.toLocaleString(language);

/** 永久, 30年, 长期（30年）: the label the forms print too. */
export const retentionText = (retention: Retention | null, t: T): string =>
  retention === null ? t('common.none') : retentionLabel(retention, t('common.languageTag') === 'en' ? 'en' : 'zh-CN');

/** `2014-06 – 2015-02`; one month when both are the same. */
export function months(first: string | null, last: string | null): string {
  if (first === null && last === null) return '';
  return first === last || last === null || first === null ? (first ?? last ?? '') : `${first} – ${last}`;
}

export type DatePrecision = 'day' | 'month' | 'partial';
/** How much of an ISO date each precision takes, in characters. */
const lengths: Readonly<Record<DatePrecision, readonly number[]>> = { day: [10], month: [7], partial: [4, 7, 10] };
/**
 * A date as people type it, read as the ledgers' are (`20260302`, `2026.3.2`, `2026年3月2日`, `202603`), in ISO form. Text
 * that is no date of that precision comes back as it was typed, for the form's own check to refuse where it stands.
 */
export function readDate(typed: string, precision: DatePrecision): string {
  const read = parsePartialDate(typed);
  return read.ok && lengths[precision].includes(read.value.length) ? read.value : typed.trim();
}
