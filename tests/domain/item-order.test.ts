import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { missingParts, misplacedParts, outOfDateOrder, proposeOrder, roleOrder } from '../../shared/domain/item-order';
import { itemRoles, type ItemRole } from '../../shared/domain/volume-facts';
import { seeded } from './samples';

type Part = { readonly date: string | null; readonly group: number | null; readonly role: ItemRole | null };
const alone = (date: string | null): Part => ({ date, group: null, role: null });
const part = (group: number, role: ItemRole | null, date: string | null): Part => ({ date, group, role });

describe('proposed order', () => {
  test.each<[string, Part[], number[]]>([
    ['by date', [alone('2024-06-11'), alone('2024-03-02')], [1, 0]],
    ['批复 before 请示', [part(1, 'request', '2024-03-01'), part(1, 'reply', '2024-04-01')], [1, 0]],
    ['正文 before 附件', [part(1, 'attachment', '2024-03-01'), part(1, 'text', '2024-03-01')], [1, 0]],
    ['印件 before 底稿', [part(1, 'draft', '2024-02-01'), part(1, 'print', '2024-03-01')], [1, 0]],
    [
      'a group by its leading document, not by its earliest part',
      [alone('2024-03-15'), part(1, 'request', '2024-03-01'), part(1, 'reply', '2024-04-01')],
      [0, 2, 1],
    ],
    [
      'parts that lay apart come together',
      [part(1, 'attachment', '2024-01-05'), alone('2024-01-06'), part(1, 'text', '2024-01-05')],
      [2, 0, 1],
    ],
    [
      'two attachments stay as they stand',
      [part(1, 'attachment', null), part(1, 'attachment', null), part(1, 'text', '2024-01-05')],
      [2, 0, 1],
    ],
    [
      'the next part dates a group whose leading document is undated',
      [alone('2024-02-01'), part(1, 'text', null), part(1, 'attachment', '2024-01-05')],
      [1, 2, 0],
    ],
    ['undated ones last, as they stand', [alone(null), alone('2024-01-01'), alone(null)], [1, 0, 2]],
    ['equal dates as they stand', [alone('2024-01-01'), alone('2024-01-01'), alone('2023-12-31')], [2, 0, 1]],
    ['what is not known counts as 00', [alone('2024-03-01'), alone('2024-03'), alone('2024')], [2, 1, 0]],
    ['nothing', [], []],
  ])('%s', (_, items, order) => expect(proposeOrder(items)).toEqual(order));

  const anyPart = fc.record({
    date: fc.option(fc.constantFrom('2024', '2024-03', '2024-03-02', '2023-11-30', '2025-01-01'), { nil: null }),
    group: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    role: fc.option(fc.constantFrom(...itemRoles), { nil: null }),
  });
  it('keeps every item, leaves nothing misplaced, and is at rest', () => {
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 12 }), (items) => {
        const order = proposeOrder(items);
        expect([...order].sort((a, b) => a - b)).toEqual(items.map((_, index) => index));
        const sorted = order.map((index) => items[index] ?? alone(null));
        expect(misplacedParts(sorted)).toEqual([]);
        expect(outOfDateOrder(sorted)).toEqual([]);
        expect(proposeOrder(sorted)).toEqual(sorted.map((_, index) => index));
      }),
      seeded,
    );
  });
});
test('every role has a place of its own, one without a role comes last', () => {
  const places: Record<ItemRole, number> = {
    reply: 0,
    request: 1,
    text: 2,
    attachment: 3,
    print: 4,
    draft: 5,
    forwarding: 6,
    original: 7,
    translation: 8,
  };
  expect(Object.fromEntries(itemRoles.map((role) => [role, roleOrder(role)]))).toEqual(places);
  expect(roleOrder(null)).toBe(9);
});
test.each<[string, Part[], number[]]>([
  ['in order', [alone('2024-01-01'), alone('2024-02-01')], []],
  ['one too late', [alone('2024-02-01'), alone('2024-01-01'), alone('2024-03-01')], [1]],
  ['two behind the same', [alone('2024-05-01'), alone('2024-01-01'), alone('2024-02-01')], [1, 2]],
  ['undated ones are passed over', [alone('2024-02-01'), alone(null), alone('2024-01-01')], [2]],
  ['a month is not before a day in it', [alone('2024-03-14'), alone('2024-03'), alone('2024')], []],
  ['a month before another is', [alone('2024-04'), alone('2024-03-31')], [1]],
  [
    'an older request under its reply is right',
    [part(1, 'reply', '2024-04-01'), part(1, 'request', '2024-03-01'), alone('2024-04-02')],
    [],
  ],
])('out of date order: %s', (_, items, expected) => expect(outOfDateOrder(items)).toEqual(expected));
test.each<[string, Part[], number[]]>([
  ['together and in order', [part(1, 'text', null), part(1, 'attachment', null)], []],
  ['apart', [part(1, 'text', null), alone(null), part(1, 'attachment', null)], [2]],
  ['请示 before 批复', [part(1, 'request', null), part(1, 'reply', null)], [1]],
  ['two groups side by side', [part(1, 'text', null), part(2, 'print', null), part(1, 'attachment', null)], [2]],
])('misplaced: %s', (_, items, expected) => expect(misplacedParts(items)).toEqual(expected));

const partner: Record<ItemRole, ItemRole | null> = {
  reply: 'request',
  request: 'reply',
  text: 'attachment',
  attachment: 'text',
  print: 'draft',
  draft: 'print',
  forwarding: 'original',
  original: 'forwarding',
  translation: null,
};
test.each(itemRoles)('%s misses its counterpart, alone or in another group, and not with it', (role) => {
  const other = partner[role];
  const expected = other === null ? [] : [{ index: 0, missing: other }];
  expect(missingParts([part(1, role, null)])).toEqual(expected);
  expect(missingParts([part(1, role, null), part(2, other, null)]).filter(({ index }) => index === 0)).toEqual(
    expected,
  );
  expect(missingParts([part(1, role, null), part(1, other, null)])).toEqual([]);
});
