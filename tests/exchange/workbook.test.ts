import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceSheet } from '../../electron/engine/exchange/source';
import { openWorkbook } from '../../electron/engine/exchange/workbook';
import { inline, makeWorkbook, textRows, type WorkbookOptions } from '../fixtures/workbook';
import { allRows, texts } from './helpers';

function firstOf({ sheets: [sheet] }: { readonly sheets: readonly SourceSheet[] }): SourceSheet {
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}
const read = async (options: WorkbookOptions): Promise<string[][]> =>
  texts(firstOf(await openWorkbook(makeWorkbook(options))));
const cellsOf = async (cells: string, more: Partial<WorkbookOptions> = {}): Promise<string[]> =>
  (await read({ sheets: [{ name: 'S', rows: `<row r="1">${cells}</row>` }], ...more }))[0] ?? [];
const numberWith = async (value: string, format: string | number, date1904 = false): Promise<string | undefined> =>
  (await cellsOf(`<c s="0"><v>${value}</v></c>`, { formats: [format], date1904 }))[0];

describe('cells as text', () => {
  test('shared, rich and inline strings; how a name is read is not the name', async () => {
    const strings = [
      '<si><t>𠮷田</t></si>',
      '<si><r><t>高</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 静梅</t></r><rPh sb="0" eb="1"><t>gao</t></rPh></si>',
    ];
    expect(
      await cellsOf(
        `<c t="s"><v>0</v></c><c t="s"><v>1</v></c>${inline('a & b')}<c t="inlineStr"><is><r><t>x</t></r><r><t>y</t></r></is></c>`,
        { strings },
      ),
    ).toEqual(['𠮷田', '高 静梅', 'a & b', 'xy']);
  });

  test('escaped characters, booleans, errors, CDATA, prefixed markup', async () => {
    expect(await cellsOf(inline('a_x000D_b _x005F_x000D_'))).toEqual(['a\rb _x000D_']);
    expect(await cellsOf('<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="str"><v><![CDATA[<1>]]></v></c>')).toEqual([
      'TRUE',
      'FALSE',
      '<1>',
    ]);
    const main = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    expect(
      await read({ sheets: [{ name: 'S', rows: `<x:row ${main} r="1"><x:c><x:v>7</x:v></x:c></x:row>` }] }),
    ).toEqual([['7']]);
    const workbook = await openWorkbook(
      makeWorkbook({ sheets: [{ name: 'S', rows: '<row><c t="e"><v>#REF!</v></c></row>' }] }),
    );
    expect((await allRows(firstOf(workbook)))[0]?.cells).toEqual([{ text: '#REF!', formula: false, error: true }]);
  });

  test('a formula gives the text it showed and says that it is one', async () => {
    const cells =
      '<c t="str"><f>HYPERLINK("http://example.invalid","点我")</f><v>点我</v></c><c><f t="shared" si="0"/><v>2</v></c><c><f>A1</f></c>';
    const workbook = await openWorkbook(makeWorkbook({ sheets: [{ name: 'S', rows: `<row>${cells}</row>` }] }));
    expect((await allRows(firstOf(workbook)))[0]?.cells).toEqual([
      { text: '点我', formula: true, error: false },
      { text: '2', formula: true, error: false, plainNumber: true },
      { text: '', formula: true, error: false },
    ]);
  });

  test('rows and cells keep their places; empty rows are left out; sheets keep order and names', async () => {
    const rows =
      '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row><c t="str"><v> </v></c></row><row r="9"><c><v>3</v></c><c><v>4</v></c></row>';
    const workbook = await openWorkbook(
      makeWorkbook({
        sheets: [
          { name: '卷内 & 目录', rows },
          { name: '二', rows: '' },
        ],
      }),
    );
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['卷内 & 目录', '二']);
    expect(
      (await allRows(firstOf(workbook))).map(({ number, cells }) => [number, cells.map(({ text }) => text)]),
    ).toEqual([
      [2, ['', '1', '', '2']],
      [9, ['3', '4']],
    ]);
    expect(await texts(firstOf({ sheets: workbook.sheets.slice(1) }))).toEqual([]);
  });
});

