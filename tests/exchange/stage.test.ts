import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importFields } from '../../shared/domain/import-fields';
import { AppFailure } from '../../shared/errors';
import { checkStage } from '../../electron/engine/exchange/check-stage';
import { guessMapping } from '../../electron/engine/exchange/header';
import { stageFile } from '../../electron/engine/exchange/stage';
import { synonyms } from '../../electron/engine/exchange/synonyms';
import { makeWorkbook, textRows } from '../fixtures/workbook';
import { asGuessed, nothingKnown, refusal } from './helpers';

const sample = (name: string): string => `build/samples/${name}`;
const csv = (text: string) => stageFile(Buffer.from(text), { name: 'list.csv' });

describe('the sample lists map by themselves', () => {
  test('clients.csv', async () => {
    const stage = await stageFile(sample('clients.csv'), { name: 'clients.csv' });
    expect(stage.sheets[0]).toMatchObject({
      name: 'clients',
      kind: 'clients',
      headerRow: 1,
      rows: 420,
      mapping: {
        code: 0,
        name: 1,
        kind: 2,
        keeper: 3,
        phone: 4,
        openedOn: 5,
        contact: null,
        note: null,
        contactNote: null,
        otherContacts: null,
      },
    });
    const { counts, candidates, issues } = await checkStage(stage, asGuessed(stage), nothingKnown);
    expect(issues).toEqual([]);
    expect(counts).toMatchObject({ clients: 420, newClients: 420, volumes: 0 });
    expect(candidates.clients[0]).toEqual({
      sheet: 'clients',
      row: 2,
      code: '0001',
      name: '高静梅',
      kind: '经销商',
      keeper: '梁欣轩',
      openedOn: '2013-06-11',
      contacts: [{ name: null, phone: '10079194531', note: null }],
      note: null,
    });
  });

  test('staff.csv', async () => {
    const stage = await stageFile(sample('staff.csv'), { name: 'staff.csv' });
    const { counts, candidates } = await checkStage(stage, asGuessed(stage), {
      ...nothingKnown,
      staffCodes: new Set(['g0002']),
    });
    expect(stage.sheets[0]?.kind).toBe('persons');
    expect(counts.persons).toBe(59);
    expect(candidates.persons[0]).toEqual({
      sheet: 'staff',
      row: 2,
      staffCode: 'G0001',
      name: '莫磊',
      department: '市场部',
      phone: '62066403',
      leftOn: null,
      organisation: null,
      identityPaper: null,
    });
  });

  test('old-ledger-gb18030.csv: volumes without people or items come in as assembling, names outside GBK whole', async () => {
    const stage = await stageFile(sample('old-ledger-gb18030.csv'), { name: 'old.csv' });
    expect(stage).toMatchObject({ format: 'csv', encoding: 'gb18030', certain: true });
    const { counts, candidates } = await checkStage(stage, asGuessed(stage), nothingKnown);
    expect(counts).toMatchObject({ volumes: 802, filed: 0, assembling: 802 });
    expect(candidates.volumes.find(({ row }) => row === 5)).toMatchObject({
      lacks: ['compiledByMissing', 'checkedByMissing', 'noItems'],
      facts: {
        title: '德宏福强典当有限责任公司（曾用名：㐂），含"补充协议"',
        firstMonth: '2005-05',
        lastMonth: '2005-10',
        retention: { kind: 'years', years: 30, asWritten: '长期' },
      },
    });
    expect(candidates.volumes.some(({ facts }) => facts.clientName === '𠮷田商会昆明代表处')).toBe(true);
  });
});

