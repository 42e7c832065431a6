import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { back, go } from '../../lib/route';
import { useSession } from '../../lib/session';
import { useQuery } from '../../lib/use-query';
import { FailureNotice } from '../../ui/FailureNotice';
import { Page } from '../../ui/Page';
import { ClientForm } from './ClientForm';
import { newValues } from './client-values';
import './clients.css';

/** Enters a client; its page opens when it is saved. */
export function NewClient() {
  const { t } = useT();
  const session = useSession();
  const lists = useQuery('settings.lists', {}, ['settings']);
  return (
    <Page title={t('clients.newClient')}>
      {lists.status === 'loading' && (
        <p role="status" aria-busy="true">
          {t('common.loading')}
        </p>
      )}
      {lists.status === 'failed' && <FailureNotice error={lists.error} />}
      {lists.status === 'ready' && (
        <ClientForm
          client={null}
          values={newValues(session.today)}
          kinds={lists.value.clientKinds}
          onCancel={back}
          onSaved={(saved) => go(paths.client(saved.id))}
        />
      )}
    </Page>
  );
}
