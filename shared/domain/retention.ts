import { err, ok, type Result } from '../result';
import { addDays } from './office-day';
import { toHalfWidth } from './text';
import type { Day, Retention } from './volume-facts';

/** Years behind the old words (setting; 30 and 10 by default): they are kept as written and only mapped. */
export type OldPeriods = { readonly longTermYears: number; readonly shortTermYears: number };
export const defaultOldPeriods: OldPeriods = { longTermYears: 30, shortTermYears: 10 };

/** 永久 · 30年 · 10 · D30 · Y · 长期 · 短期, in any width. */
export function parseRetention(text: string, old: OldPeriods = defaultOldPeriods): Result<Retention, 'retentionNotUnderstood'> {
  const written = text.trim();
  const plain = toHalfWidth(written).replace(/\s+/g, '').toUpperCase();
  if (plain === '永久' || plain === 'Y' || plain === 'PERMANENT') return ok({ kind: 'permanent', asWritten: null });
  if (plain === '长期') return ok({ kind: 'years', years: old.longTermYears, asWritten: written });
  if (plain === '短期') return ok({ kind: 'years', years: old.shortTermYears, asWritten: written });
  const years = Number(/^D?(\d{1,3})年?$/.exec(plain)?.[1] ?? 0);
  return years >= 1 && years <= 500 ? ok({ kind: 'years', years, asWritten: null }) : err('retentionNotUnderstood');
}

/** Y, D30, D10, D{n}: the period inside a reference code (DA/T 13). */
export const retentionCode = (retention: Retention): string => (retention.kind === 'permanent' ? 'Y' : `D${String(retention.years)}`);

export type RetentionPeriod = { readonly start: Day; readonly lastDay: Day; readonly dueFrom: Day };

/**
 * domain.md "Retention": start = 1 January after the basis year, last day = start + N years − 1 day, due from the next.
 * `basis` is any ISO date whose year counts (day, month or year). Null: permanent, or no basis date and so never due.
 * Last document 2014-06, 10 years → 2015-01-01 … 2024-12-31, due 2025-01-01.
 */
export function retentionPeriod(retention: Retention | null, basis: string | null): RetentionPeriod | null {
  if (retention === null || retention.kind === 'permanent' || basis === null) return null;
  const first = Number(basis.slice(0, 4)) + 1;
  const dueFrom = `${String(first + retention.years).padStart(4, '0')}-01-01`;
  return { start: `${String(first).padStart(4, '0')}-01-01`, lastDay: addDays(dueFrom, -1), dueFrom };
}

export const isDue = (period: RetentionPeriod | null, today: Day): boolean => period !== null && period.dueFrom <= today;

/** When two opinions differ the longer one wins. */
export function longerRetention(a: Retention, b: Retention): Retention {
  if (a.kind === 'permanent' || b.kind === 'permanent') return a.kind === 'permanent' ? a : b;
  return b.years > a.years ? b : a;
}
