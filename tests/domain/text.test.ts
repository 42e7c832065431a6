import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { mapLegacyLetters } from '../../shared/domain/legacy-letters';
import { cleanText, forbiddenCharacter, isMadeUpTitle, madeUpTitle, toHalfWidth } from '../../shared/domain/text';
import { seeded } from './samples';

describe('forbidden characters', () => {
  test.each([
    0x00, 0x09, 0x0a, 0x0d, 0x1b, 0x7f, 0x85, 0x9f, 0xad, 0x034f, 0x061c, 0x115f, 0x180e, 0x200b, 0x200c, 0x200d,
    0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069,
    0x3164, 0xd800, 0xdfff, 0xe000, 0xe81e, 0xf8ff, 0xfdd0, 0xfeff, 0xfffd, 0xfffe, 0xffff, 0x1fffe, 0xe0041, 0xf0000,
    0x10ffff,
  ])('U+%s at the fourth place, even behind a letter of two units', (code) => {
    const letter = String.fromCodePoint(code);
    expect(forbiddenCharacter(`高𠮷梅${letter}档`)).toEqual({
      character: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
      position: 4,
    });
  });
  test.each([
    '',
    '高静梅2016年度客户档案',
    '𠮷㐂䶮龴',
    'Müller & Söhne',
    '（曾用名：㐂），含"补充协议"',
    '销字〔2016〕6号',
    '··—～％',
    'é 한국 ё',
    '\u{3FFFD}',
  ])('%j is clean', (text) => expect(forbiddenCharacter(text)).toBeNull());
});
describe('one line of a ledger', () => {
  test.each([
    ['  高静梅2024年度客户档案\u3000', '高静梅2024年度客户档案'],
    ['有限责任公司2017年度\n客户档案', '有限责任公司2017年度 客户档案'],
    ['a\r\n\t \u3000b', 'a b'],
    ['\u{E81E}', '龴'],
    ['\u{E864}\u{E815}', '龻⺁'],
    ['e\u0301', 'é'],
    ['   ', ''],
    ['\uFEFF案卷号', '案卷号'],
    ['\u00a0x', 'x'],
  ])('%j becomes %j', (text, clean) => expect(cleanText(text)).toBe(clean));
  test('leaves a byte order mark inside for the check to report', () =>
    expect(forbiddenCharacter(cleanText('高\uFEFF静'))?.position).toBe(2));
  it('settles in one step', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
      seeded,
    );
  });
});
describe('legacy letters', () => {
  const bytes = (first: number, count: number) =>
    Array.from({ length: count + 1 }, (_, at) => first + at)
      .filter((code) => (code & 0xff) !== 0x7f)
      .slice(0, count);
  const gb18030 = new TextDecoder('gb18030', { fatal: true });
  // What the bytes mean today, by the decoder of the platform; where that still answers with private use, the standard's letter.
  const kept: Record<number, string> = {
    0xe816: '𠂇',
    0xe817: '𠂉',
    0xe818: '𠃌',
    0xe831: '𡗗',
    0xe83b: '𢦏',
    0xe855: '𤇾',
  };
  test.each([
    [0xe815, 0xfe50, 80],
    [0xe78d, 0xa6d9, 7],
    [0xe794, 0xa6ec, 2],
    [0xe796, 0xa6f3, 1],
    [0xe7c7, 0xa8bc, 1],
    [0xe7c8, 0xa8bf, 1],
    [0xe7e7, 0xa989, 13],
  ] as const)('from U+%s on stand for the bytes from %s on', (first, byte, count) => {
    bytes(byte, count).forEach((pair, at) => {
      const expected = kept[first + at] ?? gb18030.decode(Uint8Array.of(pair >> 8, pair & 0xff));
      expect(mapLegacyLetters(String.fromCodePoint(first + at))).toBe(expected);
    });
  });
  test('leaves private-use characters alone that nobody can name', () =>
    expect(mapLegacyLetters('\u{E000}\u{E7FF}')).toBe('\u{E000}\u{E7FF}'));
});
test('full width', () => {
  expect(toHalfWidth('０００１－Ａｚ～　汉·')).toBe('0001-Az~ 汉·');
  fc.assert(
    fc.property(
      fc.integer({ min: 0x21, max: 0x7e }),
      (code) => toHalfWidth(String.fromCodePoint(code + 0xfee0)) === String.fromCodePoint(code),
    ),
    seeded,
  );
});
test('made-up titles stand in [ ]', () => {
  expect([isMadeUpTitle('[客户来函]'), isMadeUpTitle('客户[来]函'), isMadeUpTitle(' [x] ')]).toEqual([
    true,
    false,
    true,
  ]);
  expect([madeUpTitle(' 客户来函 '), madeUpTitle('[客户来函]')]).toEqual(['[客户来函]', '[客户来函]']);
});
