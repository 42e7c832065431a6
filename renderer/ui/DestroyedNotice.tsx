import { useT } from '../lib/i18n';
import { useQuery } from '../lib/use-query';

/** At the head of a destroyed volume's page: on which list it went, and that the rest is gone for good. */
export function DestroyedNotice({ volumeId }: { readonly volumeId: number }) {
  const { t } = useT();
  const trace = useQuery('disposal.ofVolume', { volumeId }, ['disposal']);
  if (trace.status !== 'ready') return null;
  const list = trace.value.lists.find(({ rowState }) => rowState === 'destroyed');
  return (
    <p className="notice notice-bad">
      {list === undefined || list.number === null
        ? t('disposal.trace.destroyedBare')
        : t('disposal.trace.stub', { number: list.number })}
    </p>
  );
}
