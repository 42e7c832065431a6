import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseLocationCode, type PlaceKind, placeKinds } from '../../shared/domain/location-code';
import {
  meet,
  mostPlaces,
  nextLevel,
  placesOfRange,
  rangeSize,
  type RangeLevel,
} from '../../shared/domain/location-range';
import {
  decideHang,
  decidePlaceScan,
  decideRemove,
  freeNumber,
  putBlock,
  type TreePlace,
} from '../../shared/domain/location-rules';
import { type PlaceUse, shelfLength, spacesOf } from '../../shared/domain/location-space';
import { volumeStates } from '../../shared/domain/volume-facts';
import { seeded } from './samples';

const level = (from: number, to: number, width = 1, prefix = ''): RangeLevel => ({ prefix, from, to, width });
const codes = (under: string | null, ...levels: RangeLevel[]) => {
  const made = placesOfRange({ under, levels });
  return made.ok ? made.value.map(({ code }) => code) : made.error;
};

describe('places made in ranges', () => {
  it('are made level by level, each before what stands in it', () => {
    expect(codes('1', level(3, 4, 2), level(1, 2))).toEqual(['1-03', '1-03-1', '1-03-2', '1-04', '1-04-1', '1-04-2']);
    expect(codes(null, level(1, 2, 1, 'A'))).toEqual(['A1', 'A2']);
  });
  test.each([
    [[], level(1, 1)],
    [['01', '02', '12'], level(13, 13, 2)],
    [['1', '2', '12'], level(13, 13)],
    [['008', '120'], level(121, 121, 3)],
    [['A1', 'B1', 'B2'], level(3, 3, 1, 'B')],
    [['1', '甲'], level(2, 2)],
    [['甲'], level(1, 1)],
  ])('go on behind %j', (parts, next) => {
    expect(nextLevel(parts)).toEqual(next);
  });
  test.each([
    ['from after to', '1', [level(4, 3)], 'rangeBackwards'],
    ['a sixth level', '1-01-1-1-001', [level(1, 1)], 'rangeTooDeep'],
    ['levels below a box', '1-01-1-1', [level(1, 1), level(1, 1)], 'rangeTooDeep'],
    ['no level', '1', [], 'rangeTooDeep'],
    ['nine characters', '1', [level(1, 10, 8, 'A')], 'rangeNumberTooLong'],
    ['a number longer than its width', '1', [level(1, 99_999_999, 1, 'A')], 'rangeNumberTooLong'],
    ['more than one look can answer for', '1', [level(1, 100), level(1, 51)], 'rangeTooMany'],
    ['a hundred million', '1', [level(1, 99_999_999)], 'rangeTooMany'],
  ] as const)('%s is refused', (_what, under, levels, problem) => expect(codes(under, ...levels)).toBe(problem));
  it('say of each whether it is new, there already, or another one in other zeros', () => {
    const made = placesOfRange({ under: '1', levels: [level(1, 4, 2)] });
    if (!made.ok) throw new Error(made.error);
    const keyOf = (code: string) => {
      const parsed = parseLocationCode(code);
      return parsed.ok ? (parsed.value.at(-1)?.sortKey ?? '') : '';
    };
    const met = meet(made.value, new Map(['1-02', '1-3'].map((code) => [keyOf(code), code])));
    expect(met.fresh.map(({ code }) => code)).toEqual(['1-01', '1-04']);
    expect(met.there).toEqual(['1-02']);
    expect(met.alike).toEqual([{ code: '1-03', existing: '1-3' }]);
  });
  it('are as many as their size says, all different, in shelf order, and each reads as itself', () => {
    const one = fc
      .tuple(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('', 'A', '东'),
      )
      .map(([from, more, width, prefix]) => level(from, from + more, width, prefix));
    const under = fc.constantFrom(null, '1', '1-03');
    fc.assert(
      fc.property(under, fc.array(one, { minLength: 1, maxLength: 3 }), (above, levels) => {
        const made = placesOfRange({ under: above, levels });
        expect(made.ok).toBe(true);
        if (!made.ok) return;
        expect(made.value).toHaveLength(rangeSize(levels));
        expect(rangeSize(levels)).toBeLessThanOrEqual(mostPlaces);
        expect(new Set(made.value.map(({ code }) => code)).size).toBe(made.value.length);
        const keys = made.value.map(({ sortKey }) => sortKey);
        expect([...keys].sort((a, b) => (a < b ? -1 : 1))).toEqual(keys);
        for (const place of made.value) {
          const parsed = parseLocationCode(place.code);
          expect(parsed.ok && parsed.value.at(-1)).toEqual(place);
        }
      }),
      seeded,
    );
  });
});

