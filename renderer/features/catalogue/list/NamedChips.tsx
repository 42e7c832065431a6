import { useT } from '../../../lib/i18n';
import { useQuery } from '../../../lib/use-query';

type Props = { readonly id: number; readonly onDrop: () => void };

/** The condition "of this client", by the client's name; a click takes it away. */
export function ClientChip({ id, onDrop }: Props) {
  const { t } = useT();
  const client = useQuery('clients.get', { id }, ['clients']);
  const name = client.status === 'ready' ? `${client.value.code} ${client.value.name}` : String(id);
  return <DropChip words={t('catalogue.list.clientChip', { name })} onDrop={onDrop} />;
}

/** The condition "stands here", by the code on the label; a place that is gone is said to be so. */
export function PlaceChip({ id, onDrop }: Props) {
  const { t } = useT();
  const place = useQuery('locations.get', { id }, ['locations']);
  const name =
    place.status === 'ready' ? place.value.code : t(place.status === 'failed' ? 'common.place.none' : 'common.loading');
  return <DropChip words={t('catalogue.list.placeChip', { name })} onDrop={onDrop} />;
}

/** A condition that is only shown and taken away. */
export function DropChip({ words, onDrop }: { readonly words: string; readonly onDrop: () => void }) {
  const { t } = useT();
  return (
    <button
      type="button"
      className="chip chip-set"
      aria-label={t('catalogue.list.drop', { name: words })}
      onClick={onDrop}
    >
      {words} <span aria-hidden="true">×</span>
    </button>
  );
}
