import type { ReadableDb, WritableDb } from '../store/open';

/** FTS5 index of one searched thing; rowid is the thing's id. */
export type TextIndex = 'volume_text' | 'client_text' | 'item_text' | 'code_text';

/** Puts the words of a thing into its index, in place of what stood there. */
export function indexText(db: WritableDb, index: TextIndex, id: number, words: readonly (string | null)[]): void {
  const text = words.filter((word) => word !== null && word !== '').join(' ');
  db.prepare(`INSERT OR REPLACE INTO ${index} (rowid, words) VALUES (?, ?)`).run([id, text]);
}

export function unindexText(db: WritableDb, index: TextIndex, id: number): void {
  db.prepare(`DELETE FROM ${index} WHERE rowid = ?`).run([id]);
}

const MAX_WORDS = 16;

/**
 * A person's text as an FTS5 query that cannot fail: every word a quoted phrase, the last Latin word a prefix.
 * Null when nothing is left to search for.
 */
export function textQuery(text: string): string | null {
  const words = wordsOf(text);
  if (words.length === 0) return null;
  return words
    .map((word, i) => `${phrase(word)}${i === words.length - 1 && BEING_TYPED.test(word) ? '*' : ''}`)
    .join(' ');
}
const phrase = (word: string): string => `"${word.replaceAll('"', '""')}"`;
const BEING_TYPED = /[A-Za-z0-9]$/;
const isWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .replaceAll('\0', '')
    .split(/[\s\u3000]+/u)
    .filter(isWord)
    .slice(0, MAX_WORDS);

/**
 * The same question to a row's own text, in small letters and behind a blank: GLOB of the word being typed, and the words before it.
 * `whole`: of all that stands before the last run of letters or digits, as a query of the index; null where nothing does.
 */
export type WordPattern = { readonly first: string; readonly words: readonly string[]; readonly whole: string | null };

/**
 * Null where no word is still being typed, or where it is no plain word or code. In a row's text a word begins behind
 * anything but a letter or a digit, and a sign between two words is any one such sign, as the index takes them.
 */
export function patternOf(text: string): WordPattern | null {
  const words = wordsOf(text).map((word) => word.toLowerCase());
  const typed = words.pop();
  if (typed === undefined || !BEING_TYPED.test(typed) || !/^[\p{L}\p{N}\p{P}\p{S}]+$/u.test(typed)) return null;
  const runs = typed.split(/[^\p{L}\p{N}]+/u).filter((run) => run !== '');
  const begins = /^[a-z0-9]/.test(runs[0] ?? '') ? '[^a-z0-9]' : '';
  const before = LAST_RUN.test(typed) ? [...words, typed.replace(LAST_RUN, '$1')].filter(isWord) : [];
  const whole = before.length === 0 ? null : before.map(phrase).join(' ');
  return { first: `*${begins}${runs.join('[^a-z0-9]')}*`, words, whole };
}
/** The letters and digits at the end that the index takes for a word of their own: a Chinese character before them is another. */
const LAST_RUN = /(^|[^\p{L}\p{N}]|\p{Script=Han})[a-z0-9]+$/u;

/**
 * A part of a code as a query of `code_text`: the rows that hold all its runs of three characters, among which are those
 * that hold the part itself. Null for what is too short, or is no code: of those the words are searched.
 */
export function codePartQuery(part: string): string | null {
  if (part.length < 3 || part.length > 60 || !/\d/.test(part)) return null;
  const signs = [...part];
  const runs = signs.slice(2).map((_, at) =>
    signs
      .slice(at, at + 3)
      .join('')
      .replaceAll('"', '""'),
  );
  return [...new Set(runs)].map((run) => `"${run}"`).join(' AND ');
}

/** SQL: whether a code of `volume v` holds `:part`, as the index has promised. */
export const HOLDS_PART = `(instr(v.reference_key, :part) > 0 OR instr(v.old_key, :part) > 0 OR instr(upper(v.filing_number), :part) > 0)`;

/** Ids of the newest things that hold all the words; ordered by number, never by rank (bm25 takes 0.5 s on common words). */
export function matching(db: ReadableDb, index: TextIndex, query: string, limit: number): number[] {
  return db
    .prepare(`SELECT rowid AS id FROM ${index} WHERE ${index} MATCH ? ORDER BY rowid DESC LIMIT ?`)
    .all<{ id: number }>([query, limit])
    .map((row) => row.id);
}
