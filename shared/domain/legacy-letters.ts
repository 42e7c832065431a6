/**
 * Private-use code points that GBK and early GB 18030 fonts used for letters that Unicode had not yet named
 * (GB 18030-2005 annex, Unicode 4.1 to 10). Old ledgers still hold them: U+E81E and U+9FB4 are the same letter 龴.
 */
const runs: readonly (readonly [firstCode: number, letters: string])[] = [
  // Forms of punctuation for vertical writing, bytes A6D9–A6DF, A6EC–A6ED, A6F3.
  [0xe78d, '\u{FE10}\u{FE12}\u{FE11}\u{FE13}\u{FE14}\u{FE15}\u{FE16}\u{FE17}\u{FE18}\u{FE19}'],
  // Two letters of pinyin, bytes A8BC and A8BF.
  [0xe7c7, '\u{1E3F}\u{01F9}'],
  // Ideographic description characters, bytes A989–A995.
  [0xe7e7, '\u{303E}\u{2FF0}\u{2FF1}\u{2FF2}\u{2FF3}\u{2FF4}\u{2FF5}\u{2FF6}\u{2FF7}\u{2FF8}\u{2FF9}\u{2FFA}\u{2FFB}'],
  // Ideographs and radicals, bytes FE50–FEA0.
  [
    0xe815,
    '⺁\u{20087}\u{20089}\u{200CC}⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧\u{215D7}龸⺪䁖䅟⺮䌷⺳⺶⺷\u{2298F}䎱䎬⺻䏝䓖䙡䙌龹' +
      '䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺\u{241FE}䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
  ],
];

const letters: ReadonlyMap<string, string> = new Map(
  runs.flatMap(([first, run]) => [...run].map((letter, at) => [String.fromCodePoint(first + at), letter] as const)),
);

/** The text with every known legacy letter replaced by the one it stands for; other private-use characters stay. */
export const mapLegacyLetters = (text: string): string =>
  text.replace(/[\u{E78D}-\u{E864}]/gu, (letter) => letters.get(letter) ?? letter);
