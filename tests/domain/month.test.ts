import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseMonth, parseMonthRange, parseYear } from '../../shared/domain/month';
import { seeded } from './samples';

test.each([
  ['2016.3', '2016-03'],
  ['2016年3月', '2016-03'],
  ['2016-03', '2016-03'],
  ['201603', '2016-03'],
  ['2016/3', '2016-03'],
  ['2016.10', '2016-10'],
  ['２０１６．３', '2016-03'],
  ['２０１６年３月', '2016-03'],
  ['２０１６－０３', '2016-03'],
  [' 2016 年 3 月 ', '2016-03'],
  ['2016年03', '2016-03'],
  ['20160314', '2016-03'],
  ['2016-03-14', '2016-03'],
  ['20160300', '2016-03'],
])('month %j is %s', (text, month) => expect(parseMonth(text)).toEqual({ ok: true, value: month }));

test.each([
  ['2016.13', 'monthImpossible'],
  ['2016年13月', 'monthImpossible'],
  ['201613', 'monthImpossible'],
  ['2016-00-14', 'monthImpossible'],
  ['1899.1', 'monthImpossible'],
  ['2201-01', 'monthImpossible'],
  ['', 'monthUnknown'],
  ['2016', 'monthUnknown'],
  ['3月', 'monthUnknown'],
  ['2016.3.', 'monthUnknown'],
  ['二〇一六年三月', 'monthUnknown'],
  ['2016-3.14', 'monthUnknown'],
  ['20163', 'monthUnknown'],
  ['2016.3x', 'monthUnknown'],
] as const)('month %j is refused: %s', (text, error) => expect(parseMonth(text)).toEqual({ ok: false, error }));

describe('起止日期', () => {
  test.each([
    ['2016.1—2016.10', '2016-01', '2016-10'],
    ['2017年4月—2017年8月', '2017-04', '2017-08'],
    ['2018-06—2018-11', '2018-06', '2018-11'],
    ['201902—201907', '2019-02', '2019-07'],
    ['2016.1–2016.10', '2016-01', '2016-10'],
    ['2016.1-2016.10', '2016-01', '2016-10'],
    ['2016.1~2016.10', '2016-01', '2016-10'],
    ['2016.1～2016.10', '2016-01', '2016-10'],
    ['2016.1至2016.10', '2016-01', '2016-10'],
    ['2016.1－2016.10', '2016-01', '2016-10'],
    ['2016.1——2016.10', '2016-01', '2016-10'],
    ['2016年1月 至 2016年10月', '2016-01', '2016-10'],
    ['2016-03-2016-10', '2016-03', '2016-10'],
    ['２０１６－０３－２０１６－１０', '2016-03', '2016-10'],
    ['201603-201610', '2016-03', '2016-10'],
    ['2016/3-2016/10', '2016-03', '2016-10'],
    ['2016年3月—10月', '2016-03', '2016-10'],
    ['2016.3—10', '2016-03', '2016-10'],
    ['２０１６．３～１０', '2016-03', '2016-10'],
    ['20160301-20161031', '2016-03', '2016-10'],
    ['2016.03.01—2016.10.31', '2016-03', '2016-10'],
    ['2016-03-01--2016-10-31', '2016-03', '2016-10'],
    ['2016.3', '2016-03', '2016-03'],
    ['2016-03-14', '2016-03', '2016-03'],
    // Reversed is a finding of the filing checks, not a spelling.
    ['2016.10—2016.1', '2016-10', '2016-01'],
  ])('%j is %s to %s', (text, first, last) =>
    expect(parseMonthRange(text)).toEqual({ ok: true, value: { first, last } }),
  );
  test.each([
    ['2016.1—2016.13', 'monthImpossible'],
    ['2016.13—2017.1', 'monthImpossible'],
    ['2016-13-2017-01', 'monthImpossible'],
    ['2016年3月—13月', 'monthImpossible'],
    ['', 'monthUnknown'],
    ['—', 'monthUnknown'],
    ['2016—2018', 'monthUnknown'],
    ['2016.1—', 'monthUnknown'],
    ['2016.1—2016.2—2016.3', 'monthUnknown'],
    ['不详', 'monthUnknown'],
    ['3月—10月', 'monthUnknown'],
  ] as const)('%j is refused: %s', (text, error) => expect(parseMonthRange(text)).toEqual({ ok: false, error }));

  const spellings = [
    (y: number, m: number) => `${y}.${m}`,
    (y: number, m: number) => `${y}年${m}月`,
    (y: number, m: number) => `${y}-${String(m).padStart(2, '0')}`,
    (y: number, m: number) => `${y}${String(m).padStart(2, '0')}`,
    (y: number, m: number) => `${y}/${m}`,
  ];
  it('reads every spelling joined to every other by every joint', () => {
    const month = fc.record({ year: fc.integer({ min: 1900, max: 2200 }), month: fc.integer({ min: 1, max: 12 }) });
    const iso = (m: { year: number; month: number }) => `${m.year}-${String(m.month).padStart(2, '0')}`;
    fc.assert(
      fc.property(
        month,
        month,
        fc.constantFrom(...spellings),
        fc.constantFrom(...spellings),
        fc.constantFrom('—', '–', '-', '~', '至', '－', ' — '),
        (a, b, spellA, spellB, joint) => {
          expect(parseMonthRange(spellA(a.year, a.month) + joint + spellB(b.year, b.month))).toEqual({
            ok: true,
            value: { first: iso(a), last: iso(b) },
          });
        },
      ),
      seeded,
    );
  });
  it('answers any text and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789年月日.-/—~至 ０９')) }), (text) => {
        const read = parseMonthRange(text);
        if (read.ok)
          expect(
            [read.value.first, read.value.last].every((m) => /^(19|20|21|22)\d{2}-(0[1-9]|1[0-2])$/u.test(m)),
          ).toBe(true);
      }),
      { ...seeded, numRuns: 3000 },
    );
  });
});

describe('年度', () => {
  test.each([
    ['2016', 2016],
    ['２０１６', 2016],
    ['2016年', 2016],
    ['2016年度', 2016],
    [' 2016 ', 2016],
  ] as const)('%j is %d', (text, year) => expect(parseYear(text)).toEqual({ ok: true, value: year }));
  test.each([
    ['二〇二〇？', 'yearUnknown'],
    ['', 'yearUnknown'],
    ['16', 'yearUnknown'],
    ['2016.5', 'yearUnknown'],
    ['1899', 'yearImpossible'],
    ['2201', 'yearImpossible'],
  ] as const)('%j is refused: %s', (text, error) => {
    expect(parseYear(text)).toEqual({ ok: false, error });
  });
});
