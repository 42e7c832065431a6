import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { levelRank, levels } from '../../shared/domain/level';
import { isEmptyName, samePerson } from '../../shared/domain/named-person';
import {
  effectiveLevel,
  fileChecks,
  hardCheckCodes,
  warningCodes,
  type HardCheckCode,
  type WarningCode,
} from '../../shared/domain/volume-checks';
import {
  writings,
  type ItemFacts,
  type NamedPerson,
  type VolumeFacts,
  type Writing,
} from '../../shared/domain/volume-facts';
import { completeVolume, item, seeded } from './samples';

type Case = { readonly change: Partial<VolumeFacts>; readonly facts: Record<string, string> };
const items = (first: Partial<ItemFacts>, second: Partial<ItemFacts> = {}): Pick<VolumeFacts, 'items'> => ({
  items: [item(first), item({ sequence: 2, date: '2024-06-11', pageFrom: 5, pageTo: 9, ...second })],
});

it('finds nothing wrong with a complete volume, bound or loose', () => {
  expect(fileChecks(completeVolume())).toEqual({ missing: [], warnings: [] });
  expect(
    fileChecks(
      completeVolume({
        binding: 'loose',
        pages: null,
        ...items({ pageFrom: null, pageTo: null }, { pageFrom: null, pageTo: null }),
      }),
    ),
  ).toEqual({ missing: [], warnings: [] });
});

/** One volume with this single fault for every hard check. */
const hard: Record<HardCheckCode, Case> = {
  clientMissing: { change: { clientCode: null }, facts: {} },
  yearMissing: { change: { year: null }, facts: {} },
  titleMissing: { change: { title: ' \u3000' }, facts: {} },
  firstMonthMissing: { change: { firstMonth: null }, facts: {} },
  lastMonthMissing: { change: { lastMonth: null }, facts: {} },
  monthsReversed: {
    change: { firstMonth: '2024-07', lastMonth: '2024-03' },
    facts: { first: '2024-07', last: '2024-03' },
  },
  retentionMissing: { change: { retention: null }, facts: {} },
  departmentMissing: { change: { formingDepartment: '' }, facts: {} },
  compiledByMissing: { change: { compiledBy: null }, facts: {} },
  checkedByMissing: { change: { checkedBy: { personId: null, name: ' ' } }, facts: {} },
  samePerson: { change: { checkedBy: { personId: 1, name: '蒋思兴' } }, facts: {} },
  noItems: { change: { items: [] }, facts: {} },
  itemTitleMissing: { change: items({}, { title: '' }), facts: { items: '2' } },
  pagesMissing: { change: { pages: null }, facts: {} },
  itemPagesReversed: { change: items({}, { pageFrom: 9, pageTo: 5 }), facts: { items: '2' } },
  itemPagesOverlap: { change: items({ pageTo: 6 }), facts: { item: '2', other: '1', page: '5' } },
  itemsNotNumbered: { change: { binding: 'loose', ...items({}, { sequence: 3 }) }, facts: { items: '3' } },
};
describe.each(hardCheckCodes)('hard check %s', (code) => {
  it('is the one thing missing, with its facts', () => {
    expect(fileChecks(completeVolume(hard[code].change)).missing).toEqual([{ code, facts: hard[code].facts }]);
  });
});

/** One volume with this single remark for every warning, which may be filed all the same. */
const soft: Record<WarningCode, Case> = {
  dateOrder: { change: { ...items({ date: '2024-06-20' }, { date: '2024-03-11' }) }, facts: { items: '2' } },
  partsMisplaced: {
    change: items({ group: 1, role: 'attachment' }, { group: 1, role: 'text' }),
    facts: { items: '2' },
  },
  attachmentMissing: { change: items({ group: 1, role: 'text' }), facts: { item: '1' } },
  partMissing: { change: items({}, { group: 1, role: 'attachment' }), facts: { item: '2', missing: 'text' } },
  monthsDiffer: { change: { firstMonth: '2024-01' }, facts: { first: '2024-03', last: '2024-06' } },
  documentNumberMissing: { change: items({ documentNumber: null }), facts: { items: '1' } },
  pageGap: { change: items({ pageTo: 2 }), facts: { from: '3', to: '4' } },
  itemPagesMissing: { change: items({}, { pageFrom: null, pageTo: null }), facts: { items: '2' } },
  itemPagesBeyondVolume: { change: { pages: 8 }, facts: { items: '2', pages: '8' } },
  fadingWriting: { change: items({ writing: 'ballpoint' }), facts: { items: '1' } },
};
describe.each(warningCodes)('warning %s', (code) => {
  it('is the one remark, and keeps nothing from being filed', () => {
    expect(fileChecks(completeVolume(soft[code].change))).toEqual({
      missing: [],
      warnings: [{ code, facts: soft[code].facts }],
    });
  });
});

