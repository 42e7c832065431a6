import { TextDecoder } from 'node:util';
import { strictUtf8 } from '../strict-utf8';
import { refused } from './refusals';

/** The same words as in the contract. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/** `certain` is false where the bytes are too few to tell UTF-8 from GB18030: the preview must ask. */
export type DecodedText = { readonly text: string; readonly encoding: Encoding; readonly certain: boolean };

/** Bytes beyond ASCII from which on text that is valid UTF-8 is no chance hit of GB18030 (0 of 400,000 at 20). */
const enoughBytes = 20;

/**
 * Text of a CSV file. Order: byte order mark, UTF-16 without one (its commas and line ends hold NULs, no other text does),
 * strict UTF-8 over the whole file, strict GB18030. A replacement character is never made up: where nothing fits,
 * `fileRefused` names the line up to which the best candidate went. `asked` is the person's own choice, equally strict.
 */
export function decodeText(bytes: Uint8Array, asked: Encoding | null = null): DecodedText {
  const encoding = asked ?? markOf(bytes) ?? utf16Without(bytes);
  if (encoding !== null) {
    const text = decode(bytes, encoding);
    if (text === null) throw refused('encodingUnknown', { line: firstBadLine(bytes, [encoding]) });
    return { text: readable(text), encoding, certain: true };
  }
  if (bytes.includes(0)) throw refused('binaryFile');
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== null) return { text: readable(utf8), encoding: 'utf-8', certain: !mayBeGb18030(bytes) };
  const gb = decode(bytes, 'gb18030');
  if (gb !== null) return { text: readable(gb), encoding: 'gb18030', certain: true };
  throw refused('encodingUnknown', { line: firstBadLine(bytes, ['utf-8', 'gb18030']) });
}

function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  if (encoding === 'utf-8') return strictUtf8(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A text with NULs is none; GB18030 files carry their mark as a character, which the decoder keeps. */
function readable(text: string): string {
  if (text.includes('\0')) throw refused('binaryFile');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function markOf(bytes: Uint8Array): Encoding | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x84 && second === 0x31 && third === 0x95 && fourth === 0x33) return 'gb18030';
  return null;
}

function utf16Without(bytes: Uint8Array): Encoding | null {
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return null;
  let little = 0;
  let big = 0;
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    if (bytes[index + 1] === 0 && bytes[index] !== 0) little += 1;
    if (bytes[index] === 0 && bytes[index + 1] !== 0) big += 1;
  }
  // Only one byte of each pair is ever NUL in a real text, but for a rare character like U+4E00.
  if (little > big * 4) return 'utf-16le';
  return big > little * 4 ? 'utf-16be' : null;
}

function mayBeGb18030(bytes: Uint8Array): boolean {
  let high = 0;
  for (let index = 0; index < bytes.length && high < enoughBytes; index += 1)
    if ((bytes[index] ?? 0) >= 0x80) high += 1;
  return high > 0 && high < enoughBytes && decode(bytes, 'gb18030') !== null;
}

/** A line feed is never part of another character in UTF-8 or GB18030, so lines can be tried one by one. */
function firstBadLine(bytes: Uint8Array, candidates: readonly Encoding[]): number {
  return Math.max(...candidates.map((encoding) => badLine(bytes, encoding)));
}

function badLine(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return 1;
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    if (decode(bytes.subarray(start, end), encoding) === null) return line;
    start = end;
  }
  return line;
}
