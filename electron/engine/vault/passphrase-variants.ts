import { knownTexts } from './known-texts';

/** The shortest stretch of a known text that is taken for it. */
const STRETCH = 3;
/** What a stretch everybody knows is worth: one dull character. */
const NOTHING = '0';

const joined = knownTexts.join('\n');
const corpus = `${joined}\n${[...joined].reverse().join('')}`;

/** The text with stretches of known texts taken out; the same text when there are none. */
export function withoutKnownTexts(text: string): string {
  const characters = [...text];
  let rest = '';
  for (let start = 0; start < characters.length;) {
    let end = start + STRETCH;
    let length = 0;
    while (
      end <= characters.length &&
      corpus.includes(characters.slice(start, end).join('')) &&
      /^\p{Script=Han}+$/u.test(characters.slice(start, end).join(''))
    ) {
      length = end - start;
      end += 1;
    }
    rest += length === 0 ? (characters[start] ?? '') : NOTHING;
    start += Math.max(1, length);
  }
  return rest;
}

/** Mainland mobile numbers and identity numbers (GB 11643): long, and in many hands. */
const PERSONAL = /(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dxX])(?!\d)/gu;
export const withoutPersonalNumbers = (text: string): string => text.replace(PERSONAL, NOTHING);

const DIGITS: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  两: '2',
};
/** 一九九〇年一月一日 as 1990-1-1-, which the estimator knows for a date. */
const withPlainDates = (text: string): string =>
  text.replace(/[零〇一二三四五六七八九两]/gu, (sign) => DIGITS[sign] ?? sign).replace(/(?<=\d)[年月日号]/gu, '-');

/** `credit`: power of ten for what the spelling leaves out, a factor of 10 for each different sign. */
export type Variant = { readonly text: string; readonly credit: number };

/** The spellings under which a guesser would try a passphrase; the weakest of them is its strength. */
export function variantsOf(text: string): readonly Variant[] {
  const reduced = withoutPersonalNumbers(withoutKnownTexts(text));
  const signs = new Set(text.match(/[^\p{L}\p{N}]/gu));
  const bare = { text: text.replace(/[^\p{L}\p{N}]/gu, ''), credit: signs.size };
  const spelled = new Set([text, reduced, withPlainDates(text), withPlainDates(reduced)]);
  return [...[...spelled].map((spelling) => ({ text: spelling, credit: 0 })), bare];
}
