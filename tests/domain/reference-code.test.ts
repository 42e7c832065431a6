import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  checkReferenceMask,
  defaultReferenceMask,
  formatReferenceCode,
  itemReferenceCode,
  nextVolumeNumber,
  normaliseCode,
  readItemCode,
  type ReferenceScope,
} from '../../shared/domain/reference-code';
import {
  numberOf,
  numberSeries,
  parseSeriesNumber,
  seriesNumber,
  type NumberSeries,
} from '../../shared/domain/series-number';
import { seeded } from './samples';

const scope: ReferenceScope = { fonds: 'HX01', series: 'KH', year: 2024, period: 'D30', client: '0137' };

test('HX01-KH·2024-D30-0137-002, and its fifth item', () => {
  const code = formatReferenceCode(defaultReferenceMask, scope, 2);
  expect(code).toBe('HX01-KH·2024-D30-0137-002');
  expect(itemReferenceCode(code, 5)).toBe('HX01-KH·2024-D30-0137-002-0005');
});
test('numbers outgrow their padding instead of being cut', () => {
  expect(formatReferenceCode('{year}-{volume}', scope, 1234)).toBe('2024-1234');
  expect(itemReferenceCode('X', 12345)).toBe('X-12345');
});
test('the code of an item is taken apart into its volume and its number, whole or as far as it is typed', () => {
  const volume = 'HX01-KH.2024-D30-0137-002';
  expect(readItemCode(`${volume}-0005`)).toEqual({ volume, digits: '0005' });
  expect(readItemCode(`${volume}-`)).toEqual({ volume, digits: '' });
  expect(readItemCode('0137')).toBeNull();
  expect(readItemCode('-5')).toBeNull();
  expect(readItemCode('HX01-KH')).toBeNull();
});
test('a value that looks like a placeholder or a pattern stays as it is', () => {
  expect(formatReferenceCode('{client}-{volume}', { ...scope, client: '{volume}$&' }, 7)).toBe('{volume}$&-007');
});
describe('mask', () => {
  test.each([defaultReferenceMask, '{fonds}-{series}-{volume}', 'A/{year}.{volume}', '{volume}'])('%s is fit', (mask) =>
    expect(checkReferenceMask(mask)).toEqual({ ok: true, value: mask }),
  );
  test.each([
    ['{fonds}-{series', 'braceOpen'],
    ['{fonds}}-{volume}', 'braceOpen'],
    ['{{volume}}', 'braceOpen'],
    ['{fond}-{volume}', 'placeholderUnknown'],
    ['{}-{volume}', 'placeholderUnknown'],
    ['{year}-{year}-{volume}', 'placeholderTwice'],
    ['{year}{volume}', 'placeholdersTouch'],
    ['{fonds}-{series}', 'volumeMissing'],
    ['', 'volumeMissing'],
    ['{year} {volume}', 'characterNotAllowed'],
    ['第{volume}卷', 'characterNotAllowed'],
  ] as const)('%j is refused: %s', (mask, error) => expect(checkReferenceMask(mask)).toEqual({ ok: false, error }));
});
describe('next number', () => {
  const next = (codes: string[], mask = defaultReferenceMask) => nextVolumeNumber(mask, scope, codes);
  test('begins at 1', () => expect(next([])).toBe(1));
  test('follows the highest, also over a gap, since a code is never used again', () => {
    expect(next(['HX01-KH·2024-D30-0137-002', 'HX01-KH·2024-D30-0137-007'])).toBe(8);
    expect(next(['HX01-KH·2024-D30-0137-1000'])).toBe(1001);
  });
  test('passes over other clients, years, periods, items and foreign numbers', () => {
    expect(
      next([
        'HX01-KH·2024-D30-01370-009',
        'HX01-KH·2023-D30-0137-009',
        'HX01-KH·2024-Y-0137-009',
        'HX01-KH·2024-D30-0137-003-0009',
        'HX01-KH·2024-D30-0137-',
        'KH2016-00001',
      ]),
    ).toBe(1);
  });
  test('reads the number where the mask puts it', () =>
    expect(next(['V004/2024', 'V9/2023'], 'V{volume}/{year}')).toBe(5));
  it('always gives a code nobody has', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2000 })), (numbers) => {
        const codes = numbers.map((n) => formatReferenceCode(defaultReferenceMask, scope, n));
        expect(codes).not.toContain(formatReferenceCode(defaultReferenceMask, scope, next(codes)));
      }),
      seeded,
    );
  });
});
describe('as people type it', () => {
  test.each([
    'hx01-kh·2024-d30-0137-002',
    'HX01-KH.2024-D30-0137-002',
    'ＨＸ０１－ＫＨ・２０２４－Ｄ３０－０１３７－００２',
    'HX01—KH•2024–D30-0137-002',
    ' HX01-KH 。2024-D30-0137-002 ',
    'HX01-KH．2024-D30-0137-002',
  ])('%s finds it', (typed) => {
    expect(normaliseCode(typed)).toBe(normaliseCode('HX01-KH·2024-D30-0137-002'));
  });
  it('settles in one step and keeps codes apart that differ in a digit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normaliseCode(normaliseCode(text))).toBe(normaliseCode(text));
      }),
      seeded,
    );
    expect(normaliseCode('KH2016-00001')).not.toBe(normaliseCode('KH2016-00010'));
  });
});

describe('series numbers', () => {
  const samples: Record<NumberSeries, string> = {
    loanSlip: 'JY-2026-0001',
    disposalList: 'XH-2026-001',
    transferList: 'YJ-2026-001',
    certificate: 'ZM-2026-001',
    hold: 'DJ-2026-001',
  };
  test.each(Object.keys(numberSeries) as NumberSeries[])('%s', (series) => {
    expect(numberOf(series, 2026, 1)).toBe(samples[series]);
    expect(parseSeriesNumber(numberSeries[series].prefix, samples[series])).toEqual({ year: 2026, number: 1 });
  });
  test('of any prefix, and not of another', () => {
    expect(seriesNumber('JY', 2026, 12345, 4)).toBe('JY-2026-12345');
    expect(parseSeriesNumber('JY', 'XH-2026-001')).toBeNull();
    expect(parseSeriesNumber('JY', 'JY-26-1')).toBeNull();
  });
});
