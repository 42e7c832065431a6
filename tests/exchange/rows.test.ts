import { describe, expect, test } from 'vitest';
import { checkStage, type Checked } from '../../electron/engine/exchange/check-stage';
import type { KnownFacts } from '../../electron/engine/exchange/candidates';
import { stageFile } from '../../electron/engine/exchange/stage';
import { inline, makeWorkbook, textRows } from '../fixtures/workbook';
import { asGuessed, nothingKnown } from './helpers';

const volumeHeader = [
  '案卷号',
  '客户编号',
  '客户名称',
  '案卷题名',
  '年度',
  '起止日期',
  '页数',
  '保管期限',
  '密级',
  '存放位置',
  '立卷人',
  '检查人',
];
const volume = (change: Readonly<Record<string, string>> = {}): string[] => {
  const good: Readonly<Record<string, string>> = {
    案卷号: 'KH-1',
    客户编号: '０００１',
    客户名称: '高静梅',
    案卷题名: '客户档案',
    年度: '2016',
    起止日期: '2016.1—2016.1',
    页数: '36页',
    保管期限: '10年',
    密级: '',
    存放位置: '1-03-1-3-018',
    立卷人: '甲',
    检查人: '乙',
    ...change,
  };
  return volumeHeader.map((name) => good[name] ?? '');
};
const itemHeader = ['案卷号', '顺序号', '文号', '题名', '日期', '页号', '类型', '密级'];
const item = (...cells: string[]): string[] => [
  ...cells,
  ...Array.from({ length: itemHeader.length - cells.length }, () => ''),
];
const goodItem = item('KH-1', '1', 'A1', '合同', '20160103', '1-36');

async function check(
  volumes: string[][],
  items: string[][] = [goodItem],
  known: Partial<KnownFacts> = {},
): Promise<Checked> {
  const sheets = [
    { name: 'V', rows: textRows([volumeHeader, ...volumes]) },
    { name: 'I', rows: textRows([itemHeader, ...items]) },
  ];
  const stage = await stageFile(makeWorkbook({ sheets }), { name: 'x.xlsx' });
  return checkStage(stage, asGuessed(stage), { ...nothingKnown, ...known });
}
const said = ({ issues }: Checked) =>
  issues.map(({ sheet, row, column, reason }) => `${sheet}${row} ${column ?? '·'} ${reason}`);

test('a row with nothing wrong: no word about it', async () => {
  const checked = await check([volume()]);
  expect(said(checked)).toEqual([]);
  expect(checked.counts).toEqual({
    volumes: 1,
    filed: 1,
    assembling: 0,
    items: 1,
    clients: 1,
    newClients: 1,
    persons: 0,
    locations: 1,
    newLocations: 1,
  });
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['no number', { 案卷号: '' }, '案卷号 numberMissing'],
  ['only marks for a number', { 案卷号: '　' }, '案卷号 numberMissing'],
  ['no client code', { 客户编号: '' }, '客户编号 clientMissing'],
  ['nobody knows the client’s name', { 客户名称: '' }, '客户名称 clientMissing'],
  ['a title of spaces', { 案卷题名: '  \u3000' }, '案卷题名 titleMissing'],
  ['a title with a direction mark', { 案卷题名: '合同\u202Etxt' }, '案卷题名 forbiddenCharacter'],
  ['a title too long', { 案卷题名: '长'.repeat(401) }, '案卷题名 tooLong'],
  ['a year in doubt', { 年度: '二〇二〇？' }, '年度 yearUnreadable'],
  ['month 13', { 起止日期: '2016.13—2016.12' }, '起止日期 monthUnreadable'],
  ['pages in words', { 页数: '若干' }, '页数 pagesUnreadable'],
  ['a vague period', { 保管期限: '五年左右' }, '保管期限 retentionUnreadable'],
  ['an unknown level', { 密级: '内部' }, '密级 levelUnreadable'],
  ['a place that is none', { 存放位置: '走廊 / 柜顶' }, '存放位置 locationUnreadable'],
])('refused: %s', async (_, change, expected) => {
  const checked = await check([volume(change)]);
  expect(said(checked).filter((line) => line.startsWith('V'))).toEqual([`V2 ${expected}`]);
  expect(checked.candidates.volumes).toEqual([]);
  expect(checked.candidates.clients).toEqual([]);
  expect(said(checked).filter((line) => line.startsWith('I'))).toHaveLength(1);
});