describe('room on the shelf', () => {
  test.each([
    [{ thicknessMm: 33, pages: 400 }, 33],
    [{ thicknessMm: null, pages: 400 }, 44],
    [{ thicknessMm: null, pages: 1 }, 5],
    [{ thicknessMm: null, pages: 10 }, 5],
    [{ thicknessMm: null, pages: 11 }, 6],
    [{ thicknessMm: null, pages: null }, 20],
  ])('%j takes %i mm', (volume, mm) => expect(shelfLength(volume)).toBe(mm));

  const use = (
    id: number,
    parentId: number | null,
    kind: PlaceKind,
    capacityMm: number | null,
    standsMm: number,
    volumes = 1,
  ): PlaceUse => ({ id, parentId, kind, capacityMm, standsMm, volumes });
  it('sums shelves upwards, counts a box as wide as it is, and says what is over', () => {
    const spaces = spacesOf([
      use(1, null, 'rack', null, 0, 0),
      use(2, 1, 'shelf', 900, 500),
      use(3, 2, 'box', 100, 20),
      use(4, 2, 'box', 50, 70),
      use(5, 2, 'box', null, 30),
      use(6, 1, 'shelf', null, 40),
    ]);
    expect(spaces.get(2)).toEqual({ capacityMm: 900, usedMm: 700, freeMm: 200, over: 1, volumes: 4, places: 3 });
    expect(spaces.get(4)).toMatchObject({ freeMm: -20, over: 1 });
    expect(spaces.get(5)).toMatchObject({ capacityMm: null, freeMm: null });
    // The shelf nobody measured takes part in what stands there, not in what is free.
    expect(spaces.get(1)).toEqual({ capacityMm: 900, usedMm: 740, freeMm: 200, over: 1, volumes: 5, places: 5 });
  });
  it('never loses or invents a millimetre, however the tree looks', () => {
    const tree = fc.array(
      fc.record({ up: fc.nat(), capacity: fc.option(fc.integer({ min: 1, max: 900 })), mm: fc.nat(500) }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(tree, (given) => {
        const kindAt = (depth: number): PlaceKind => placeKinds[Math.min(depth, 3)] ?? 'shelf';
        const depths: number[] = [];
        const places = given.map(({ up, capacity, mm }, at) => {
          const parent = at === 0 ? null : up % at;
          depths.push(parent === null ? 0 : (depths[parent] ?? 0) + 1);
          return use(at + 1, parent === null ? null : parent + 1, kindAt(depths[at] ?? 0), capacity, mm);
        });
        const top = spacesOf(places).get(1);
        expect(top?.usedMm).toBe(given.reduce((sum, { mm }) => sum + mm, 0));
        expect(top?.volumes).toBe(given.length);
        expect(top?.places).toBe(given.length - 1);
      }),
      seeded,
    );
  });
});

describe('the tree', () => {
  const place = (id: number, kind: PlaceKind, closed = false): TreePlace => ({ id, kind, closed });
  test.each([
    ['a shelf under another column', place(9, 'shelf'), place(4, 'column'), [1, 2, 4], null],
    ['a room at the top', place(9, 'room'), null, [], null],
    ['itself', place(9, 'shelf'), place(9, 'shelf'), [1, 2, 9], 'placeInsideItself'],
    ['what stands in it', place(2, 'rack'), place(7, 'column'), [1, 2, 7], 'placeInsideItself'],
    ['a shelf at the top', place(9, 'shelf'), null, [], 'placeWrongKind'],
    ['a box in a column', place(9, 'box'), place(4, 'column'), [1, 2, 4], 'placeWrongKind'],
    ['a closed shelf', place(9, 'box'), place(5, 'shelf', true), [1, 2, 4, 5], 'placeIsClosed'],
  ] as const)('hangs or refuses %s', (_what, one, parent, above, rule) => {
    const answer = decideHang(one, parent, above);
    expect(answer.ok ? null : answer.error).toBe(rule);
  });
  it('never lets a place stand inside itself, whatever is asked', () => {
    // Parents by row: 0 is the top of all; each row hangs under an earlier one.
    const forest = fc.array(fc.nat(), { minLength: 1, maxLength: 20 });
    const asks = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40 });
    fc.assert(
      fc.property(forest, asks, (ups, moves) => {
        const parents = new Map(ups.map((up, at) => [at, at === 0 ? null : up % at]));
        const pathOf = (id: number): number[] => {
          const path: number[] = [];
          for (let at: number | null = id; at !== null; at = parents.get(at) ?? null) {
            expect(path).not.toContain(at);
            path.push(at);
          }
          return path;
        };
        const depth = (id: number) => pathOf(id).length - 1;
        for (const [a, b] of moves) {
          const [moved, under] = [a % ups.length, b % ups.length];
          // The kinds are those the ask wants, so that only the loop is left to refuse.
          const kinds = { moved: placeKinds[1], under: placeKinds[0] };
          const answer = decideHang(place(moved, kinds.moved), place(under, kinds.under), pathOf(under));
          if (answer.ok) parents.set(moved, under);
        }
        for (const id of parents.keys()) expect(depth(id)).toBeLessThan(ups.length);
      }),
      seeded,
    );
  });
  test.each([
    [{ volumes: true, places: true, movements: true }, 'placeHoldsVolumes'],
    [{ volumes: false, places: true, movements: true }, 'placeHoldsPlaces'],
    [{ volumes: false, places: false, movements: true }, 'placeHasHistory'],
    [{ volumes: false, places: false, movements: false }, null],
  ])('removes only what nobody ever used: %j', (hanging, rule) => {
    const answer = decideRemove(hanging);
    expect(answer.ok ? null : answer.error).toBe(rule);
  });
  test.each([
    ['017', ['001', '002'], '017'],
    ['002', ['001', '002'], '003'],
    ['2', ['001', '002', '010'], '11'],
    ['A2', ['A1', 'A2', '7'], 'A3'],
    ['B', ['B'], 'B1'],
  ])('%s among %j becomes %s', (own, taken, free) => expect(freeNumber(own, taken)).toBe(free));
});

