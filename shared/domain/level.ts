import { err, ok, type Result } from '../result';
import { addDays, addMonths } from './office-day';
import type { Language } from './language';
import { cleanText, toHalfWidth } from './text';
import type { Day, Month } from './volume-facts';

/** Level 密级 (BM-5, DA-14.2). `general` 一般 is every unmarked client file; the other three are marked and never leave the room. */
export const levels = ['general', 'secret', 'confidential', 'topSecret'] as const;
/** general 一般 · secret 秘密 · confidential 机密 · topSecret 绝密: in Chinese order, lowest first. */
export type Level = (typeof levels)[number];

/** 0 general … 3 top secret: what the store compares. */
export const levelRank = (level: Level): number => levels.indexOf(level);
export const isMarked = (level: Level): boolean => level !== 'general';
/** What is above a person's clearance does not exist for them (domain.md "Things"). */
export const isWithin = (level: Level, clearance: Level): boolean => levelRank(level) <= levelRank(clearance);

/** A volume, a slip, a list has the highest level of what it holds; nothing held is general. */
export function highestLevel(held: readonly Level[]): Level {
  return held.reduce<Level>((highest, level) => (levelRank(level) > levelRank(highest) ? level : highest), 'general');
}

/** The company's choice of words (setting `levelLabels`): 秘密/机密/绝密 of BM-5, or 普通商密/核心商密. */
export type LevelLabels = 'secret' | 'commercial';

/**
 * Three levels under two words: 秘密 is 普通商密, 机密 and 绝密 are both 核心商密, since XX-31 asks the same special
 * keeping of both. The level itself stays what it was; only its word changes, so the setting can be turned back.
 */
const words: Readonly<Record<LevelLabels, Readonly<Record<Level, Readonly<Record<Language, string>>>>>> = {
  secret: {
    general: { 'zh-CN': '一般', en: 'General' },
    secret: { 'zh-CN': '秘密', en: 'Secret' },
    confidential: { 'zh-CN': '机密', en: 'Confidential' },
    topSecret: { 'zh-CN': '绝密', en: 'Top secret' },
  },
  commercial: {
    general: { 'zh-CN': '一般', en: 'General' },
    secret: { 'zh-CN': '普通商密', en: 'Ordinary commercial secret' },
    confidential: { 'zh-CN': '核心商密', en: 'Core commercial secret' },
    topSecret: { 'zh-CN': '核心商密', en: 'Core commercial secret' },
  },
};
export const levelLabel = (level: Level, labels: LevelLabels, language: Language): string =>
  words[labels][level][language];

/** What a list prints in 备注 (XX-31): the word of a marked level, nothing for an unmarked one (DA/T 22: as actually marked). */
export const levelMark = (level: Level, labels: LevelLabels, language: Language): string =>
  isMarked(level) ? levelLabel(level, labels, language) : '';

const ledgerWords: ReadonlyMap<string, Level> = new Map<string, Level>([
  ['', 'general'],
  ['一般', 'general'],
  ['普通', 'general'],
  ['无', 'general'],
  ['无密级', 'general'],
  ['-', 'general'],
  ['general', 'general'],
  ['秘密', 'secret'],
  ['普通商密', 'secret'],
  ['普通商业秘密', 'secret'],
  ['secret', 'secret'],
  ['机密', 'confidential'],
  ['confidential', 'confidential'],
  // The word does not say which of the two is meant: the stricter, since reading a ledger must never lower a level.
  ['核心商密', 'topSecret'],
  ['核心商业秘密', 'topSecret'],
  ['绝密', 'topSecret'],
  ['topsecret', 'topSecret'],
]);

/**
 * The level an old ledger wrote: empty and 一般 are general. A mark and term behind the word (`秘密★10年`) is handed
 * back as `term`, as written and without the ★, for the person to enter as a date. Unknown words are refused, not guessed.
 */
export function parseLevel(
  text: string,
): Result<{ readonly level: Level; readonly term: string | null }, 'levelUnknown'> {
  const plain = toHalfWidth(cleanText(text)).replace(/\s/gu, '').replace(/[—–]/gu, '-');
  const [, word = '', term = ''] = /^(.+?)[★☆*]?(\d+(?:年|个月)|长期|永久)?$/u.exec(plain) ?? [];
  const level = ledgerWords.get(word.toLowerCase());
  // 一般 with a ★ or a term contradicts itself: whatever was meant was not unmarked.
  if (level === undefined || (level === 'general' && word !== plain)) return err('levelUnknown');
  return ok({ level, term: term === '' ? null : term });
}

/**
 * The last day a term behind a level (`10年`, `6个月`) holds for a volume. A term runs from the day each paper was made, so
 * the volume's is over only with its last paper's, at the latest counted from the end of its last month. Null where the
 * term is no span of time (长期, 永久) or longer than 500 years: nobody may guess when such a level ends.
 */
export function levelTermEnd(term: string, lastMonth: Month): Day | null {
  const [, digits = '', unit = ''] = /^(\d{1,4})(年|个月)$/u.exec(term) ?? [];
  const months = Number(digits) * (unit === '年' ? 12 : 1);
  if (months < 1 || months > 6000) return null;
  return addDays(addMonths(`${lastMonth}-01`, months + 1), -1);
}
