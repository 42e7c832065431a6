import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  nextPage,
  pageGaps,
  pageOverlaps,
  parsePageCount,
  parsePages,
  reversedPages,
} from '../../shared/domain/item-pages';
import { item, seeded } from './samples';

const pages = (...ranges: (readonly [number | null, number | null])[]) =>
  ranges.map(([pageFrom, pageTo], index) => item({ sequence: index + 1, pageFrom, pageTo }));

test.each([
  ['5', 5, null],
  ['5-9', 5, 9],
  ['5—9', 5, 9],
  ['５－９', 5, 9],
  ['5～9', 5, 9],
  ['第5-9页', 5, 9],
  ['5至9页', 5, 9],
  [' 5 - 9 ', 5, 9],
  ['7-7', 7, 7],
  ['005', 5, null],
] as const)('页号 %j', (text, from, to) => expect(parsePages(text)).toEqual({ ok: true, value: { from, to } }));
test.each([
  ['9-5', 'pagesReversed'],
  ['', 'pagesUnknown'],
  ['0', 'pagesUnknown'],
  ['0-3', 'pagesUnknown'],
  ['5-', 'pagesUnknown'],
  ['-5', 'pagesUnknown'],
  ['5-6-7', 'pagesUnknown'],
  ['123456', 'pagesUnknown'],
  ['5.5', 'pagesUnknown'],
  ['五', 'pagesUnknown'],
] as const)('页号 %j is refused: %s', (text, error) => {
  expect(parsePages(text)).toEqual({ ok: false, error });
});
test.each([
  ['38', 38],
  ['38页', 38],
  ['３８页', 38],
  ['共38页', 38],
  [' 38 页', 38],
] as const)('页数 %j is %d', (text, count) => expect(parsePageCount(text)).toEqual({ ok: true, value: count }));
test.each(['', '0', '0页', '-38', '38件', '3.8', '100000'])('页数 %j is refused', (text) =>
  expect(parsePageCount(text)).toEqual({ ok: false, error: 'pagesUnknown' }),
);

test('a new item begins after the last page known', () => {
  expect([
    nextPage([]),
    nextPage(pages([1, 4], [5, null])),
    nextPage(pages([1, 12], [3, 5])),
    nextPage(pages([null, null])),
  ]).toEqual([1, 6, 13, 1]);
});
describe('overlaps', () => {
  test.each([
    ['none where one follows the other', pages([1, 4], [5, 9]), []],
    ['a shared page', pages([1, 5], [5, 9]), [{ sequence: 2, other: 1, page: 5 }]],
    ['the same first page', pages([5, null], [5, null]), [{ sequence: 2, other: 1, page: 5 }]],
    [
      'one inside another, and the next after both',
      pages([1, 9], [3, 4], [10, 12]),
      [{ sequence: 2, other: 1, page: 3 }],
    ],
    [
      'a long one behind a short one',
      pages([1, 9], [3, 4], [6, 7]),
      [
        { sequence: 2, other: 1, page: 3 },
        { sequence: 3, other: 1, page: 6 },
      ],
    ],
    ['out of page order', pages([5, 9], [1, 5]), [{ sequence: 1, other: 2, page: 5 }]],
    ['items without pages', pages([null, null], [1, 2], [null, null]), []],
  ] as const)('%s', (_, items, expected) => expect(pageOverlaps(items)).toEqual(expected));
});
describe('gaps', () => {
  test.each([
    ['none', pages([1, 4], [5, 9]), 9, []],
    ['before the first', pages([3, 9]), 9, [{ from: 1, to: 2 }]],
    ['between two', pages([1, 4], [7, 9]), 9, [{ from: 5, to: 6 }]],
    ['after the last', pages([1, 4]), 9, [{ from: 5, to: 9 }]],
    ['none behind an item with its first page only', pages([1, null], [5, null]), 9, []],
    ['none where a long item covers it', pages([1, 9], [3, 4]), 9, []],
    ['nobody has counted the volume', pages([1, 4]), null, []],
    ['no item has pages', pages([null, null]), 9, []],
  ] as const)('%s', (_, items, count, expected) => expect(pageGaps(items, count)).toEqual(expected));
});
test('pages that run backwards are named', () => expect(reversedPages(pages([5, 3], [6, 6], [7, null]))).toEqual([1]));
it('gaps and items together are the whole volume, each page once, where nothing overlaps', () => {
  const lengths = fc.array(
    fc.record({ skip: fc.integer({ min: 0, max: 3 }), length: fc.integer({ min: 1, max: 5 }) }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(lengths, fc.integer({ min: 0, max: 3 }), (runs, rest) => {
      let at = 1;
      const items = pages(
        ...runs.map(({ skip, length }) => {
          const from = at + skip;
          at = from + length;
          return [from, at - 1] as const;
        }),
      );
      const count = at - 1 + rest;
      const covered = [
        ...items.map((i) => [i.pageFrom ?? 0, i.pageTo ?? 0] as const),
        ...pageGaps(items, count).map((gap) => [gap.from, gap.to] as const),
      ]
        .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, n) => from + n))
        .sort((a, b) => a - b);
      expect(covered).toEqual(Array.from({ length: count }, (_, n) => n + 1));
      expect(pageOverlaps(items)).toEqual([]);
    }),
    seeded,
  );
});
