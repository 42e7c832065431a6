import { guardFile } from '../../electron/engine/exchange/guard';
import { limits } from '../../electron/engine/exchange/limits';
import { openWorkbook } from '../../electron/engine/exchange/workbook';
import { makeWorkbook, sheetXml, textRows, workbookParts } from '../fixtures/workbook';
import { makeZip, type ZipPart } from '../fixtures/zip';
import { allRows } from './helpers';

/** Workbooks that somebody made to do harm, or that were damaged on the way, each with the reason it is refused for. */
/** What the importer does with a file: guard, open, read every row of every sheet. */
export async function take(bytes: Uint8Array): Promise<number> {
  if (guardFile(bytes) === 'text') return 0;
  const workbook = await openWorkbook(bytes);
  try {
    let rows = 0;
    for (const sheet of workbook.sheets) rows += (await allRows(sheet)).length;
    return rows;
  } finally {
    workbook.close();
  }
}

export const plain = {
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
export const replaced = (name: string, change: Partial<ZipPart>): Buffer =>
  makeZip(workbookParts(plain).map((part) => (part.name === name ? { ...part, ...change } : part)));
export const withSheet = (rows: string): Buffer => makeWorkbook({ sheets: [{ name: 'S', rows }] });
const spaces = (count: number): string => ' '.repeat(count);
/** Text that packs about 30 to 1: dense enough to be large, not dense enough for the ratio to tell. */
export const wordy = (count: number): string =>
  Array.from({ length: Math.ceil(count / 97) }, (_, n) => String(n * 7919).padEnd(97, 'x'))
    .join('')
    .slice(0, count);

export const hostile: readonly (readonly [name: string, make: () => Uint8Array, reason: string])[] = [
  [
    '100 MB of spaces in 100 KB',
    () => withSheet(`<row r="1"><c t="inlineStr"><is><t>${spaces(100 << 20)}</t></is></c></row>`),
    'partTooDense',
  ],
  [
    'parts that unpack to more than 512 MB',
    () =>
      makeZip([...workbookParts(plain), { name: 'xl/media/a.bin', data: 'x', declaredBytes: limits.unpackedBytes }]),
    'unpacksTooLarge',
  ],
  [
    'a bomb that declares 1 KB',
    () =>
      replaced('xl/worksheets/sheet0.xml', {
        data: sheetXml(`<row r="1"><c t="inlineStr"><is><t>${spaces(64 << 20)}</t></is></c></row>`),
        declaredBytes: 1024,
      }),
    'sizesFalse',
  ],
  ['a part shorter than declared', () => replaced('xl/worksheets/sheet0.xml', { declaredBytes: 5000 }), 'sizesFalse'],
  [
    '2,001 parts',
    () =>
      makeZip([
        ...workbookParts(plain),
        ...Array.from({ length: limits.parts }, (_, n) => ({ name: `x/${n}`, data: '' })),
      ]),
    'tooManyParts',
  ],
  [
    'two parts of one name',
    () => makeZip([...workbookParts(plain), { name: 'XL/workbook.xml', data: '<workbook/>' }]),
    'zipDamaged',
  ],
  ['an encrypted part', () => replaced('xl/workbook.xml', { flags: 1 }), 'zipEncrypted'],
  ['a changed byte that still unpacks', () => replaced('xl/worksheets/sheet0.xml', { declaredCrc: 1 }), 'partDamaged'],
  ['a file cut off', () => makeWorkbook(plain).subarray(0, 900), 'zipDamaged'],
  ['a zip of something else', () => makeZip([{ name: 'readme.txt', data: 'hello' }]), 'notAWorkbook'],
  ['a text document', () => replaced('xl/workbook.xml', { data: '<document/>' }), 'notAWorkbook'],
  ['the old binary Excel format', () => Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'oldExcelFormat'],
  [
    'a web page named .xls',
    () => Buffer.from('\uFEFF\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1'),
    'webPageAsWorkbook',
  ],
  ['a web page in UTF-16', () => Buffer.from('\uFEFF<table><tr>', 'utf16le'), 'webPageAsWorkbook'],
  ['an empty file', () => new Uint8Array(), 'fileEmpty'],
  ['51 MB', () => new Uint8Array(limits.fileBytes + 1), 'fileTooLarge'],
  ['a cell right of XFD', () => withSheet('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'), 'tooManyColumns'],
  [
    'a cell with text at XFD1048576',
    () => withSheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    'tooManyColumns',
  ],
  ['a row below Excel’s last', () => withSheet('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'), 'tooManyRows'],
  ['2,000 columns', () => withSheet(textRows([Array.from({ length: 2000 }, (_, n) => String(n))])), 'tooManyColumns'],
  [
    'rows that run backwards',
    () => withSheet('<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>'),
    'partDamaged',
  ],
  ['a cell of 40,000 characters', () => withSheet(textRows([[wordy(40_000)]])), 'cellTooLong'],
  ['a cell of 20,000,000 characters', () => withSheet(textRows([[wordy(20_000_000)]])), 'cellTooLong'],
  [
    'a shared string of 40,000 characters',
    () => makeWorkbook({ ...plain, strings: [`<si><t>${wordy(40_000)}</t></si>`] }),
    'cellTooLong',
  ],
  ['a shared string that is not there', () => withSheet('<row r="1"><c t="s"><v>7</v></c></row>'), 'partDamaged'],
  [
    'a DOCTYPE with entities',
    () =>
      replaced('xl/worksheets/sheet0.xml', {
        data: `<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${sheetXml('<row><c t="str"><v>&b;</v></c></row>')}`,
      }),
    'xmlForbidden',
  ],
  [
    'an entity that names a file',
    () =>
      replaced('xl/sharedStrings.xml', {
        data: '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>',
      }),
    'xmlForbidden',
  ],
  ['an entity without DOCTYPE', () => withSheet('<row r="1"><c t="str"><v>&lol;</v></c></row>'), 'partDamaged'],
  ['elements nested without end', () => withSheet('<a>'.repeat(5000)), 'xmlForbidden'],
  [
    'markup cut in the middle',
    () => replaced('xl/worksheets/sheet0.xml', { data: '<worksheet><sheetData><row r="1"><c><v>1' }),
    'partDamaged',
  ],
  [
    'bytes that are not UTF-8',
    () => replaced('xl/worksheets/sheet0.xml', { data: Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe]) }),
    'partDamaged',
  ],
];