describe('staging', () => {
  test('the same bytes have the same mark; the sample shows the rows as they stand', async () => {
    const bytes = makeWorkbook({
      sheets: [
        { name: 'S', rows: textRows([['台账'], ['案卷号', '客户编号', '案卷题名'], ['1', '2', 'x'.repeat(500)]]) },
      ],
    });
    const [one, other] = [await stageFile(bytes, { name: 'a.xlsx' }), await stageFile(bytes, { name: 'b.xlsx' })];
    expect(one.sha256).toBe(other.sha256);
    expect(one.sheets[0]).toMatchObject({ headerRow: 2, rows: 1, header: ['案卷号', '客户编号', '案卷题名'] });
    expect(one.sheets[0]?.sample.map(({ row, cells }) => [row, cells[0], cells[2]?.length])).toEqual([
      [1, '台账', undefined],
      [2, '案卷号', 4],
      [3, '1', 120],
    ]);
  });

  test('of two rows that could be the header the upper one is', async () => {
    expect((await csv('日期,说明\n案卷号,题名\n案卷编号,文件题名\n')).sheets[0]).toMatchObject({
      headerRow: 2,
      kind: 'items',
      rows: 1,
    });
  });

  test('a header nobody knows is left for the person to point at', async () => {
    const stage = await csv('甲,乙,丙\n1,2,3\n');
    expect(stage.sheets[0]).toMatchObject({ headerRow: null, kind: null, header: [], mapping: {}, rows: 2 });
    const sheet = {
      name: 'list',
      kind: 'volumes',
      headerRow: 1,
      mapping: { number: 0, clientCode: 1, clientName: 1, title: 2 },
    } as const;
    const { candidates, issues } = await checkStage(
      stage,
      { ...asGuessed({ ...stage, sheets: [] }), sheets: [sheet] },
      nothingKnown,
    );
    expect(candidates.volumes[0]?.facts).toMatchObject({ clientCode: '2', title: '3' });
    expect(issues.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  test('a file that is not there, an empty sheet, a web page', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stage-'));
    try {
      writeFileSync(join(folder, 'old.xls'), '<html><table>');
      expect((await refusal(() => stageFile(join(folder, 'none.xlsx'), { name: 'none.xlsx' }))).reason).toBe(
        'fileUnreadable',
      );
      expect((await refusal(() => stageFile(folder, { name: 'folder' }))).reason).toBe('fileUnreadable');
      expect((await refusal(() => stageFile(join(folder, 'old.xls'), { name: 'old.xls' }))).reason).toBe(
        'webPageAsWorkbook',
      );
      expect(
        (await refusal(() => stageFile(makeWorkbook({ sheets: [{ name: 'S', rows: '' }] }), { name: 'x' }))).reason,
      ).toBe('fileEmpty');
      expect((await refusal(() => csv(' \n'))).reason).toBe('fileEmpty');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('columns that cannot be told apart, and names that are none', async () => {
    expect(await refusal(() => csv('案卷号,备注,备注\n1,2,3\n'))).toEqual({
      reason: 'headerTwice',
      facts: { row: '1', header: '备注' },
    });
    expect((await refusal(() => csv('案卷号,__proto__,客户编号\n1,2,3\n'))).reason).toBe('headerForbidden');
    const twice = await stageFile(
      makeWorkbook({
        sheets: [
          {
            name: 'S',
            rows: textRows([
              ['案卷号', '客户编号', '题名', '其他', '其他'],
              ['1', '2', '3', '4', '5'],
            ]),
          },
        ],
      }),
      { name: 'x' },
    );
    const choices = asGuessed(twice);
    expect((await checkStage(twice, choices, nothingKnown)).rows).toBe(1);
    const mapped = choices.sheets.map((sheet) => ({ ...sheet, mapping: { ...sheet.mapping, note: 4 } }));
    expect((await refusal(() => checkStage(twice, { ...choices, sheets: mapped }, nothingKnown))).reason).toBe(
      'headerTwice',
    );
  });

  test('choices that do not fit the file', async () => {
    const stage = await csv('案卷号,客户编号,案卷题名\n1,2,3\n');
    const [sheet] = asGuessed(stage).sheets;
    if (sheet === undefined) throw new Error('no sheet');
    const check = (change: Partial<typeof sheet>) =>
      refusal(() => checkStage(stage, { ...asGuessed(stage), sheets: [{ ...sheet, ...change }] }, nothingKnown));
    expect(await check({ name: 'none' })).toEqual({ reason: 'sheetMissing', facts: { sheet: 'none' } });
    expect(await check({ headerRow: 9 })).toEqual({ reason: 'headerMissing', facts: { sheet: 'list', row: '9' } });
    expect(await check({ mapping: { ...sheet.mapping, title: null } })).toEqual({
      reason: 'columnMissing',
      facts: { sheet: 'list', field: 'title' },
    });
  });

  test('work goes on between rows: progress is told, and a cancelled check stops', async () => {
    const stage = await stageFile(readFileSync(sample('old-ledger-gb18030.csv')), { name: 'old.csv' });
    const told: (readonly [number, number | null])[] = [];
    await checkStage(stage, asGuessed(stage), nothingKnown, { onProgress: (done, of) => told.push([done, of]) });
    expect(told).toEqual([[500, 802]]);
    const cancelled = checkStage(stage, asGuessed(stage), nothingKnown, { isCancelled: () => true });
    await expect(cancelled).rejects.toEqual(new AppFailure({ code: 'cancelled' }));
    await expect(
      stageFile(sample('old-ledger-gb18030.csv'), { name: 'old.csv', isCancelled: () => true }),
    ).rejects.toThrow('cancelled');
  });

  test('every field of the shared list can be mapped from a column of the synonym table', () => {
    for (const kind of ['volumes', 'items', 'clients', 'persons'] as const) {
      const fields = [...importFields[kind].required, ...importFields[kind].optional];
      const names: Readonly<Record<string, readonly string[]>> = synonyms[kind];
      for (const field of fields)
        for (const name of names[field] ?? [])
          expect([kind, name, guessMapping(kind, ['？', name])[field]]).toEqual([kind, name, 1]);
    }
  });
});
