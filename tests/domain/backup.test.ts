import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  backupLight,
  daysSince,
  isBackupDue,
  isTrialDue,
  type KeptBackup,
  keptPeriods,
  outlived,
} from '../../shared/domain/backup';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const start = Date.parse('2026-01-01T10:00:00Z');
const backup = (at: number, seq: number, verified = true): KeptBackup => ({
  name: `${String(at)}-${String(seq)}`,
  at,
  seq,
  verified,
});

/** A backup a day, the old ones taken away each time: what stands in the end. */
function simulate(days: number, clock: (day: number) => number): { kept: KeptBackup[]; made: KeptBackup[] } {
  let kept: KeptBackup[] = [];
  const made: KeptBackup[] = [];
  for (let day = 0; day < days; day += 1) {
    const next = backup(clock(day), day + 1);
    made.push(next);
    kept = [...kept, next];
    const gone = new Set(outlived(kept));
    expect(gone.has(next.name), `day ${String(day)}: what was just made stays`).toBe(false);
    kept = kept.filter(({ name }) => !gone.has(name));
  }
  return { kept, made };
}

describe('ten years, a backup a day', () => {
  const { kept } = simulate(3652, (day) => start + day * DAY);
  const last = start + 3651 * DAY;
  it('keeps the last seven days, and twelve months and ten years of them', () => {
    const ages = kept.map(({ at }) => (last - at) / DAY).sort((a, b) => a - b);
    expect(ages.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(new Set(kept.map(({ at }) => new Date(at).toISOString().slice(0, 7))).size).toBeGreaterThanOrEqual(12);
    expect(new Set(kept.map(({ at }) => new Date(at).getUTCFullYear())).size).toBe(10);
    expect(kept.length).toBeLessThanOrEqual(7 + 5 + 12 + 10);
  });
});

it.each([
  ['put back ten years for a month', (day: number) => start + day * DAY - (day > 100 && day < 130 ? 3650 * DAY : 0)],
  [
    'put forward to 2099 for a day',
    (day: number) => (day === 200 ? Date.parse('2099-05-05T00:00:00Z') : start + day * DAY),
  ],
  ['standing still', (_day: number) => start],
  ['running backwards', (day: number) => start - day * DAY],
])('with a clock %s, what was just made is never taken away', (_what, clock) => {
  const { kept, made } = simulate(400, clock);
  expect(kept).toContainEqual(made.at(-1));
});

const anyBackup = fc.record({
  at: fc.integer({ min: 0, max: 40 * 365 }).map((day) => day * DAY),
  seq: fc.integer({ min: 1, max: 10_000 }),
  verified: fc.boolean(),
});
const anyList = fc
  .array(anyBackup, { maxLength: 80 })
  .map((list) => list.map((one, index) => ({ ...one, name: String(index) })));
describe('whatever there is', () => {
  it('never takes the newest verified one, by time or by entry, nor anything unverified', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const gone = new Set(outlived(list));
        const verified = list.filter((one) => one.verified);
        const left = verified.filter(({ name }) => !gone.has(name));
        if (verified.length > 0) {
          expect(Math.max(...left.map(({ at }) => at))).toBe(Math.max(...verified.map(({ at }) => at)));
          expect(Math.max(...left.map(({ seq }) => seq))).toBe(Math.max(...verified.map(({ seq }) => seq)));
        }
        expect(list.filter(({ name, verified: held }) => gone.has(name) && !held)).toEqual([]);
      }),
    );
  });
  it('takes nothing while the newest is unverified', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const later = { name: 'new', at: 41 * 365 * DAY, seq: 20_000, verified: false };
        expect(outlived([...list, later])).toEqual([]);
      }),
    );
  });
  it('takes nothing more when asked again', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const gone = new Set(outlived(list));
        expect(outlived(list.filter(({ name }) => !gone.has(name)))).toEqual([]);
      }),
    );
  });
  it('never keeps more than the rule has room for', () => {
    const room = Object.values(keptPeriods).reduce((sum, one) => sum + one, 0);
    fc.assert(
      fc.property(anyList, (list) => {
        const all = list.map((one) => ({ ...one, verified: true }));
        const gone = new Set(outlived(all));
        expect(all.filter(({ name }) => !gone.has(name)).length).toBeLessThanOrEqual(room + 2);
      }),
    );
  });
});

test.each([
  [null, 'red'],
  [0, 'green'],
  [6, 'green'],
  [7, 'amber'],
  [30, 'amber'],
  [31, 'red'],
] as const)('%s days: %s', (days, light) => expect(backupLight(days)).toBe(light));

test.each([
  ['never made', null, false, true],
  ['nothing changed', start - 30 * DAY, false, false],
  ['changed, three hours ago', start - 3 * HOUR, true, false],
  ['changed, five hours ago', start - 5 * HOUR, true, true],
  ['changed, and the clock was put back since', start + DAY, true, true],
] as const)('due: %s', (_what, last, changed, due) => expect(isBackupDue(last, changed, start)).toBe(due));

test('days are whole, and a clock put back makes nothing younger than today', () => {
  expect([
    daysSince(null, start),
    daysSince(start - DAY + 1, start),
    daysSince(start - DAY, start),
    daysSince(start + DAY, start),
  ]).toEqual([null, 0, 1, 0]);
});
test('a restore is tried every 90 days', () =>
  expect([null, 0, 89, 90].map(isTrialDue)).toEqual([true, false, false, true]));
