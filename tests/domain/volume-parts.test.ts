import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { misplacedParts } from '../../shared/domain/item-order';
import { joinAbove, leaveGroup, moveBlock, pairsInPlace } from '../../shared/domain/item-groups';
import { pageGaps, pageOverlaps } from '../../shared/domain/item-pages';
import { mergeItems, renumberSplit, splitItems, withTheirGroups } from '../../shared/domain/volume-parts';
import { itemRoles, type ItemRole } from '../../shared/domain/volume-facts';
import { seeded } from './samples';

type Part = { id: number; group: number | null; role: ItemRole | null; pageFrom: number | null; pageTo: number | null };
const part = (id: number, group: number | null, pageFrom: number | null = null, pageTo = pageFrom): Part => ({
  id,
  group,
  role: null,
  pageFrom,
  pageTo,
});

/** Items one after the other, some of them inseparable, groups unbroken, with or without pages. */
const parts = fc
  .array(
    fc.record({ size: fc.integer({ min: 1, max: 3 }), length: fc.integer({ min: 0, max: 4 }), open: fc.boolean() }),
    {
      maxLength: 6,
    },
  )
  .map((groups) => {
    let page = 1;
    let id = 0;
    return groups.flatMap(({ size, length, open }, at) =>
      Array.from({ length: size }, (): Part => {
        const from = length === 0 ? null : page;
        page += length;
        id += 1;
        return { ...part(id, size === 1 ? null : at + 1, from), pageTo: from === null || open ? null : page - 1 };
      }),
    );
  });
const groupsOf = (items: readonly Part[]) => {
  const found = new Map<number, number[]>();
  for (const { id, group } of items) if (group !== null) found.set(group, [...(found.get(group) ?? []), id]);
  return [...found.values()].map((ids) => ids.join()).sort();
};
const numbered = (items: readonly Part[]) => items.map((item, at) => ({ ...item, sequence: at + 1 }));

describe('splitting', () => {
  const items = [part(1, null), part(2, 7), part(3, 7), part(4, null)];
  test.each<[string, number[], unknown]>([
    ['takes what was chosen', [3], { ok: true, value: { stay: [0, 1, 2], go: [3] } }],
    ['takes a group whole', [1, 2], { ok: true, value: { stay: [0, 3], go: [1, 2] } }],
    ['refuses to take nothing', [], { ok: false, error: 'splitNothing' }],
    ['refuses to leave nothing', [0, 1, 2, 3], { ok: false, error: 'splitEmpties' }],
    ['refuses to tear a group', [0, 1], { ok: false, error: 'splitApart' }],
  ])('%s', (_, chosen, answer) => expect(splitItems(items, new Set(chosen))).toEqual(answer));

  it('says what is inseparable from the chosen', () => {
    expect([...withTheirGroups(items, new Set([0, 1]))]).toEqual([0, 1, 2]);
  });

  it('keeps every item once, no group torn, and numbers both sides without running pages together', () => {
    fc.assert(
      fc.property(parts, fc.array(fc.nat(20)), (all, picks) => {
        const chosen = new Set(picks.filter((at) => at < all.length));
        const answer = splitItems(all, chosen);
        if (!answer.ok) return;
        const { stay, go } = renumberSplit(all, answer.value, null);
        const ids = [...stay.items, ...go.items].map(({ id }) => id);
        expect([...ids].sort((a, b) => a - b)).toEqual(all.map(({ id }) => id));
        expect([...groupsOf([...stay.items]), ...groupsOf([...go.items])].sort()).toEqual(groupsOf(all));
        for (const side of [stay.items, go.items]) {
          expect(pageOverlaps(numbered(side))).toEqual([]);
          expect(pageGaps(numbered(side), null)).toEqual([]);
        }
      }),
      seeded,
    );
  });

  it('keeps a gap that was there, and counts the pages of each side', () => {
    const list = [part(1, null, 1, 4), part(2, null, 5, 9), part(3, null, 12, 20)];
    const { stay, go } = renumberSplit(list, { stay: [0, 2], go: [1] }, 20);
    expect(stay).toEqual({ items: [part(1, null, 1, 4), part(3, null, 7, 15)], pages: 15 });
    expect(go).toEqual({ items: [part(2, null, 1, 5)], pages: 5 });
  });

  it('lets two documents on one page stay on one page', () => {
    const list = [part(1, null, 1, 2), part(2, null, 2, 3), part(3, null, 4, 4)];
    const { stay, go } = renumberSplit(list, { stay: [0, 2], go: [1] }, 4);
    expect(stay.items.map(({ pageFrom, pageTo }) => [pageFrom, pageTo])).toEqual([
      [1, 2],
      [3, 3],
    ]);
    expect(go.items.map(({ pageFrom, pageTo }) => [pageFrom, pageTo])).toEqual([[1, 2]]);
  });
});

