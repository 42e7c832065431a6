import { useCallback } from 'react';
import type { Block } from '../../shared/contract/disposal-due';
import { blockWords } from '../../shared/i18n/block-words';
import { useT } from '../lib/i18n';

/** What stands between a volume and its destruction, one sentence each. */
export function useBlockWords(): (block: Block) => string {
  const { t } = useT();
  return useCallback(
    (block) => blockWords(block, (key, values) => t(`disposal.block.${key}`, values), t('common.none')),
    [t],
  );
}