test('all that is wrong with a row is said at once', async () => {
  const checked = await check([volume({ 案卷题名: '', 年度: 'x', 密级: 'y' })], []);
  expect(said(checked)).toEqual(['V2 案卷题名 titleMissing', 'V2 密级 levelUnreadable', 'V2 年度 yearUnreadable']);
  expect(checked).toMatchObject({ refusedRows: 1, warnedRows: 0 });
});

test.each<[string, Readonly<Record<string, string>>, string[]]>([
  ['no months', { 起止日期: '' }, ['firstMonthMissing', 'lastMonthMissing']],
  ['months reversed', { 起止日期: '2016.10—2016.1' }, ['monthsReversed']],
  ['one person did both', { 检查人: '甲' }, ['samePerson']],
  [
    'no year, pages and period',
    { 年度: '', 页数: '', 保管期限: '' },
    ['yearMissing', 'retentionMissing', 'pagesMissing'],
  ],
])('comes in as assembling: %s', async (_, change, lacks) => {
  const checked = await check([volume(change)]);
  expect(checked.candidates.volumes[0]).toMatchObject({ lacks, facts: { state: 'assembling' } });
  expect(said(checked)).toEqual(
    expect.arrayContaining(['V2 · comesInAssembling', ...lacks.map((code) => `V2 · check.${code}`)]),
  );
  expect(checked.counts).toMatchObject({ filed: 0, assembling: 1, items: 1 });
});

describe('a number given once that nobody in sight bears', () => {
  test('is kept as old number, and its volume comes in as assembling', async () => {
    const checked = await check([volume()], [goodItem], { spentCodes: new Set(['kh－1']) });
    expect(said(checked)).toEqual(['V2 案卷号 numberSpent', 'V2 · comesInAssembling']);
    expect(checked.candidates.volumes[0]).toMatchObject({
      referenceCode: null,
      oldNumber: 'KH-1',
      lacks: [],
      facts: { state: 'assembling' },
    });
  });
  test('is no hindrance where the numbers are old numbers anyway', async () => {
    const sheets = [{ name: 'V', rows: textRows([volumeHeader, volume()]) }];
    const stage = await stageFile(makeWorkbook({ sheets }), { name: 'x.xlsx' });
    const known = { ...nothingKnown, spentCodes: new Set(['KH-1']) };
    const checked = await checkStage(stage, asGuessed(stage, { numbersAre: 'oldNumber' }), known);
    expect(said(checked).join()).not.toContain('numberSpent');
  });
});

test('the old number of the ledger and the one before it are both kept', async () => {
  const sheets = [
    {
      name: 'V',
      rows: textRows([
        [...volumeHeader, '旧案卷号'],
        [...volume(), 'A-17'],
      ]),
    },
  ];
  const stage = await stageFile(makeWorkbook({ sheets }), { name: 'x.xlsx' });
  const { candidates } = await checkStage(stage, asGuessed(stage, { numbersAre: 'oldNumber' }), nothingKnown);
  expect(candidates.volumes[0]?.oldNumber).toBe('KH-1 / A-17');
});

describe('a term behind the level of a volume', () => {
  const termOf = async (change: Readonly<Record<string, string>>) => {
    const checked = await check([volume({ 密级: '秘密★10年', ...change })]);
    return { until: checked.candidates.volumes[0]?.levelTermUntil, said: said(checked) };
  };
  test('is counted from the end of its last month', async () => {
    const { until, said: words } = await termOf({ 起止日期: '2016.1—2016.2' });
    expect(until).toBe('2026-02-28');
    expect(words).toContain('V2 密级 levelTermCounted');
  });
  test('is left to a person where it is no span of time, or there is nothing to count from', async () => {
    for (const change of [{ 密级: '秘密★长期' }, { 起止日期: '' }]) {
      const { until, said: words } = await termOf(change);
      expect(until).toBeNull();
      expect(words).toContain('V2 密级 levelTermWritten');
    }
  });
});