describe('merging items', () => {
  it('keeps every item in order and every group apart from the others', () => {
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 4 }), (volumes) => {
        let given = 0;
        const lists = volumes.map((items) => items.map((item) => ({ ...item, id: (given += 1) })));
        const merged = mergeItems(lists.map((items) => ({ items, shift: 0 }))) ?? [];
        expect(merged.map(({ id }) => id)).toEqual(lists.flat().map(({ id }) => id));
        expect(groupsOf(merged)).toEqual(lists.flatMap((items) => groupsOf(items)).sort());
      }),
      seeded,
    );
  });
  it('lets pages go on, and answers null beyond the last page there is', () => {
    const lists = (shift: number) => [
      { items: [part(1, 1, 1, 9)], shift: 0 },
      { items: [part(2, 1, 1, 3)], shift },
    ];
    expect(mergeItems(lists(9))).toEqual([part(1, 1, 1, 9), part(2, 2, 10, 12)]);
    expect(mergeItems(lists(99_997))).toBeNull();
  });
});

describe('groups under the hand', () => {
  const list = [part(1, null), part(2, 4), part(3, 4), part(4, null)];
  test.each<[string, number, -1 | 1, number[] | null]>([
    ['a row past a row', 0, 1, [1, 2, 0, 3]],
    ['a group past a row', 2, -1, [1, 2, 0, 3]],
    ['a row past a group', 3, -1, [0, 3, 1, 2]],
    ['not above the first', 0, -1, null],
    ['not below the last', 3, 1, null],
  ])('moves %s', (_, at, by, order) => expect(moveBlock(list, at, by)).toEqual(order));

  it('binds a row to the one above, and lets it go behind its group', () => {
    expect(joinAbove(list, 0)).toBeNull();
    expect(joinAbove(list, 2)).toBeNull();
    expect([...(joinAbove(list, 3)?.changed ?? [])]).toEqual([
      [2, { group: 4, role: null }],
      [3, { group: 4, role: 'attachment' }],
    ]);
    expect([...(joinAbove([part(1, null), part(2, null)], 1)?.changed ?? [])]).toEqual([
      [0, { group: 1, role: 'text' }],
      [1, { group: 1, role: 'attachment' }],
    ]);
    expect(leaveGroup(list, 0)).toBeNull();
    const left = leaveGroup(list, 1);
    expect(left?.order).toEqual([0, 2, 1, 3]);
    expect([...(left?.changed.keys() ?? [])].sort()).toEqual([1, 2]);
  });

  const any = fc.array(
    fc.record({
      group: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
      role: fc.option(fc.constantFrom(...itemRoles), { nil: null }),
    }),
    { maxLength: 10 },
  );
  const isWhole = (items: readonly { group: number | null }[]) =>
    items.every(
      ({ group }, at) =>
        group === null || items.findIndex((one) => one.group === group) === at || items[at - 1]?.group === group,
    );
  it('puts the fixed pairs in place and leaves the order by hand; no move and no leaving ever tears a group', () => {
    fc.assert(
      fc.property(any, fc.nat(9), fc.constantFrom<-1 | 1>(-1, 1), (items, at, by) => {
        const order = pairsInPlace(items);
        const sorted = order.flatMap((index) => items[index] ?? []);
        expect([...order].sort((a, b) => a - b)).toEqual(items.map((_, index) => index));
        expect(misplacedParts(sorted.map((one) => ({ ...one, date: null })))).toEqual([]);
        const alone = (of: readonly number[]) => of.filter((index) => items[index]?.group === null);
        expect(alone(order)).toEqual(alone(items.map((_, index) => index)));
        if (at >= sorted.length) return;
        const moved = moveBlock(sorted, at, by);
        if (moved !== null) expect(isWhole(moved.flatMap((index) => sorted[index] ?? []))).toBe(true);
        const left = leaveGroup(sorted, at);
        if (left !== null) {
          const bound = sorted.map((one, index) => ({ ...one, ...left.changed.get(index) }));
          expect(isWhole(left.order.flatMap((index) => bound[index] ?? []))).toBe(true);
        }
      }),
      seeded,
    );
  });
});
