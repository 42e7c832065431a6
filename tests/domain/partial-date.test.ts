import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { eightDigits, parsePartialDate, signatureDay } from '../../shared/domain/partial-date';
import { seeded } from './samples';

test.each([
  ['20160314', '2016-03-14'],
  ['2016-03-14', '2016-03-14'],
  ['2016.3.14', '2016-03-14'],
  ['2016/3/14', '2016-03-14'],
  ['2016年3月14日', '2016-03-14'],
  ['2016年3月14', '2016-03-14'],
  ['２０１６年３月１４日', '2016-03-14'],
  [' 2016 - 03 - 14 ', '2016-03-14'],
  ['2016-03-14 00:00:00', '2016-03-14'],
  ['2016-03-14T08:30:00.000Z', '2016-03-14'],
  ['2016-03', '2016-03'],
  ['201603', '2016-03'],
  ['2016年3月', '2016-03'],
  ['20160300', '2016-03'],
  ['2016', '2016'],
  ['2016年', '2016'],
  ['20160000', '2016'],
  ['2024-02-29', '2024-02-29'],
  ['20000229', '2000-02-29'],
])('%j is %s', (text, date) => expect(parsePartialDate(text)).toEqual({ ok: true, value: date }));
test.each([
  ['2023-02-29', 'dateImpossible'],
  ['21000229', 'dateImpossible'],
  ['20161301', 'dateImpossible'],
  ['2016-04-31', 'dateImpossible'],
  ['20160014', 'dateImpossible'],
  ['18991231', 'dateImpossible'],
  ['2016-3-32', 'dateImpossible'],
  ['', 'dateUnknown'],
  ['2016-03-', 'dateUnknown'],
  ['2016-3.14', 'dateUnknown'],
  ['14/3/2016', 'dateUnknown'],
  ['42443', 'dateUnknown'],
  ['2016年314日', 'dateUnknown'],
  ['昨天', 'dateUnknown'],
] as const)('%j is refused: %s', (text, error) => expect(parsePartialDate(text)).toEqual({ ok: false, error }));

test('what is not known prints as 00', () => {
  expect(['2016-03-14', '2016-03', '2016'].map(eightDigits)).toEqual(['20160314', '20160300', '20160000']);
});
it('reads back what it prints', () => {
  const dates = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
    .map((d) => d.toISOString());
  fc.assert(
    fc.property(dates, fc.constantFrom(4, 7, 10), (iso, precision) => {
      const date = iso.slice(0, precision);
      expect(parsePartialDate(eightDigits(date))).toEqual({ ok: true, value: date });
    }),
    seeded,
  );
});
test('a signature stands as 2026年11月23日', () => {
  expect(signatureDay('2026-11-23')).toBe('2026年11月23日');
  expect(signatureDay('2026-01-03')).toBe('2026年1月3日');
  expect(signatureDay('2026-01-03', 'en')).toBe('3 January 2026');
});
