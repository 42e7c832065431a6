import { describe, expect, it, test } from 'vitest';
import {
  type BulkField,
  bulkFields,
  type BulkVolume,
  bulkVerdict,
  type BulkWish,
  movesToo,
  needsReason,
} from '../../shared/domain/bulk-change';
import { following } from '../../shared/domain/volume-following';
import { decideMerge, type MergeFacts } from '../../shared/domain/volume-merge';
import { volumeStates } from '../../shared/domain/volume-facts';

const years = (n: number, asWritten: string | null = null) => ({ kind: 'years' as const, years: n, asWritten });
const wish: Required<BulkWish> = {
  series: { id: 2, fondsId: 1 },
  level: { level: 'secret', until: null },
  retention: years(30),
  department: { id: 5 },
  home: { id: 8, moved: false },
  keeper: { personId: 3, name: '何青' },
};
const volume = (given: Partial<BulkVolume> = {}): BulkVolume => ({
  state: 'filed',
  onSubmittedList: false,
  referenceCode: 'HX01',
  seriesId: 1,
  fondsId: 1,
  ownLevel: 'general',
  levelTermUntil: null,
  itemsLevel: 'general',
  retention: years(10),
  departmentId: 4,
  homeId: 7,
  currentId: 7,
  client: { keeper: null },
  ...given,
});
/** Verdicts of all fields in the order of `bulkFields`. */
const verdicts = (given: Partial<BulkVolume>, wished: BulkWish = wish) =>
  bulkFields.map((field) => bulkVerdict(volume(given), wished, field));

describe('what a change of many does to a volume', () => {
  test.each<[string, Partial<BulkVolume>, unknown[]]>([
    ['filed', {}, ['change', 'change', 'change', 'change', 'change', 'change']],
    ['assembling', { state: 'assembling' }, ['change', 'change', 'change', 'change', 'change', 'change']],
    ['destroyed: nothing, whatever it is', { state: 'destroyed' }, bulkFields.map(() => 'volumeDestroyed')],
    [
      'set apart: only where it stands and who keeps the client',
      { state: 'setApart' },
      ['volumeSetApart', 'volumeSetApart', 'volumeSetApart', 'volumeSetApart', 'change', 'change'],
    ],
    [
      'on a submitted list',
      { onSubmittedList: true },
      [
        'volumeOnDisposalList',
        'volumeOnDisposalList',
        'volumeOnDisposalList',
        'volumeOnDisposalList',
        'change',
        'change',
      ],
    ],
    ['of another fonds', { fondsId: 9 }, ['otherFonds', 'change', 'change', 'change', 'change', 'change']],
    ['out on loan', { state: 'out' }, ['change', 'markedOut', 'change', 'change', 'change', 'change']],
    [
      'with a higher item',
      { itemsLevel: 'confidential' },
      ['change', 'itemsHigher', 'change', 'change', 'change', 'change'],
    ],
    ['of no client', { client: null }, ['change', 'change', 'change', 'change', 'change', 'noClient']],
    [
      'that is so already, in the words of an old ledger',
      {
        seriesId: 2,
        ownLevel: 'secret',
        retention: years(30, '长期'),
        departmentId: 5,
        homeId: 8,
        client: { keeper: wish.keeper },
      },
      bulkFields.map(() => 'stay'),
    ],
  ])('%s', (_, given, expected) => expect(verdicts(given)).toEqual(expected));

  it('leaves alone what nothing was wished for', () => {
    expect(verdicts({}, { home: wish.home })).toEqual([null, null, null, null, 'change', null]);
  });
  it('unmarks a volume that is out, and counts another term as a change', () => {
    const unmark: BulkWish = { level: { level: 'general', until: null } };
    expect(bulkVerdict(volume({ state: 'out', ownLevel: 'secret' }), unmark, 'level')).toBe('change');
    expect(bulkVerdict(volume({ levelTermUntil: '2030-01-01' }), unmark, 'level')).toBe('change');
  });
  it('asks a reason for a fact of a volume that was filed, in every state', () => {
    const asked = (field: BulkField) => volumeStates.filter((state) => needsReason({ state }, field));
    for (const field of ['series', 'level', 'retention', 'department'] as const)
      expect(asked(field)).toEqual(volumeStates.filter((state) => state !== 'assembling'));
    expect([asked('home'), asked('keeper')]).toEqual([[], []]);
  });
  it('moves the papers with the home while it is assembled, and else only those that stood at home', () => {
    expect(movesToo(volume({ state: 'assembling', currentId: null }), false)).toBe(true);
    expect(movesToo(volume(), true)).toBe(true);
    expect(movesToo(volume(), false)).toBe(false);
    expect(movesToo(volume({ currentId: 9 }), true)).toBe(false);
    expect(movesToo(volume({ state: 'out' }), true)).toBe(false);
  });
});