it('names every fault of an empty volume at once, in a fixed order', () => {
  const empty = completeVolume({
    clientCode: null,
    year: null,
    title: '',
    firstMonth: null,
    lastMonth: null,
    retention: null,
    formingDepartment: null,
    compiledBy: null,
    checkedBy: null,
    pages: null,
    items: [],
  });
  expect(fileChecks(empty).missing.map(({ code }) => code)).toEqual([
    'clientMissing',
    'yearMissing',
    'titleMissing',
    'firstMonthMissing',
    'lastMonthMissing',
    'retentionMissing',
    'departmentMissing',
    'compiledByMissing',
    'checkedByMissing',
    'noItems',
    'pagesMissing',
  ]);
});
it('asks a loose volume for no pages, and a bound one for no numbering', () => {
  expect(
    fileChecks(
      completeVolume({
        binding: 'loose',
        pages: null,
        ...items({ pageFrom: 3, pageTo: 1 }, { pageFrom: 1, pageTo: 9 }),
      }),
    ),
  ).toEqual({ missing: [], warnings: [] });
  expect(fileChecks(completeVolume(items({ sequence: 4 }))).missing).toEqual([]);
});
it('one month is a range, and items without a month say nothing of the months', () => {
  expect(
    fileChecks(completeVolume({ firstMonth: '2024-03', lastMonth: '2024-03', ...items({}, { date: '2024-03-31' }) })),
  ).toEqual({ missing: [], warnings: [] });
  expect(fileChecks(completeVolume(items({ date: '2024' }, { date: null }))).warnings).toEqual([]);
});
it('never puts text of the record into its facts', () => {
  const secret = '绝密名';
  fc.assert(
    fc.property(fc.constantFrom(...hardCheckCodes, ...warningCodes), (code) => {
      const change = { ...hard, ...soft }[code].change;
      const volume = completeVolume({ clientName: secret, ...change });
      const named = {
        ...volume,
        items: volume.items.map((one) => ({
          ...one,
          title: one.title && secret,
          responsible: secret,
          handler: secret,
        })),
      };
      expect(JSON.stringify(fileChecks(named))).not.toContain(secret);
    }),
    seeded,
  );
});
const fades: Record<Writing, boolean> = {
  print: false,
  ink: false,
  ballpoint: true,
  pencil: true,
  carbon: true,
  photocopy: true,
};
test.each(writings)('%s fades or not (XX-22)', (writing) => {
  expect(fileChecks(completeVolume(items({ writing }))).warnings.some(({ code }) => code === 'fadingWriting')).toBe(
    fades[writing],
  );
});

const person = (personId: number | null, name: string): NamedPerson => ({ personId, name });
test.each([
  ['one row', person(1, '张三'), person(1, '张三'), true],
  ['one row, renamed since', person(1, '张三'), person(1, '张四'), true],
  ['two rows with one name', person(1, '张三'), person(2, '张三'), false],
  ['two names of old ledgers', person(null, '张三'), person(null, ' 张　三 '), true],
  ['a row and its name', person(1, '张三'), person(null, '张三'), true],
  ['two different names', person(null, '张三'), person(null, '李四'), false],
  ['nobody and nobody', person(null, ''), person(null, ''), false],
  ['nobody', null, person(1, '张三'), false],
] as const)('the same person: %s', (_, one, other, same) => {
  expect(samePerson(one, other)).toBe(same);
  expect(samePerson(other, one)).toBe(same);
});
test('a person on the staff list needs no name beside the row', () =>
  expect([isEmptyName(person(1, '')), isEmptyName(person(null, '')), isEmptyName(null)]).toEqual([false, true, true]));
it('takes the volume to the highest level of its items and never below its own', () => {
  fc.assert(
    fc.property(fc.constantFrom(...levels), fc.array(fc.constantFrom(...levels)), (own, held) => {
      const level = effectiveLevel(
        own,
        held.map((one) => item({ level: one })),
      );
      expect(levelRank(level)).toBe(Math.max(levelRank(own), ...held.map(levelRank)));
    }),
    seeded,
  );
});
