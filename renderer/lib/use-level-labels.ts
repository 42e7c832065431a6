import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, words } from '../../shared/i18n/index';
import { levelLabel, levels } from '../../shared/domain/level';
import { useQuery } from './use-query';

/** Lets `common.level.*` say what the archive calls its levels (setting `levelLabels`, BM-5); the levels stay what they are. */
export function useLevelLabels(): void {
  const { i18n } = useTranslation();
  const settings = useQuery('settings.get', {}, ['settings']);
  const chosen = settings.status === 'ready' ? settings.value.find(({ key }) => key === 'levelLabels')?.value : undefined;
  useEffect(() => {
    for (const language of languages) {
      const commercial = Object.fromEntries(levels.map((level) => [level, levelLabel(level, 'commercial', language)]));
      i18n.addResourceBundle(language, 'translation', { common: { level: chosen === 'commercial' ? commercial : words[language].common.level } }, true, true);
    }
  }, [i18n, chosen]);
}
