/** What a field of text may hold, and how text from ledgers is brought into one shape. */

/** Private-use code points of old GBK fonts and the letter each stands for (U+E81E and U+9FB4 are the same 龴). */
const LEGACY: Readonly<Record<string, string>> = { '\u{E81E}': '\u{9FB4}', '\u{E826}': '\u{9FB5}', '\u{E82B}': '\u{9FB6}', '\u{E82C}': '\u{9FB7}', '\u{E832}': '\u{9FB8}', '\u{E843}': '\u{9FB9}', '\u{E854}': '\u{9FBA}', '\u{E864}': '\u{9FBB}' };

const FORBIDDEN: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x1f], [0x7f, 0x9f], // control
  [0x200b, 0x200f], [0x2028, 0x202e], [0x2060, 0x2069], [0xfeff, 0xfeff], // zero width, line separators, direction
  [0xd800, 0xdfff], // lone surrogates
  [0xe000, 0xf8ff], [0xf0000, 0x10ffff], // private use
];

/** The first character that no field may hold, with its 1-based position in characters; null when the text is clean. */
export function forbiddenCharacter(text: string): { readonly character: string; readonly position: number } | null {
  let position = 0;
  for (const character of text) {
    position += 1;
    const code = character.codePointAt(0) ?? 0;
    if (FORBIDDEN.some(([from, to]) => code >= from && code <= to)) return { character: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`, position };
  }
  return null;
}

/** Full-width ASCII (Ａ１－) to its half-width form; other characters stay. */
export function toHalfWidth(text: string): string {
  return text.replace(/[！-～]/gu, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0)).replaceAll('\u3000', ' ');
}

/** One line of a ledger: NFC, legacy letters mapped, line breaks and runs of spaces (U+3000 too) made one space, ends trimmed. */
export function cleanText(text: string): string {
  const mapped = text.replace(/[\u{E81E}-\u{E864}]/gu, (c) => LEGACY[c] ?? c);
  return mapped.normalize('NFC').replace(/[\s\u3000]+/gu, ' ').trim();
}

/** A title that was made up stands in [ ] (GB/T 9705). */
export const isMadeUpTitle = (title: string): boolean => /^\[.*\]$/u.test(title.trim());
