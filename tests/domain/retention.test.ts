import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../shared/domain/office-day';
import {
  isDue,
  keepLonger,
  longerRetention,
  parseRetention,
  retentionCode,
  retentionLabel,
  retentionPeriod,
} from '../../shared/domain/retention';
import type { Retention } from '../../shared/domain/volume-facts';
import { seeded } from './samples';

const years = (count: number, asWritten: string | null = null): Retention => ({
  kind: 'years',
  years: count,
  asWritten,
});
const permanent: Retention = { kind: 'permanent', asWritten: null };

describe('words of ledgers', () => {
  test.each<[string, Retention]>([
    ['永久', permanent],
    ['Y', permanent],
    ['ｙ', permanent],
    ['permanent', permanent],
    ['30年', years(30)],
    ['30', years(30)],
    ['D30', years(30)],
    ['d10', years(10)],
    ['３０年', years(30)],
    ['Ｄ３０', years(30)],
    [' 10 年 ', years(10)],
    ['三十年', years(30)],
    ['十年', years(10)],
    ['十五年', years(15)],
    ['二十五年', years(25)],
    ['五年', years(5)],
    ['10 years', years(10)],
    ['1 year', years(1)],
    ['500', years(500)],
    ['长期', years(30, '长期')],
    ['短期', years(10, '短期')],
    ['　长期 ', years(30, '长期')],
  ])('%j', (text, expected) => expect(parseRetention(text)).toEqual({ ok: true, value: expected }));
  test.each([
    '',
    '五年左右',
    '约10年',
    '30-50年',
    '0',
    '0年',
    '501年',
    '-5',
    '3.5年',
    '年',
    '零年',
    '十十年',
    '长',
    'D',
    'toString',
    '__proto__',
    '2024-30',
  ])('%j is refused', (text) => {
    expect(parseRetention(text)).toEqual({ ok: false, error: 'retentionUnknown' });
  });
  it('maps old words by the table it is given, and only by that', () => {
    expect(parseRetention('长期', { 长期: 16 })).toEqual({ ok: true, value: years(16, '长期') });
    expect(parseRetention('短期', { 长期: 16 }).ok).toBe(false);
  });
  it('reads its own code back, whatever the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (count) => {
        expect(parseRetention(retentionCode(years(count)))).toEqual({ ok: true, value: years(count) });
      }),
      seeded,
    );
  });
});
test('codes are Y, D30, D10, D{n}', () => {
  expect([permanent, years(30), years(10), years(15, '中期')].map(retentionCode)).toEqual(['Y', 'D30', 'D10', 'D15']);
});
test.each<[Retention, string, string]>([
  [permanent, '永久', 'Permanent'],
  [years(30), '30年', '30 years'],
  [years(1), '1年', '1 year'],
  [years(30, '长期'), '长期（30年）', '长期 (30 years)'],
])('%j is shown as %s and %s', (retention, zh, en) => {
  expect([retentionLabel(retention, 'zh-CN'), retentionLabel(retention, 'en')]).toEqual([zh, en]);
});

describe('period', () => {
  test('last document 2014-06, 10 years: 2015-01-01 to 2024-12-31, due 2025-01-01', () => {
    expect(retentionPeriod(years(10), '2014-06')).toEqual({
      start: '2015-01-01',
      lastDay: '2024-12-31',
      dueFrom: '2025-01-01',
    });
  });
  test.each(['2014', '2014-06', '2014-01-01', '2014-12-31'])('only the year of the basis %s counts', (basis) => {
    expect(retentionPeriod(years(1), basis)).toEqual({
      start: '2015-01-01',
      lastDay: '2015-12-31',
      dueFrom: '2016-01-01',
    });
  });
  test('permanent and undated have none and are never due', () => {
    for (const [retention, basis] of [
      [permanent, '1950-01-01'],
      [years(1), null],
    ] as const) {
      expect(retentionPeriod(retention, basis)).toBeNull();
      expect(isDue(retention, basis, '9999-12-31')).toBe(false);
    }
  });
  test.each([
    ['2024-12-31', false],
    ['2025-01-01', true],
    ['2025-01-02', true],
  ] as const)('on %s due: %s', (today, due) => {
    expect(isDue(years(10), '2014-06', today)).toBe(due);
  });
  it('is due on the day after its last day, and keeps whole calendar years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 500 }), (year, count) => {
        const period = retentionPeriod(years(count), `${year}-07-15`);
        expect(period && addDays(period.lastDay, 1)).toBe(period?.dueFrom);
        expect(Number(period?.dueFrom.slice(0, 4)) - Number(period?.start.slice(0, 4))).toBe(count);
        expect(isDue(years(count), `${year}`, period?.lastDay ?? '')).toBe(false);
      }),
      seeded,
    );
  });
});
describe('opinions', () => {
  test.each<[Retention, Retention, Retention]>([
    [years(10), years(30), years(30)],
    [years(30), years(10), years(30)],
    [years(30, '长期'), years(30), years(30, '长期')],
    [permanent, years(500), permanent],
    [years(500), permanent, permanent],
  ])('of %j and %j the longer wins', (one, other, longer) => expect(longerRetention(one, other)).toEqual(longer));
  it('counts more years from the old last day', () => {
    const old = retentionPeriod(years(10, '短期'), '2014');
    const kept = keepLonger(years(10, '短期'), 5);
    expect(kept).toEqual(years(15));
    expect(retentionPeriod(kept, '2014')).toEqual({ start: old?.start, lastDay: '2029-12-31', dueFrom: '2030-01-01' });
    expect(keepLonger(permanent, 5)).toEqual(permanent);
    expect(() => keepLonger(years(10), 0)).toThrow(RangeError);
  });
});
