import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkStage, type Checked } from '../../electron/engine/exchange/check-stage';
import { stageFile, type Stage } from '../../electron/engine/exchange/stage';
import expected from '../../build/samples/expected.json' with { type: 'json' };
import { asGuessed, nothingKnown } from './helpers';

const faultReasons: Readonly<Record<string, string>> = {
  'title missing': 'titleMissing',
  'duplicate of the row above': 'duplicateNumber',
  'year not a year': 'yearUnreadable',
  'month 13': 'monthUnreadable',
  'retention not understood': 'retentionUnreadable',
  'formula cell: text is taken, shown as a warning': 'formula',
};

let stage: Stage;
let checked: Checked;
beforeAll(async () => {
  const start = performance.now();
  stage = await stageFile(readFileSync('build/samples/ledger.xlsx'), { name: 'ledger.xlsx' });
  checked = await checkStage(stage, asGuessed(stage), nothingKnown);
  console.info(`ledger.xlsx read and checked: ${(performance.now() - start).toFixed(0)} ms`);
});

test('staged: sheets, kinds, header rows and columns are found by themselves', () => {
  expect(stage.sheets.map(({ name, kind, headerRow, rows }) => ({ name, kind, headerRow, rows }))).toEqual([
    { name: '客户档案台账', kind: 'volumes', headerRow: 3, rows: expected.volumeRows },
    { name: '卷内目录', kind: 'items', headerRow: 1, rows: expected.items },
  ]);
});

describe('checked', () => {
  const volumeIssues = () => checked.issues.filter(({ sheet }) => sheet === '客户档案台账');

  test('every faulty row, and no other, is named with its reason', () => {
    const found = volumeIssues().filter(({ severity, reason }) => severity === 'error' || reason === 'formula');
    expect(found.map(({ row, reason }) => ({ row, reason }))).toEqual(
      expected.faults.map(({ row, why }) => ({ row, reason: faultReasons[why] })),
    );
  });

  test('each is named with its column and the value as written', () => {
    const at = (row: number) =>
      volumeIssues().find((issue) => issue.row === row && (issue.severity === 'error' || issue.reason === 'formula'));
    expect(at(17)).toMatchObject({ column: '案卷题名', value: '' });
    expect(at(44)).toMatchObject({ column: '案卷号', value: 'KH2016-00040' });
    expect(at(64)).toMatchObject({ column: '年度', value: '二〇二〇？' });
    expect(at(84)).toMatchObject({ column: '起止日期', value: '2021.13—2021.12' });
    expect(at(94)).toMatchObject({ column: '保管期限', value: '五年左右' });
    expect(at(104)).toMatchObject({ column: '案卷题名', value: '点我', severity: 'warning' });
  });

  test('counts', () => {
    expect(checked.sheets[0]).toMatchObject({
      rows: expected.volumeRows,
      refusedRows: expected.volumeRows - expected.volumeRowsWithoutFault,
    });
    expect(checked.sheets[1]).toMatchObject({ rows: expected.items });
    expect(checked.counts).toMatchObject({
      volumes: expected.volumeRowsWithoutFault,
      filed: expected.filedWhenItemsAreTakenToo,
      assembling: 0,
      clients: expected.clientsWithVolumes,
      newClients: expected.clientsWithVolumes,
      persons: 0,
    });
    expect(checked.reasons.find(({ reason }) => reason === 'formula')).toEqual({
      reason: 'formula',
      severity: 'warning',
      rows: 8,
    });
  });

  test('no item is lost: each belongs to a volume or is listed with why not', () => {
    const listed = checked.issues.filter(({ sheet, severity }) => sheet === '卷内目录' && severity === 'error');
    expect(checked.counts.items + listed.length).toBe(expected.items);
    expect(new Set(listed.map(({ reason }) => reason))).toEqual(new Set(['volumeRefused', 'volumeUnknown']));
    expect(new Set(listed.map(({ row }) => row)).size).toBe(listed.length);
  });

  test('a volume as it comes out: title on one line, old words kept, level, people, place, items in order', () => {
    const byRow = (row: number) => checked.candidates.volumes.find((volume) => volume.row === row);
    expect(byRow(4)).toMatchObject({
      number: 'KH2016-00001',
      referenceCode: 'KH2016-00001',
      oldNumber: null,
      seriesCode: 'KH',
      locationCode: '1-03-1-3-018',
      lacks: [],
      facts: {
        state: 'filed',
        clientCode: '0001',
        clientName: '高静梅',
        year: 2016,
        title: '高静梅2016年度客户档案',
        firstMonth: '2016-01',
        lastMonth: '2016-10',
        retention: { kind: 'years', years: 10, asWritten: null },
        level: 'general',
        formingDepartment: '客户服务部',
        binding: 'bound',
        pages: 36,
        compiledBy: { personId: null, name: '蒋思兴' },
        checkedBy: { personId: null, name: '蒋志国' },
      },
    });
    expect(byRow(4)?.facts.items[0]).toMatchObject({
      sequence: 1,
      documentNumber: '销字〔2016〕6号',
      responsible: '销售部',
      date: '2016-01-13',
      pageFrom: 1,
      pageTo: 2,
      level: 'general',
    });
    const { volumes } = checked.candidates;
    expect(
      volumes.every(
        ({ facts }) => !/^\s|\s$|\n|\u3000|\s\s/.test(facts.title) && /^\d{4}$/.test(facts.clientCode ?? ''),
      ),
    ).toBe(true);
    expect(
      volumes.filter(
        ({ facts }) =>
          facts.retention?.asWritten === '长期' && facts.retention.kind === 'years' && facts.retention.years === 30,
      ).length,
    ).toBeGreaterThan(15);
    expect(
      volumes.filter(({ facts }) => facts.level === 'confidential' || facts.level === 'secret').length,
    ).toBeGreaterThan(500);
    expect(volumes.some(({ facts }) => facts.clientName === '𠮷田商会昆明代表处')).toBe(true);
  });
});