test('a month written as a number with one decimal is taken as January, and the doubt is named', async () => {
  const cells = (months: string) => `<row>${['KH-1', '1', '甲', '题名'].map(inline).join('')}${months}</row>`;
  const head = `<row>${['案卷号', '客户编号', '客户名称', '案卷题名', '起止日期'].map(inline).join('')}</row>`;
  const read = async (months: string, formats: readonly string[] = []) => {
    const rows = head + cells(months);
    const stage = await stageFile(makeWorkbook({ sheets: [{ name: 'V', rows }], formats }), { name: 'x' });
    const checked = await checkStage(stage, asGuessed(stage), nothingKnown);
    return [
      checked.candidates.volumes[0]?.facts.firstMonth,
      said(checked).some((one) => one.includes('monthAmbiguous')),
    ];
  };
  expect(await read('<c><v>2016.1</v></c>')).toEqual(['2016-01', true]);
  expect(await read('<c><v>2016.01</v></c>')).toEqual(['2016-01', false]);
  expect(await read('<c><v>2016.11</v></c>')).toEqual(['2016-11', false]);
  expect(await read(inline('2016.1'))).toEqual(['2016-01', false]);
  expect(await read('<c s="0"><v>2016.1</v></c>', ['0.00'])).toEqual(['2016-10', false]);
});

describe('items', () => {
  test('they come in their order, whatever the order of rows, dashes or case of the number', async () => {
    const items = [
      item('kh－1', '2', 'A2', '二', '2016年10月', '5—36'),
      item('KH-1', '1', 'A1', '一', '2016.1', '1-4'),
    ];
    const { candidates } = await check([volume()], items);
    expect(
      candidates.volumes[0]?.facts.items.map(({ sequence, title, date, pageFrom, pageTo }) => [
        sequence,
        title,
        date,
        pageFrom,
        pageTo,
      ]),
    ).toEqual([
      [1, '一', '2016-01', 1, 4],
      [2, '二', '2016-10', 5, 36],
    ]);
  });

  test('without 顺序号 the rows are the order', async () => {
    const { candidates } = await check(
      [volume()],
      [item('KH-1', '', 'A1', '甲', '20160101', '1-4'), item('KH-1', '', 'A2', '乙', '20161001', '5-36')],
    );
    expect(candidates.volumes[0]?.facts.items.map(({ sequence, title }) => [sequence, title])).toEqual([
      [1, '甲'],
      [2, '乙'],
    ]);
  });

  test('a refused item keeps its volume from coming in as filed', async () => {
    const checked = await check([volume()], [goodItem, item('KH-1', '2', '', '', '20160103', '')]);
    expect(said(checked)).toEqual(['V2 · comesInAssembling', 'I3 题名 titleMissing']);
    expect(checked.candidates.volumes[0]).toMatchObject({ lacks: [], facts: { state: 'assembling' } });
  });

  test('pages that overlap, an unknown type, a term behind the level, a number without a volume', async () => {
    const items = [
      item('KH-1', '1', 'A', '甲', '20160101', '1-9', '合同'),
      item('KH-1', '2', 'B', '乙', '20161001', '9-36', '便条', '秘密★10年'),
      item('KH-9', '1', 'C', '丙'),
    ];
    const checked = await check([volume({ 起止日期: '2016.1—2016.10' })], items, {
      documentTypes: new Map([['合同', 'HT']]),
    });
    expect(said(checked)).toEqual([
      'V2 · comesInAssembling',
      'V2 · check.itemPagesOverlap',
      'I3 类型 typeUnknown',
      'I3 密级 levelTermWritten',
      'I4 案卷号 volumeUnknown',
    ]);
    expect(checked.candidates.volumes[0]?.facts.items.map(({ typeCode, level }) => [typeCode, level])).toEqual([
      ['HT', 'general'],
      [null, 'secret'],
    ]);
  });

  test('a volume the archive has already gets no items by import', async () => {
    const checked = await check([volume({ 案卷号: 'KH-2' })], [goodItem], { referenceCodes: new Set(['KH-1']) });
    expect(said(checked)).toContain('I2 案卷号 volumeAlreadyThere');
  });
});

describe('clients of volumes', () => {
  test('the first name a code is given stands, another is warned of', async () => {
    const checked = await check([volume(), volume({ 案卷号: 'KH-2', 客户名称: '高静美' })]);
    expect(said(checked)).toContain('V3 客户名称 clientNameDiffers');
    expect(checked.candidates.clients.map(({ code, name, row }) => [code, name, row])).toEqual([['0001', '高静梅', 2]]);
    expect(checked.candidates.volumes.map(({ facts }) => facts.clientName)).toEqual(['高静梅', '高静梅']);
  });

  test('a known client needs no name', async () => {
    const checked = await check([volume({ 客户名称: '' })], [goodItem], { clients: new Map([['0001', '高静梅']]) });
    expect(checked.counts).toMatchObject({ filed: 1, clients: 1, newClients: 0 });
  });
});

