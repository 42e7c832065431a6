import type { ReactNode } from 'react';
import type { DisposalList } from '../../../shared/contract/disposal-list';
import { useT } from '../../lib/i18n';
import { useQuery } from '../../lib/use-query';
import { DisposalNav } from '../../ui/DisposalNav';
import { FailureNotice } from '../../ui/FailureNotice';
import { Page } from '../../ui/Page';
import './disposal.css';

type Props = { readonly id: number; readonly children: (list: DisposalList) => ReactNode };

/** The list a screen works on, read anew whenever something of it changed; its waiting and its failure in words. */
export function LoadList({ id, children }: Props) {
  const { t } = useT();
  const asked = useQuery('disposal.get', { id }, ['disposal', 'catalogue', 'loans', 'holds', 'persons', 'settings']);
  if (asked.status === 'loading')
    return (
      <Page title={t('disposal.list.title')} actions={<DisposalNav />}>
        <p role="status" aria-busy="true">
          {t('disposal.list.loading')}
        </p>
      </Page>
    );
  if (asked.status === 'failed')
    return (
      <Page title={t('disposal.list.title')} actions={<DisposalNav />}>
        <FailureNotice error={asked.error} />
      </Page>
    );
  return children(asked.value);
}
