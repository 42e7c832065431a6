import { mapLegacyLetters } from './legacy-letters';

/** What a field of text may hold, and how text from ledgers is brought into one shape. */

const forbidden: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f], // control
  [0x061c, 0x061c],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff], // zero width, line separators, direction
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x115f, 0x1160],
  [0x180e, 0x180e],
  [0x3164, 0x3164],
  [0xffa0, 0xffa0], // invisible
  [0xd800, 0xdfff], // lone surrogates
  [0xe000, 0xf8ff],
  [0xf0000, 0x10ffff], // private use
  [0xfff9, 0xfffd], // annotations, and the sign of a letter lost in decoding
  [0xfdd0, 0xfdef],
  [0xe0000, 0xe007f], // no characters, invisible tags
];
const isForbidden = (code: number): boolean =>
  (code & 0xfffe) === 0xfffe || forbidden.some(([from, to]) => code >= from && code <= to);
/** The same as one class: asked first, since nearly every text is clean and a ledger has a million of them. */
const anyForbidden = new RegExp(
  `[${[
    ...forbidden,
    ...Array.from({ length: 17 }, (_, plane) => [plane * 0x10000 + 0xfffe, plane * 0x10000 + 0xffff] as const),
  ]
    .map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`)
    .join('')}]`,
  'u',
);

/** The first character that no field may hold, with its 1-based position in characters; null when the text is clean. */
export function forbiddenCharacter(text: string): { readonly character: string; readonly position: number } | null {
  if (!anyForbidden.test(text)) return null;
  let position = 0;
  for (const character of text) {
    position += 1;
    const code = character.codePointAt(0) ?? 0;
    if (isForbidden(code)) return { character: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`, position };
  }
  return null;
}

/** Full-width ASCII (Ａ１－) to its half-width form and U+3000 to a space; other characters stay. */
export function toHalfWidth(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .replace(/[！-～]/gu, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/**
 * One line of a ledger: legacy letters mapped, NFC, line breaks and runs of spaces (U+3000 too) made one space, ends
 * trimmed. A byte order mark inside stays where it is, for `forbiddenCharacter` to report.
 */
export function cleanText(text: string): string {
  if (text === '') return '';
  return mapLegacyLetters(text)
    .normalize('NFC')
    .replace(/[^\S\uFEFF]+/gu, ' ')
    .trim();
}

/** A title that was made up stands in [ ] (GB/T 9705). */
export const isMadeUpTitle = (title: string): boolean => /^\[.*\]$/u.test(title.trim());
/** Puts a made-up title into [ ]; one that stands there already stays as it is. */
export const madeUpTitle = (title: string): string => (isMadeUpTitle(title) ? title.trim() : `[${title.trim()}]`);