test('lists of clients: twice the same code, a known one, a day that is none', async () => {
  const rows = [
    ['客户编号', '客户名称', '开户日期'],
    ['1', '甲', '2016-02-30'],
    ['2', '乙', '2016'],
    ['3', '丙', '2016/2/3'],
    ['３', '丁', ''],
    ['4', '戊', ''],
  ];
  const stage = await stageFile(Buffer.from(rows.map((row) => row.join(',')).join('\n')), { name: 'c.csv' });
  const checked = await checkStage(stage, asGuessed(stage), { ...nothingKnown, clients: new Map([['4', '己']]) });
  expect(said(checked)).toEqual([
    'c2 开户日期 dateUnreadable',
    'c3 开户日期 dateUnreadable',
    'c5 客户编号 duplicateCode',
    'c6 客户编号 alreadyThere',
    'c6 客户名称 clientNameDiffers',
  ]);
  expect(checked.candidates.clients.map(({ code, openedOn }) => [code, openedOn])).toEqual([['3', '2016-02-03']]);
});

test('a place that only zeros tell from one that is there is that one, and no second comes into being', async () => {
  const known = { locations: new Set(['1', '1-03', '1-03-2']) };
  const at = (number: string, place: string) => volume({ 案卷号: number, 存放位置: place });
  const checked = await check(
    [at('A', '1-3-2'), at('B', '1-3-2-4'), at('C', '1-03-2-04'), at('D', '1-03-2-4')],
    [],
    known,
  );
  expect(checked.candidates.volumes.map(({ locationCode }) => locationCode)).toEqual([
    '1-03-2',
    '1-03-2-4',
    '1-03-2-4',
    '1-03-2-4',
  ]);
  expect(checked.issues.filter(({ reason }) => reason === 'placeAlike').map(({ row, value }) => [row, value])).toEqual([
    [2, '1-03-2'],
    [3, '1-03-2-4'],
    [4, '1-03-2-4'],
  ]);
  expect(checked.counts).toMatchObject({ locations: 2, newLocations: 1 });
  const list = await stageFile(Buffer.from('位置编号,用途\n1-3,甲\n01-03-2-5,乙\n1-03-2-5,丙\n'), { name: 'p.csv' });
  const places = await checkStage(list, asGuessed(list), { ...nothingKnown, ...known });
  expect(places.candidates.locations.map(({ code }) => code)).toEqual(['1-03-2-5']);
  expect(said(places)).toEqual([
    'p2 位置编号 placeAlike',
    'p2 位置编号 alreadyThere',
    'p3 位置编号 placeAlike',
    'p4 位置编号 duplicateCode',
  ]);
});

test('a place that was closed, itself or above, is said, and its volumes are taken in', async () => {
  const known = { locations: new Set(['1', '1-03', '1-04']), closedLocations: new Set(['1-03']) };
  const at = (number: string, place: string) => volume({ 案卷号: number, 存放位置: place });
  const checked = await check([at('A', '1-03'), at('B', '1-3-2'), at('C', '1-04')], [], known);
  expect(checked.candidates.volumes).toHaveLength(3);
  expect(checked.issues.filter(({ reason }) => reason === 'placeClosed').map(({ row }) => row)).toEqual([2, 3]);
});

test('error cells refuse, formulas warn and their text is taken, a header repeated on each page is no row', async () => {
  const cells = ['案卷号', '客户编号', '客户名称', '案卷题名'].map(inline).join('');
  const body = `${inline('1')}${inline('1')}${inline('甲')}`;
  const rows = `<row>${cells}</row><row>${body}<c t="str"><f>A1</f><v>题名</v></c></row><row>${cells}</row><row>${inline('2')}${inline('1')}${inline('甲')}<c t="e"><v>#N/A</v></c></row>`;
  const stage = await stageFile(makeWorkbook({ sheets: [{ name: 'V', rows }] }), { name: 'x' });
  const checked = await checkStage(stage, asGuessed(stage), nothingKnown);
  expect(said(checked).filter((line) => !line.includes('·'))).toEqual(['V2 案卷题名 formula', 'V4 案卷题名 errorCell']);
  expect(checked.candidates.volumes.map(({ facts }) => facts.title)).toEqual(['题名']);
  expect(checked.rows).toBe(2);
});