test('without their items all volumes come in as assembling, and only for that', async () => {
  const choices = asGuessed(stage);
  const alone = await checkStage(stage, { ...choices, sheets: choices.sheets.slice(0, 1) }, nothingKnown);
  expect(alone.counts).toMatchObject({ volumes: expected.volumeRowsWithoutFault, filed: 0 });
  expect(new Set(alone.candidates.volumes.flatMap(({ lacks }) => lacks))).toEqual(new Set(['noItems']));
});

test('numbers as old numbers; clients and numbers the archive knows', async () => {
  const known = {
    ...nothingKnown,
    clients: new Map([
      ['0001', '高静梅'],
      ['0003', '另一个名字'],
    ]),
    oldNumbers: new Set(['kh2016-00001']),
  };
  const again = await checkStage(stage, asGuessed(stage, { numbersAre: 'oldNumber' }), known);
  expect(again.counts).toMatchObject({
    volumes: expected.volumeRowsWithoutFault - 1,
    newClients: expected.clientsWithVolumes - 2,
  });
  expect(again.issues.find(({ row, sheet }) => row === 4 && sheet === '客户档案台账')).toMatchObject({
    reason: 'numberTaken',
    severity: 'error',
  });
  expect(again.issues.some(({ reason }) => reason === 'clientNameDiffers')).toBe(true);
  expect(again.issues.some(({ reason, value }) => reason === 'volumeRefused' && value === 'KH2016-00001')).toBe(true);
  expect(again.candidates.volumes[0]).toMatchObject({
    oldNumber: 'KH2017-00002',
    referenceCode: null,
    facts: { clientName: '高静梅' },
  });
  expect(again.candidates.volumes.find(({ facts }) => facts.clientCode === '0003')?.facts.clientName).toBe(
    '另一个名字',
  );
});
