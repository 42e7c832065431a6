import { type Level, levelLabel } from '../../shared/domain/level';
import { useT } from './i18n';
import { useQuery } from './use-query';

/** How a level is called in this archive: 秘密/机密/绝密 or the commercial labels (BM-5), by the archive's setting. */
export function useLevelWords(): (level: Level) => string {
  const { t, language } = useT();
  const settings = useQuery('settings.get', {}, ['settings']);
  const labels =
    settings.status === 'ready' ? settings.value.find((one) => one.key === 'levelLabels')?.value : undefined;
  return (level) => (labels === 'commercial' ? levelLabel(level, 'commercial', language) : t(`common.level.${level}`));
}
