import { useCallback } from 'react';
import type { Block } from '../../shared/contract/disposal-due';
import { assertNever } from '../../shared/result';
import { useT } from '../lib/i18n';

/** What stands between a volume and its destruction, one sentence each; of a hidden hold only that it is there. */
export function useBlockWords(): (block: Block) => string {
  const { t } = useT();
  return useCallback(
    (block) => {
      switch (block.kind) {
        case 'hold':
          return block.number === null
            ? t('disposal.block.holdHidden')
            : t('disposal.block.hold', { number: block.number, reason: block.reason ?? '' });
        case 'onLoan':
          return block.number === null
            ? t('disposal.block.onLoanBare', { name: block.name })
            : t('disposal.block.onLoan', {
                name: block.name,
                number: block.number,
                until: block.until ?? t('common.none'),
              });
        case 'reserved':
          return block.number === null
            ? t('disposal.block.reservedBare', { name: block.name })
            : t('disposal.block.reserved', { name: block.name, number: block.number });
        case 'notAtHome': {
          const nowhere = t('disposal.block.nowhere');
          return t('disposal.block.notAtHome', { home: block.home ?? nowhere, current: block.current ?? nowhere });
        }
        case 'notSetApart': {
          const nowhere = t('disposal.block.nowhere');
          return t('disposal.block.notSetApart', { place: block.place ?? nowhere, current: block.current ?? nowhere });
        }
        case 'onList':
          return block.number === null
            ? t('disposal.block.onDraft')
            : t('disposal.block.onList', { number: block.number });
        case 'notDue':
          return t('disposal.block.notDue', { dueFrom: block.dueFrom });
        case 'missing':
        case 'undated':
        case 'permanent':
        case 'notFiled':
        case 'destroyed':
          return t(`disposal.block.${block.kind}`);
        default:
          return assertNever(block);
      }
    },
    [t],
  );
}
