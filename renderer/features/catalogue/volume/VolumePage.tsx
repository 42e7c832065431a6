import { useState } from 'react';
import type { Volume, VolumeInput } from '../../../../shared/contract/catalogue';
import { useT } from '../../../lib/i18n';
import { useQuery } from '../../../lib/use-query';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Page } from '../../../ui/Page';
import { VolumeRecord } from './VolumeRecord';

export type Mode =
  | { readonly kind: 'view' }
  | { readonly kind: 'facts'; readonly focus: keyof VolumeInput | null }
  | { readonly kind: 'items' };

type Props = {
  readonly id: number;
  readonly begin: Mode;
  /** The item to stand on, where somebody came for it; null otherwise. */
  readonly item?: number | null;
};

/** The record page of a volume. The answer to a save stands until the engine has been asked again. */
export function VolumePage({ id, begin, item = null }: Props) {
  const { t } = useT();
  const asked = useQuery('catalogue.volume', { id }, ['catalogue', 'clients', 'persons', 'settings', 'locations']);
  const [saved, setSaved] = useState<Volume | null>(null);
  const lists = useQuery('settings.lists', {}, ['settings']);

  if (asked.status === 'loading' || lists.status === 'loading')
    return (
      <Page title={t('catalogue.openVolume')}>
        <p role="status" aria-busy="true">
          {t('catalogue.volume.loading')}
        </p>
      </Page>
    );
  if (asked.status === 'failed')
    return (
      <Page title={t('catalogue.openVolume')}>
        <FailureNotice error={asked.error} />
      </Page>
    );
  if (lists.status === 'failed')
    return (
      <Page title={t('catalogue.openVolume')}>
        <FailureNotice error={lists.error} />
      </Page>
    );
  const volume = saved !== null && saved.version > asked.value.version ? saved : asked.value;
  return <VolumeRecord volume={volume} lists={lists.value} begin={begin} item={item} onSaved={setSaved} />;
}
