import { useT } from '../../lib/i18n';
import { useLevelWords } from '../../lib/level-words';
import { useBlockWords } from '../../ui/use-block-words';
import type { Words } from './volume-columns';

/** The words a ledger of volumes needs. */
export function useWords(): Words {
  const { t, language } = useT();
  return { t, language, levelWord: useLevelWords(), blockWords: useBlockWords() };
}
