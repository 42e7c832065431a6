import { ruler, type Face } from './fonts';

/** A character that cannot be printed, and the place on the form it was meant for (`title`, `items.3.note`). */
export type MissingGlyph = { readonly character: string; readonly codePoint: string; readonly where: string };
export type PlacedText = { readonly text: string; readonly where: string };

/** Left blank for the pen: one em wide, as the character itself would be. */
const penSpace = '\u3000';

/** ★ in a mark of secrecy belongs to state secrets alone: no form of a company may print it (rules-and-forms 4.3). */
const reserved = new Set(['★', '☆']);

/** Joiners and variation selectors have no shape of their own: they are dropped, never reported. */
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;

const known: Record<Face, Map<string, boolean>> = {
  song: new Map(),
  songBold: new Map(),
  hei: new Map(),
  heiBold: new Map(),
};

/** Looked up in the face once a character: a long register asks some ten thousand times for each. */
export function isPrintable(character: string, face: Face): boolean {
  const said = known[face].get(character);
  if (said !== undefined) return said;
  const found = !reserved.has(character) && ruler(face).has(character.codePointAt(0) ?? 0);
  known[face].set(character, found);
  return found;
}

/** The characters of the texts that have no glyph in the face, each place named once, in the order met. */
export function missingGlyphs(texts: readonly PlacedText[], face: Face): MissingGlyph[] {
  const found = new Map<string, MissingGlyph>();
  for (const { text, where } of texts) {
    for (const character of text.replace(invisible, '')) {
      if (character === '\n' || character === '\t' || isPrintable(character, face)) continue;
      const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      found.set(`${where} ${codePoint}`, { character, codePoint, where });
    }
  }
  return [...found.values()];
}

/** The text as it can be set: tabs are spaces, and every character without a glyph is a blank of one em. Line feeds stay. */
export function settable(text: string, face: Face): string {
  let set = '';
  for (const character of text.replace(invisible, '').replace(/\r\n?/g, '\n').replaceAll('\t', ' ')) {
    set += character === '\n' || isPrintable(character, face) ? character : penSpace;
  }
  return set;
}
