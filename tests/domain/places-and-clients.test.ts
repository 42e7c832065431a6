import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultClientKinds, isPrivatePerson, normaliseClientCode, withCodeForName } from '../../shared/domain/client';
import { builtInDocumentTypes, type BuiltInDocumentTypeCode } from '../../shared/domain/document-types';
import { parseLocationCode, placeKinds } from '../../shared/domain/location-code';
import { seeded } from './samples';

const places = (text: string) => {
  const parsed = parseLocationCode(text);
  return parsed.ok ? parsed.value : [];
};
describe('place codes 库-架-列-层-盒', () => {
  it('gives every place from the room to the box', () => {
    expect(places('1-03-2-4-017').map(({ kind, code, part }) => [kind, code, part])).toEqual([
      ['room', '1', '1'],
      ['rack', '1-03', '03'],
      ['column', '1-03-2', '2'],
      ['shelf', '1-03-2-4', '4'],
      ['box', '1-03-2-4-017', '017'],
    ]);
  });
  test.each([
    ['1', 'room'],
    ['1-03', 'rack'],
    ['A-3-B', 'column'],
    ['东库-1-2-3', 'shelf'],
  ] as const)('%s ends at a %s', (code, kind) => expect(places(code).at(-1)).toMatchObject({ kind, code }));
  test.each(['１－０３－２－４－０１７', '1—03—2—4—017', ' 1 - 03 - 2 - 4 - 017 ', '1–03-2-4-017'])(
    '%s is the same place',
    (text) => expect(places(text).at(-1)?.code).toBe('1-03-2-4-017'),
  );
  test('letters are compared in upper case', () => expect(places('a-1').at(-1)?.code).toBe('A-1'));
  test.each(['', '-', '1--2', '1-2-3-4-5-6', '1-03-', '1/03/2', '123456789', '1-03 *'])('%j is refused', (text) =>
    expect(parseLocationCode(text)).toEqual({ ok: false, error: 'locationUnknown' }),
  );
  it('sorts left to right and top to bottom, a place before what stands in it (XX-20)', () => {
    const order = [
      '1',
      '1-2',
      '1-2-1',
      '1-2-1-1',
      '1-2-1-1-9',
      '1-2-1-1-010',
      '1-2-1-2',
      '1-2-10',
      '1-03',
      '1-10',
      '1A',
      '2',
      '10',
    ];
    const byKey = [...order].sort((a, b) =>
      (places(a).at(-1)?.sortKey ?? '') < (places(b).at(-1)?.sortKey ?? '') ? -1 : 1,
    );
    expect(byKey).toEqual(order);
  });
  it('orders numbers as numbers at any depth', () => {
    const path = fc.array(fc.integer({ min: 0, max: 99_999_999 }), { minLength: 1, maxLength: placeKinds.length });
    fc.assert(
      fc.property(path, path, (a, b) => {
        const at = a.findIndex((n, index) => n !== b[index]);
        const expected =
          at < 0 ? Math.sign(a.length - b.length) : b[at] === undefined ? 1 : Math.sign((a[at] ?? 0) - b[at]);
        const [x, y] = [a, b].map((p) => places(p.join('-')).at(-1)?.sortKey ?? '');
        expect(x === y ? 0 : (x ?? '') < (y ?? '') ? -1 : 1).toBe(expected);
      }),
      seeded,
    );
  });
});
describe('clients', () => {
  test.each([
    ['０００１', '0001'],
    [' 0001 ', '0001'],
    ['kh 12', 'KH12'],
    ['0137', '0137'],
  ])('%j is %s, with its zeros', (text, code) => expect(normaliseClientCode(text)).toBe(code));
  test('of the four kinds only the member is a private person', () => {
    expect(defaultClientKinds.map(isPrivatePerson)).toEqual([false, false, true, false]);
    expect(isPrivatePerson(null)).toBe(false);
  });
});
describe('document types', () => {
  const sources: Record<BuiltInDocumentTypeCode, string> = {
    BASIC: '销售部',
    CREDIT: '财务部',
    CONTRACT: '销售部',
    RATING: '客户服务部',
    SALES: '销售部',
    ANALYSIS: '客户服务部',
  };
  test('the six of DA-4 come from the departments of DA-5', () => {
    expect(Object.fromEntries(builtInDocumentTypes.map((type) => [type.code, type.sourceDepartment]))).toEqual(sources);
  });
  it('marks none by itself: the wizard must ask (BM-6)', () =>
    expect(builtInDocumentTypes.map((type) => type.level)).toEqual([null, null, null, null, null, null]));
});

it.each([
  ['王春2016年度客户档案', '0018 2016年度客户档案'],
  ['王春、王春之妻的合同', '0018、0018之妻的合同'],
  ['2016王春', '2016 0018'],
  ['一般往来', '一般往来'],
])('the kept title of %s is %s', (title, kept) => {
  expect(withCodeForName(title, '王春', '0018')).toBe(kept);
});
