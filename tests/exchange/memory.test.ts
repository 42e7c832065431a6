import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorkbook, sheetXml, textRows, workbookParts } from '../fixtures/workbook';
import { makeZip, type ZipPart } from '../fixtures/zip';

let folder = '';
const plain = {
  sheets: [
    {
      name: 'S',
      rows: textRows([
        ['案卷号', '题名'],
        ['1', '合同'],
      ]),
    },
  ],
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'take-file-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: 'tests/fixtures/take-file.ts',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'take-file.mjs' } },
    },
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

function take(bytes: Uint8Array): { outcome: string; peakKilobytes: number } {
  const file = join(folder, 'file.xlsx');
  writeFileSync(file, bytes);
  const said: unknown = JSON.parse(
    execFileSync(process.execPath, [join(folder, 'take-file.mjs'), file], { encoding: 'utf8' }),
  );
  return said as { outcome: string; peakKilobytes: number };
}

const withSheet = (change: Partial<ZipPart>) =>
  makeZip(
    workbookParts(plain).map((part) => (part.name === 'xl/worksheets/sheet0.xml' ? { ...part, ...change } : part)),
  );
const spaces = Buffer.alloc(200 << 20, ' ');
spaces.write('<worksheet><sheetData><row><c t="str"><v>');
const longCell = sheetXml(`<row><c t="str"><v>${'甲'.repeat(16_000_000)}</v></c></row>`);

test('the memory of a process that meets a bomb stays within 150 MB of one that does not', () => {
  const base = take(makeWorkbook(plain));
  expect(base.outcome).toBe('taken');
  const met = [
    ['dense', withSheet({ data: spaces, declaredCrc: 0 })],
    ['lying', withSheet({ data: spaces, declaredCrc: 0, declaredBytes: 20_000 })],
    ['one cell', withSheet({ data: longCell, stored: true, declaredCrc: 0 })],
  ] as const;
  const results = met.map(([name, bytes]) => ({ name, ...take(bytes) }));
  console.info(
    results
      .map(({ name, peakKilobytes }) => `${name}: +${((peakKilobytes - base.peakKilobytes) / 1024).toFixed(0)} MB`)
      .join(', '),
  );
  expect(results.map(({ outcome }) => outcome)).toEqual(['partTooDense', 'sizesFalse', 'cellTooLong']);
  for (const { peakKilobytes } of results) expect(peakKilobytes - base.peakKilobytes).toBeLessThan(150 * 1024);
});
