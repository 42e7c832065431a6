import type { Day, Month } from './volume-facts';

/** Business days are ISO days in the archive's time zone; arithmetic is on the calendar, never on hours. */
const DAY_MS = 86_400_000;
const utc = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const iso = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** The office day of a moment (UTC milliseconds) in an IANA time zone. */
export function officeDay(at: number, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

export const addDays = (day: Day, days: number): Day => iso(utc(day) + days * DAY_MS);

/** Month arithmetic clamps to the month's end: 31 January + 1 month = 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  const first = `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`;
  return `${first}-${String(Math.min(date, daysIn(first))).padStart(2, '0')}`;
}

export function daysIn(month: Month): number {
  const [year = 0, m = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, m, 0)).getUTCDate();
}

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text)) && iso(utc(text)) === text;
export const yearOf = (day: string): number => Number(day.slice(0, 4));
