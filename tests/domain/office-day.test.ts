import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  isDay,
  isTimeZone,
  officeDay,
  officeInstant,
  officeMoment,
  yearOf,
} from '../../shared/domain/office-day';
import { seeded } from './samples';

const at = (iso: string) => Date.parse(iso);
test.each([
  ['2026-11-23T15:59:59.999Z', 'Asia/Shanghai', '2026-11-23'],
  ['2026-11-23T16:00:00.000Z', 'Asia/Shanghai', '2026-11-24'],
  ['2026-12-31T16:00:00.000Z', 'Asia/Shanghai', '2027-01-01'],
  ['2026-11-23T04:59:59.000Z', 'America/New_York', '2026-11-22'],
  // Shanghai kept summer time from 1986 to 1991: midnight came an hour earlier.
  ['1988-07-01T15:00:00.000Z', 'Asia/Shanghai', '1988-07-02'],
])('%s in %s is %s', (instant, zone, day) => expect(officeDay(at(instant), zone)).toBe(day));
test('a time zone nobody knows is told before it is used', () => {
  expect([isTimeZone('Asia/Shanghai'), isTimeZone('UTC'), isTimeZone('Asia/Atlantis'), isTimeZone('')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test.each([
  ['2026-11-23', true],
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-1-1', false],
  ['20261123', false],
  ['2026-11-23T00:00', false],
] as const)('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});
test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-11-23', 6, '2027-05-23'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-05-31', 0, '2026-05-31'],
] as const)('%s and %d months is %s', (day, months, then) => expect(addMonths(day, months)).toBe(then));
test.each([
  ['2026-11-23', 3, '2026-11-26'],
  ['2026-12-30', 10, '2027-01-09'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2026-03-01', -1, '2026-02-28'],
] as const)('%s and %d days is %s', (day, days, then) => {
  expect(addDays(day, days)).toBe(then);
  expect(daysBetween(day, then)).toBe(days);
});
it('refuses to count from a day that does not exist', () => {
  expect(() => addDays('2023-02-29', 1)).toThrow(RangeError);
  expect(() => addMonths('2026-13-01', 1)).toThrow(RangeError);
});
it('adding months never leaves the month it means, and keeps the date where it can', () => {
  const start = fc.integer({ min: 0, max: 80_000 }).map((days) => addDays('1950-01-01', days));
  fc.assert(
    fc.property(start, fc.integer({ min: -240, max: 240 }), (day, months) => {
      const then = addMonths(day, months);
      const index = (d: string) => yearOf(d) * 12 + Number(d.slice(5, 7));
      expect(index(then)).toBe(index(day) + months);
      const sameDate = `${then.slice(0, 8)}${day.slice(8)}`;
      if (isDay(sameDate)) expect(then).toBe(sameDate);
      else expect(addDays(then, 1).slice(8)).toBe('01');
    }),
    seeded,
  );
});

test.each([
  ['2026-11-23 09:00', 'Asia/Shanghai', '2026-11-23T01:00:00Z'],
  ['2026-01-01 00:30', 'America/New_York', '2026-01-01T05:30:00Z'],
  // New York leaves out 02:30 on this day.
  ['2026-03-08 02:30', 'America/New_York', null],
  ['2026-02-30 09:00', 'Asia/Shanghai', null],
  ['2026-11-23 24:30', 'Asia/Shanghai', null],
  ['2026-11-23', 'Asia/Shanghai', null],
])('%s on the wall in %s is %s', (moment, zone, utc) => {
  expect(officeInstant(moment, zone)).toBe(utc === null ? null : at(utc));
});
it('a moment on the wall is found again, also where the zone changes its time', () => {
  const minutes = fc.integer({ min: at('1985-01-01T00:00:00Z') / 60_000, max: at('2040-01-01T00:00:00Z') / 60_000 });
  fc.assert(
    fc.property(minutes, fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/London'), (minute, zone) => {
      const wall = officeMoment(minute * 60_000, zone);
      const found = officeInstant(wall, zone);
      expect(found === null ? null : officeMoment(found, zone)).toBe(wall);
    }),
    seeded,
  );
});