describe('moving', () => {
  it('moves what is there and says why not otherwise', () => {
    expect(Object.fromEntries(volumeStates.map((state) => [state, putBlock(state)]))).toEqual({
      assembling: null,
      filed: null,
      out: 'putVolumeOut',
      inRoom: 'putVolumeRead',
      missing: 'putVolumeMissing',
      setApart: 'putVolumeSetApart',
      destroyed: 'volumeDestroyed',
    });
  });
  test.each([
    ['a box on another shelf', { kind: 'box', parentId: 7 }, { id: 5, kind: 'shelf' }, 'carry'],
    ['a box on its own shelf', { kind: 'box', parentId: 5 }, { id: 5, kind: 'shelf' }, 'open'],
    ['a box with a box open', { kind: 'box', parentId: 7 }, { id: 6, kind: 'box' }, 'open'],
    ['a box with nothing open', { kind: 'box', parentId: 7 }, null, 'open'],
    ['a box in an open rack', { kind: 'box', parentId: 7 }, { id: 2, kind: 'rack' }, 'open'],
    ['a shelf with a shelf open', { kind: 'shelf', parentId: 3 }, { id: 5, kind: 'shelf' }, 'open'],
  ] as const)('%s', (_what, scanned, open, meaning) => expect(decidePlaceScan(scanned, open)).toBe(meaning));
});
