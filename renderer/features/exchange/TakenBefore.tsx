import type { Stage } from '../../../shared/contract/exchange';
import { instant } from '../../lib/format';
import { useT } from '../../lib/i18n';

/** The same bytes cannot be taken in twice while the first batch stands; once it is undone they may come again. */
export const standsAlready = (stage: Stage): boolean => stage.takenBefore !== null && !stage.takenBefore.undone;

export function TakenBefore({ stage }: { readonly stage: Stage }) {
  const { t } = useT();
  const before = stage.takenBefore;
  if (before === null) return null;
  return (
    <p role="status" className={before.undone ? 'notice' : 'notice notice-warn'}>
      {t(before.undone ? 'exchange.takenBeforeUndone' : 'exchange.takenBefore', {
        at: instant(before.at),
        batch: before.batchId,
      })}
    </p>
  );
}