describe('numbers', () => {
  test.each([
    ['0.30000000000000004', '0.3'],
    ['2016', '2016'],
    ['1E3', '1000'],
    ['1.5E-7', '0.00000015'],
    ['-0.1', '-0.1'],
    ['0', '0'],
    ['123456789012345680', '123456789012346000'],
    ['1.2345E+21', '1234500000000000000000'],
    ['oops', 'oops'],
  ])('%s reads %s', async (written, text) => {
    expect(await numberWith(written, 0)).toBe(text);
  });

  test('zeros in front that the format shows belong to the number', async () => {
    expect(await numberWith('137', '0000')).toBe('0137');
    expect(await numberWith('20137', '0000')).toBe('20137');
    expect(await numberWith('137', '0.00')).toBe('137');
  });
  test('zeros behind that the format shows tell October from January', async () => {
    expect(await numberWith('2016.1', '0.00')).toBe('2016.10');
    expect(await numberWith('2016.01', '0.00')).toBe('2016.01');
    expect(await numberWith('2016.1', '0.0')).toBe('2016.1');
  });

  test.each<[string, string | number, string]>([
    ['42430', 14, '2016-03-01'],
    ['42430', 'yyyy"年"m"月"', '2016-03'],
    ['42430', 57, '2016-03'],
    ['42430', 31, '2016-03-01'],
    ['42430', 'yyyy', '2016'],
    ['42430.75', 22, '2016-03-01T18:00:00'],
    ['42430', 22, '2016-03-01'],
    ['0.5', 20, '12:00:00'],
    ['42430', '[$-804]yyyy/m/d;@', '2016-03-01'],
    ['42430', '[Red]0.0', '42430'],
    ['42430', '0"days"', '42430'],
    ['42430', 'General', '42430'],
    ['1', 14, '1900-01-01'],
    ['59', 14, '1900-02-28'],
    ['60', 14, '1900-02-29'],
    ['61', 14, '1900-03-01'],
    ['-1', 14, '-1'],
    ['2958466', 14, '2958466'],
  ])('%s in format %s reads %s', async (written, format, text) => {
    expect(await numberWith(written, format)).toBe(text);
  });

  test('property: every day from 1900-03-01 on comes back as itself, in both calendars', async () => {
    const days = fc.integer({ min: 61, max: 200_000 });
    await fc.assert(
      fc.asyncProperty(days, fc.boolean(), async (days, date1904) => {
        const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
        expect(await numberWith(String(days), 14, date1904)).toBe(
          new Date(start + days * 86_400_000).toISOString().slice(0, 10),
        );
      }),
      { seed: 20261123, numRuns: 100 },
    );
  });

  test('property: a number of at most 15 digits is read as it is written', async () => {
    const digits = fc.tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 9_999 }));
    await fc.assert(
      fc.asyncProperty(digits, async ([whole, part]) => {
        const text = part === 0 ? String(whole) : `${whole}.${String(part).padStart(4, '0').replace(/0+$/, '')}`;
        expect(await numberWith(text, 0)).toBe(text);
      }),
      { seed: 20261123, numRuns: 100 },
    );
  });
});

test('property: any text Excel can hold comes back unchanged', async () => {
  const letter = fc.oneof(
    fc.constantFrom('𠮷', '㐂', '䶮', '\u3000', ' ', '\n', '&', '<', '"', "'", '_', '=', '—', '〔'),
    fc.string({ minLength: 1, maxLength: 3, unit: 'binary' }),
  );
  const cell = fc
    .array(letter, { minLength: 1, maxLength: 8 })
    .map((parts) => `x${parts.join('')}`)
    .filter((text) => !/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|_x[0-9A-Fa-f]{4}_/u.test(text));
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 6 }), async (row) => {
      expect(await read({ sheets: [{ name: 'S', rows: textRows([row]) }] })).toEqual([row]);
    }),
    { seed: 20261123, numRuns: 150 },
  );
});
