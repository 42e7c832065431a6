import type { Match } from '@zxcvbn-ts/core';
import { knownWords } from './known-texts';
import { variantsOf, withoutKnownTexts, withoutPersonalNumbers } from './passphrase-variants';

/**
 * Whether a passphrase stands up to someone who copied the disk. The one hurdle is set when it is chosen; it never
 * expires (NIST SP 800-63B, 5.1.1.2). Advice has its words in i18n `passphrase.<code>`.
 */
export const passphraseAdvice = [
  'tooShort',
  'onlyDigits',
  'aboutYou',
  'personalNumber',
  'commonWords',
  'knownText',
  'keyboardRow',
  'sequence',
  'repeated',
  'date',
  'addWords',
] as const;
export type PassphraseAdvice = (typeof passphraseAdvice)[number];
/** `score` 0 to 4 as zxcvbn counts; only 4 (10^10 guesses) is acceptable, and then there is no advice. */
export type PassphraseVerdict = {
  readonly acceptable: boolean;
  readonly score: number;
  readonly advice: readonly PassphraseAdvice[];
};

export const MIN_CHARACTERS = 12;
export const MIN_WORDS = 5;
/** The estimator's time grows steeply with length, and what follows so many characters cannot make them weaker. */
const ASSESSED_CHARACTERS = 64;
const SCORE_FROM_LOG10 = [3, 6, 8, 10] as const;
/** The estimator counts any character as one of 10; a Chinese one in a phrase is worth about 30. */
const LOG10_PER_HAN = 0.5;

/** Loaded at the first question: 200,000 words take 0.2 s that the unlock screen shall not wait for. */
let loading: Promise<(text: string, about: readonly string[]) => Estimate> | null = null;
type Estimate = { readonly log10: number; readonly matches: readonly Match[] };

async function load(): Promise<(text: string, about: readonly string[]) => Estimate> {
  const [{ zxcvbn, zxcvbnOptions }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  zxcvbnOptions.setOptions({
    dictionary: { ...common.dictionary, ...english.dictionary, chinese: [...knownWords] },
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: 10,
  });
  return (text, about) => {
    const { guessesLog10, sequence } = zxcvbn(text, [...about]);
    const han = sequence
      .filter(({ pattern }) => pattern === 'bruteforce')
      .flatMap(({ token }) => token.match(/\p{Script=Han}/gu) ?? []);
    return { log10: guessesLog10 + LOG10_PER_HAN * new Set(han).size, matches: sequence };
  };
}

/**
 * Assesses a passphrase in the form the KDF takes it (NFKC). `about`: login, names, fonds number and name, none of
 * which may be in it. Long enough is 12 characters, or 5 words (two Chinese characters count as a word).
 */
export async function checkPassphrase(passphrase: string, about: readonly string[]): Promise<PassphraseVerdict> {
  loading ??= load();
  const estimate = await loading;
  const text = passphrase.normalize('NFKC');
  const terms = about.map((term) => term.normalize('NFKC').trim().toLowerCase()).filter(tellsSomething);
  const assessed = [...text].slice(0, ASSESSED_CHARACTERS).join('');
  const weakest = variantsOf(assessed)
    .map(({ text: spelling, credit }) => raised(estimate(spelling, terms), credit))
    .reduce((a, b) => (b.log10 < a.log10 ? b : a), { log10: Number.POSITIVE_INFINITY, matches: [] });
  const score = text === '' ? 0 : SCORE_FROM_LOG10.filter((bound) => weakest.log10 >= bound).length;
  const refusals = rulesBroken(text, terms);
  if (score === SCORE_FROM_LOG10.length && refusals.length === 0) return { acceptable: true, score, advice: [] };
  const reasons = score === SCORE_FROM_LOG10.length ? [] : reasonsOf(assessed, weakest.matches);
  return {
    acceptable: false,
    score,
    advice: passphraseAdvice.filter((code) => refusals.includes(code) || reasons.includes(code)),
  };
}

const raised = ({ log10, matches }: Estimate, by: number): Estimate => ({ log10: log10 + by, matches });

/** Long enough to be recognised in a passphrase rather than met there by chance. */
const tellsSomething = (term: string): boolean => /\p{Script=Han}{2}/u.test(term) || [...term].length >= 4;

function rulesBroken(text: string, terms: readonly string[]): readonly PassphraseAdvice[] {
  const plain = text.toLowerCase();
  const bare = plain.replace(/[^\p{L}\p{N}]/gu, '');
  const broken: PassphraseAdvice[] = [];
  if ([...text].length < MIN_CHARACTERS && wordsIn(plain) < MIN_WORDS) broken.push('tooShort');
  if (/^\p{Nd}+$/u.test(bare)) broken.push('onlyDigits');
  if (terms.some((term) => plain.includes(term) || bare.includes(term))) broken.push('aboutYou');
  return broken;
}

/** Different words: runs of three letters or more, and pairs of Chinese characters. */
function wordsIn(text: string): number {
  const han = text.match(/\p{Script=Han}{2}/gu) ?? [];
  const others = text.replace(/\p{Script=Han}/gu, ' ').match(/\p{L}{3,}/gu) ?? [];
  return new Set([...han, ...others]).size;
}

function reasonsOf(text: string, matches: readonly Match[]): readonly PassphraseAdvice[] {
  const reasons = matches.flatMap(({ pattern }) => byPattern[pattern] ?? []);
  if (withoutKnownTexts(text) !== text) reasons.push('knownText');
  if (withoutPersonalNumbers(text) !== text) reasons.push('personalNumber');
  return [...reasons, 'addWords'];
}

const byPattern: Readonly<Record<string, PassphraseAdvice>> = {
  dictionary: 'commonWords',
  spatial: 'keyboardRow',
  sequence: 'sequence',
  repeat: 'repeated',
  date: 'date',
  regex: 'date',
};
