import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { back, go } from '../../../lib/route';
import { useSession } from '../../../lib/session';
import { useQuery } from '../../../lib/use-query';
import { FailureNotice } from '../../../ui/FailureNotice';
import { EmptyState } from '../../../ui/EmptyState';
import { Page } from '../../../ui/Page';
import { newValues } from './volume-values';
import { VolumeForm } from './VolumeForm';

/** Begins a volume; once saved its page opens with the grid of items ready. */
export function NewVolume({ clientId }: { readonly clientId: number | null }) {
  const { t } = useT();
  const session = useSession();
  const lists = useQuery('settings.lists', {}, ['settings']);
  const series = lists.status === 'ready' ? lists.value.series[0] : undefined;
  return (
    <Page title={t('catalogue.volume.creating')}>
      {lists.status === 'loading' && (
        <p role="status" aria-busy="true">
          {t('common.loading')}
        </p>
      )}
      {lists.status === 'failed' && <FailureNotice error={lists.error} />}
      {lists.status === 'ready' &&
        (series === undefined ? (
          <EmptyState title={t('catalogue.volume.noSeries')} />
        ) : (
          <VolumeForm
            volume={null}
            values={newValues(session, series, clientId)}
            lists={lists.value}
            focus={null}
            onCancel={back}
            onSaved={(saved) => go(paths.volume(saved.id, { edit: 'items' }))}
          />
        ))}
    </Page>
  );
}
