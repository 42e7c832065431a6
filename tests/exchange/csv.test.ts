import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvSheet } from '../../electron/engine/exchange/csv';
import { limits } from '../../electron/engine/exchange/limits';
import { allRows, refusal, texts } from './helpers';

const read = (text: string): Promise<string[][]> => texts(csvSheet(text, 'S'));
const refuses = (text: string): Promise<{ reason: string; facts: Record<string, string> }> => refusal(() => read(text));

describe('rows', () => {
  test('quotes, commas and line breaks inside fields; rows are numbered by the line they start on', async () => {
    const rows = await allRows(csvSheet('a,b\r\n\r\n1,"x\r\ny, ""z"""\r\n,\r\n3,4', 'S'));
    expect(rows.map(({ number, cells }) => [number, ...cells.map(({ text }) => text)])).toEqual([
      [1, 'a', 'b'],
      [3, '1', 'x\ny, "z"'],
      [6, '3', '4'],
    ]);
  });

  test.each([[','], [';'], ['\t']])('fields parted by %j', async (sign) => {
    expect(await read([`案卷号${sign}题名`, `1${sign}"a,b;c\td"`, `2${sign}x`].join('\n'))).toEqual([
      ['案卷号', '题名'],
      ['1', 'a,b;c\td'],
      ['2', 'x'],
    ]);
  });

  test('property: whatever is written strictly comes back unchanged but for the kind of line end', async () => {
    const field = fc.string({
      maxLength: 12,
      unit: fc.constantFrom('a', '𠮷', '"', ',', ';', '\t', '\n', ' ', '，', '=', '-'),
    });
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n', '\r'), async (rows, end) => {
        const text = rows
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\n')
          .replaceAll('\n', end);
        expect(await read(text)).toEqual(rows.filter((row) => row.some((value) => value.trim() !== '')));
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});

describe('what is not strict refuses the whole file and names the line', () => {
  test.each<[string, string, string, string]>([
    ['a quote not closed', 'a,b\n1,"x\n2,y\n', 'quoteNotClosed', '2'],
    ['a quote not closed after empty lines', 'a,b\n1,x\n\n\n2,"y\n', 'quoteNotClosed', '5'],
    ['a quote in the middle of a field', 'a,b\n1,x"y\n', 'quoteMisplaced', '2'],
    ['text after a closing quote', 'a,b\n1,x\n2,"x"y\n', 'quoteMisplaced', '3'],
    ['a field too many', 'a,b\n1,2\n1,2,3\n', 'raggedRow', '3'],
    ['a field too few', 'a,b\n1\n', 'raggedRow', '2'],
  ])('%s', async (_, text, reason, line) => {
    expect(await refuses(text)).toEqual({ reason, facts: { line } });
  });

  test('limits: columns, characters of a field, bytes of a record', async () => {
    expect(await refuses(`a${','.repeat(limits.columns)}\n`)).toEqual({
      reason: 'tooManyColumns',
      facts: { line: '1', limit: '200' },
    });
    expect(await refuses(`a,b\n1,${'x'.repeat(limits.cellCharacters + 1)}\n`)).toEqual({
      reason: 'cellTooLong',
      facts: { cell: 'B2', limit: '32767' },
    });
    expect(await refuses(`a,b\n1,"${'x\n'.repeat(limits.csvRecord)}"\n`)).toEqual({
      reason: 'recordTooLong',
      facts: { line: '2' },
    });
  });
});
