import type { Day } from './volume-facts';

/** Business days are ISO days in the archive's time zone; all arithmetic here is on the calendar, never on a clock. */

const milliseconds = 86_400_000;
const asUtc = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const asDay = (utc: number): Day => new Date(utc).toISOString().slice(0, 10);

/** Whether the text is `YYYY-MM-DD` and a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const utc = asUtc(text);
  return !Number.isNaN(utc) && asDay(utc) === text;
}

function utcOf(day: Day): number {
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`);
  return asUtc(day);
}

export const addDays = (day: Day, days: number): Day => asDay(utcOf(day) + days * milliseconds);
/** Days from one to the other; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (utcOf(to) - utcOf(from)) / milliseconds;
export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The same date so many months on, clamped to the month's end: 31 January and one month is 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const start = new Date(utcOf(day));
  const target = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1));
  const lastDate = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(start.getUTCDate(), lastDate));
  return asDay(target.getTime());
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

/** Whether this machine knows the time zone of the setting (`Asia/Shanghai`). */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The day it is in the archive's time zone at an instant (UTC milliseconds). The zone must pass `isTimeZone`. */
export const officeDay = (utcMilliseconds: number, timeZone: string): Day =>
  officeMoment(utcMilliseconds, timeZone).slice(0, 10);

/** Day and time of day, `YYYY-MM-DD HH:MM`, in the archive's time zone. The zone must pass `isTimeZone`. */
export function officeMoment(utcMilliseconds: number, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(utcMilliseconds);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

/**
 * UTC milliseconds of a day and time of day `YYYY-MM-DD HH:MM` as the clock on the wall shows them in the zone; null for
 * what is no such moment, or one that a change of summer time leaves out. Of one that comes twice, the first or the second.
 */
export function officeInstant(moment: string, timeZone: string): number | null {
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/u.exec(moment) ?? [];
  const asIfUtc = isDay(day) ? Date.parse(`${day}T${time}:00Z`) : Number.NaN;
  if (Number.isNaN(asIfUtc)) return null;
  const ahead = (utc: number) => Date.parse(`${officeMoment(utc, timeZone).replace(' ', 'T')}:00Z`) - utc;
  // The zone is asked at the moment itself, which is only known once the zone is: the second guess has it.
  const first = asIfUtc - ahead(asIfUtc);
  const second = asIfUtc - ahead(first);
  return [second, first].find((utc) => officeMoment(utc, timeZone) === moment) ?? null;
}
