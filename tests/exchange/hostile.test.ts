import { describe, expect, test } from 'vitest';
import { limits } from '../../electron/engine/exchange/limits';
import { openZipParts } from '../../electron/engine/exchange/zip-parts';
import { makeWorkbook, sheetXml, textRows } from '../fixtures/workbook';
import { makeZip } from '../fixtures/zip';
import { refusal } from './helpers';
import { hostile, plain, replaced, take, withSheet, wordy } from './hostile-workbooks';

describe('hostile and broken workbooks are refused', () => {
  test.each(hostile)('%s', async (name, make, reason) => {
    const bytes = make();
    const start = performance.now();
    const found = await refusal(() => take(bytes));
    console.info(`${name}: ${(performance.now() - start).toFixed(1)} ms`);
    expect(found.reason).toBe(reason);
  });

  test('a refusal names the cell and the limit', async () => {
    const { facts } = await refusal(() =>
      take(withSheet(`<row r="7"><c r="B7" t="str"><v>${wordy(40_000)}</v></c></row>`)),
    );
    expect(facts).toEqual({ cell: 'B7', limit: '32767' });
  });
});

describe('harmless things that look like it', () => {
  test('macros and external links are in the file and never opened', async () => {
    const trap = { name: 'xl/vbaProject.bin', data: 'x', declaredBytes: 999 };
    const link = { name: 'xl/externalLinks/externalLink1.xml', data: '<!DOCTYPE x []><x/>' };
    expect(await take(makeWorkbook({ ...plain, more: [trap, link] }))).toBe(2);
  });

  test('empty formatted cells out to XFD and down to the last row', async () => {
    expect(
      await take(
        withSheet('<row r="1"><c><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="A1048576" s="0"/></row>'),
      ),
    ).toBe(1);
  });

  test('a stored part, and a cell of exactly 32,767 characters', async () => {
    expect(
      await take(
        replaced('xl/worksheets/sheet0.xml', {
          data: sheetXml(textRows([['x'.repeat(limits.cellCharacters)]])),
          stored: true,
        }),
      ),
    ).toBe(1);
  });
});

test('a part that lies about its size is stopped at the first byte beyond it', async () => {
  const parts = await openZipParts(makeZip([{ name: 'bomb', data: Buffer.alloc(64 << 20), declaredBytes: 20_000 }]));
  let taken = 0;
  const { reason } = await refusal(async () => {
    for await (const piece of parts.read('bomb')) taken += piece.length;
  });
  expect(reason).toBe('sizesFalse');
  expect(taken).toBeLessThanOrEqual(20_000);
});
