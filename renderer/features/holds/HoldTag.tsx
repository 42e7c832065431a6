import type { Hold } from '../../../shared/contract/holds';
import { useT } from '../../lib/i18n';
import { Tag } from '../../ui/StateTag';

export function HoldTag({ hold }: { readonly hold: Pick<Hold, 'state' | 'reviewDue'> }) {
  const { t } = useT();
  if (hold.state === 'released') return <Tag tone="gone">{t('holds.state.released')}</Tag>;
  return (
    <>
      <Tag tone="away">{t('holds.state.active')}</Tag> {hold.reviewDue && <Tag tone="warn">{t('holds.reviewDue')}</Tag>}
    </>
  );
}
