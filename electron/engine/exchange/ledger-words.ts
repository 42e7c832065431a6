import {
  itemRoles,
  bindings,
  carriers,
  retentionBases,
  volumeStates,
  writings,
} from '../../../shared/domain/volume-facts';
import { type Language, languages, words } from '../../../shared/i18n/index';
import { err, ok } from '../../../shared/result';
import type { Read } from './values';

/** Columns whose cells hold one of a few words: the codes, and where i18n keeps what a screen calls them. */
const lists = {
  state: [volumeStates, (language: Language) => words[language].common.state],
  binding: [bindings, (language: Language) => words[language].common.binding],
  retentionBasis: [retentionBases, (language: Language) => words[language].catalogue.basis],
  carrier: [carriers, (language: Language) => words[language].catalogue.carrier],
  writing: [writings, (language: Language) => words[language].catalogue.writing],
  role: [itemRoles, (language: Language) => words[language].catalogue.itemRole],
} as const;
type Lists = typeof lists;
export type LedgerWord<K extends keyof Lists> = Lists[K][0][number];

/** The word of a code in a list that goes out. */
export function ledgerWord<K extends keyof Lists>(kind: K, code: LedgerWord<K>, language: Language): string {
  const table: Readonly<Record<string, string>> = lists[kind][1](language);
  return table[code] ?? code;
}

/** The code behind a word in either language; a word that is none of them refuses the row. */
export const readWord =
  <K extends keyof Lists>(kind: K) =>
  (text: string): Read<LedgerWord<K>> => {
    const codes: readonly LedgerWord<K>[] = lists[kind][0];
    const wanted = text.trim().toLowerCase();
    const found = codes.find((code) =>
      languages.some((language) => ledgerWord(kind, code, language).toLowerCase() === wanted),
    );
    return found === undefined ? err('wordUnknown') : ok(found);
  };