const merging = (given: Partial<MergeFacts> = {}): MergeFacts => ({
  state: 'assembling',
  filedBefore: false,
  onHold: false,
  referenceCode: null,
  clientId: 1,
  seriesId: 1,
  year: 2016,
  retention: years(30),
  retentionBasis: 'lastDocument',
  basisDate: null,
  firstMonth: '2016-03',
  lastMonth: '2016-05',
  ownLevel: 'general',
  levelTermUntil: null,
  pages: 10,
  itemCount: 3,
  ...given,
});
describe('merging volumes', () => {
  const asked = (into: Partial<MergeFacts>, other: Partial<MergeFacts> | null) =>
    decideMerge(merging(into), other === null ? [] : [merging(other)], ['archivist']);
  test.each<[string, Partial<MergeFacts>, Partial<MergeFacts> | null, string]>([
    ['one alone', {}, null, 'mergeAlone'],
    ['one filed', {}, { state: 'filed', filedBefore: true }, 'wrongState'],
    ['one filed before and reopened', { filedBefore: true }, {}, 'codeGiven'],
    ['one on hold', {}, { onHold: true }, 'onHold'],
    ['of two clients (DA-6.1)', {}, { clientId: 2 }, 'mergeClients'],
    ['of no client', { clientId: null }, { clientId: null }, 'mergeClients'],
    ['of two series', {}, { seriesId: 2 }, 'mergeSeries'],
    ['of two years (DA-6.2)', {}, { year: 2017 }, 'mergeYears'],
    ['of two retentions (DA-6.5)', {}, { retention: years(10) }, 'mergeRetention'],
    ['of one retention and none', {}, { retention: null }, 'mergeRetention'],
    ['of two bases', {}, { retentionBasis: 'contractEnd' }, 'mergeRetention'],
    ['one that has a code already', {}, { referenceCode: 'HX01' }, 'mergeCoded'],
    ['of too many items', { itemCount: 4998 }, {}, 'mergeTooMany'],
    ['of too many pages', { pages: 99_995 }, {}, 'mergePages'],
  ])('is refused: %s', (_, into, other, rule) => expect(asked(into, other)).toEqual({ ok: false, error: rule }));

  it('takes the widest months, the highest level with the longest term, and all pages', () => {
    expect(
      asked(
        { referenceCode: 'HX01', ownLevel: 'secret', levelTermUntil: '2030-01-01', retention: years(30, '长期') },
        {
          ownLevel: 'secret',
          levelTermUntil: '2031-01-01',
          firstMonth: '2016-01',
          lastMonth: null,
          basisDate: '2016-12-31',
        },
      ),
    ).toEqual({
      ok: true,
      value: {
        firstMonth: '2016-01',
        lastMonth: '2016-05',
        basisDate: '2016-12-31',
        ownLevel: 'secret',
        levelTermUntil: '2031-01-01',
        pages: 20,
      },
    });
    expect(asked({ pages: null }, { ownLevel: 'secret' })).toMatchObject({
      value: { pages: null, ownLevel: 'secret', levelTermUntil: null },
    });
    expect(decideMerge(merging(), [merging()], ['manager'])).toEqual({ ok: false, error: 'notArchivist' });
  });
});

describe('the volume that follows', () => {
  test.each([
    ['nextPart', '宏远商贸往来文件', '宏远商贸往来文件（二）', 2016],
    ['nextPart', '宏远商贸往来文件（二）', '宏远商贸往来文件（三）', 2016],
    ['nextPart', '宏远商贸往来文件（十九）', '宏远商贸往来文件（二十）', 2016],
    ['nextPart', '往来文件(9)', '往来文件(10)', 2016],
    ['nextPart', '往来文件第一册', '往来文件第二册', 2016],
    ['nextPart', '往来文件之二', '往来文件之三', 2016],
    ['nextPart', '[拟写的题名]', '[拟写的题名（二）]', 2016],
    ['nextPart', '关于合同（修订）', '关于合同（修订）（二）', 2016],
    ['nextPart', '', '', 2016],
    ['nextYear', '宏远商贸 2016 年往来文件（二）', '宏远商贸 2017 年往来文件', 2017],
    ['nextYear', '12016号与2016', '12016号与2017', 2017],
    ['nextYear', '没有年份', '没有年份', 2017],
  ] as const)('%s of %s', (how, title, next, year) =>
    expect(following({ title, year: 2016 }, how)).toEqual({ title: next, year }),
  );
  it('has no year where the last had none', () => {
    expect(following({ title: '甲 2016', year: null }, 'nextYear')).toEqual({ title: '甲 2016', year: null });
  });
});
