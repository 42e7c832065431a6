import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeText, type Encoding } from '../../electron/engine/exchange/encoding';
import { refusal } from './helpers';

const ledger = '案卷号,客户名称\r\nKH-1,𠮷田商会\r\nKH-2,文山䶮浩㐂\r\nKH-3,丁艳一\r\n';
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
/** GB18030 from the decoder itself, backwards: every one-, two- and four-byte code of the letters used. */
function gb18030(text: string): Buffer {
  return Buffer.concat(Array.from(text, (letter) => gbLetters.get(letter) ?? Buffer.from(letter, 'ascii')));
}
const gbLetters = new Map<string, Buffer>(
  Object.entries({
    案: 'b0b8',
    卷: 'beed',
    号: 'bac5',
    客: 'bfcd',
    户: 'bba7',
    名: 'c3fb',
    称: 'b3c6',
    𠮷: '9534b235',
    田: 'ccef',
    商: 'c9cc',
    会: 'bbe1',
    文: 'cec4',
    山: 'c9bd',
    䶮: 'fe9f',
    浩: 'bac6',
    㐂: '8139ef31',
    丁: 'b6a1',
    艳: 'd1de',
    一: 'd2bb',
  }).map(([letter, hex]) => [letter, Buffer.from(hex, 'hex')] as const),
);

describe('decodeText', () => {
  test.each<[string, Buffer, Encoding]>([
    ['UTF-8', Buffer.from(ledger), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${ledger}`), 'utf-8'],
    ['UTF-16 little end first, with a mark', Buffer.from(`\uFEFF${ledger}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 big end first, with a mark', utf16be(`\uFEFF${ledger}`), 'utf-16be'],
    ['UTF-16 little end first', Buffer.from(ledger, 'utf16le'), 'utf-16le'],
    ['UTF-16 big end first', utf16be(ledger), 'utf-16be'],
    ['GB18030', gb18030(ledger), 'gb18030'],
    ['GB18030 with a mark', Buffer.concat([Buffer.from('84319533', 'hex'), gb18030(ledger)]), 'gb18030'],
  ])('%s, rare names included', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: ledger, encoding, certain: true });
  });

  test('the old ledger', () => {
    const { text, encoding } = decodeText(readFileSync('build/samples/old-ledger-gb18030.csv'));
    expect(encoding).toBe('gb18030');
    expect(text).toContain('含""补充协议""');
    expect(text).toMatch(/𠮷.*㐂|㐂[^]*𠮷/u);
  });

  test('few bytes that fit both are said to be uncertain, and the person may choose', () => {
    const bytes = Buffer.from('客户,1\n');
    expect(decodeText(bytes)).toMatchObject({ encoding: 'utf-8', certain: false });
    expect(decodeText(bytes, 'gb18030').encoding).toBe('gb18030');
    expect(decodeText(Buffer.from('a,b\n')).certain).toBe(true);
  });

  test('nothing fits: the line is named, nothing is guessed', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n'), gb18030('客户\n'), Buffer.from([0x80, 0xff, 0x0a])]);
    expect(await refusal(() => decodeText(bytes))).toEqual({ reason: 'encodingUnknown', facts: { line: '3' } });
    expect(await refusal(() => decodeText(gb18030('客户'), 'utf-8'))).toEqual({
      reason: 'encodingUnknown',
      facts: { line: '1' },
    });
    expect(await refusal(() => decodeText(Buffer.from('\uFEFFa,\uD800', 'utf16le')))).toMatchObject({
      reason: 'encodingUnknown',
    });
  });

  test('binary files are no text', async () => {
    expect((await refusal(() => decodeText(Buffer.from([1, 0, 0, 7, 3, 0, 0, 9, 2])))).reason).toBe('binaryFile');
    expect((await refusal(() => decodeText(Buffer.from([0x80, 0xff, 0, 0, 9])))).reason).toBe('binaryFile');
    expect((await refusal(() => decodeText(Buffer.from('a,b\0c\n'), 'utf-8'))).reason).toBe('binaryFile');
  });
});
