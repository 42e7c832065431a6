import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../shared/contract/index';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { useMay } from '../../../lib/session';
import { useQuery } from '../../../lib/use-query';
import { ok } from '../../../../shared/result';
import { DataTable } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Page, Section } from '../../../ui/Page';
import { Tag } from '../../../ui/StateTag';
import { useBlockWords } from '../block-words';
import { LoanNav } from '../LoanNav';
import { slipColumns } from '../lists/list-columns';
import { usePrintPanel } from '../../../ui/print/use-print-panel';
import { BreachDialog } from './BreachDialog';
import './people.css';

type Held = OutputOf<'loans.ofBorrower'>;

/** Everything one person ever borrowed, what went wrong, and whether they may have more and why not. */
export function BorrowerPage({ id }: { readonly id: number }) {
  const { t } = useT();
  const asked = useQuery('loans.ofBorrower', { borrowerId: id, limit: 1 }, ['loans', 'persons', 'settings']);
  if (asked.status === 'loading')
    return (
      <Page title={t('loans.borrower.title')} actions={<LoanNav />}>
        <p role="status" aria-busy="true">
          {t('common.loading')}
        </p>
      </Page>
    );
  if (asked.status === 'failed')
    return (
      <Page title={t('loans.borrower.title')} actions={<LoanNav />}>
        <FailureNotice error={asked.error} />
      </Page>
    );
  return <Borrower held={asked.value} />;
}

function Borrower({ held: { borrower, breaches } }: { readonly held: Held }) {
  const { t } = useT();
  const client = useClient();
  const levelWord = useLevelWords();
  const reasons = useBlockWords();
  const mayLend = useMay('loans.write');
  const [recording, setRecording] = useState(false);
  const print = usePrintPanel({ of: 'borrower', id: borrower.id }, borrower.name);
  const blocked = borrower.blocked.length > 0;
  const from = [
    borrower.department ?? borrower.organisation,
    borrower.staffCode,
    borrower.phone,
    t(`loans.kind.${borrower.kind}`),
  ];
  return (
    <Page
      fill
      title={borrower.name}
      mark={<Tag tone={blocked ? 'bad' : 'good'}>{t(blocked ? 'loans.desk.blocked' : 'loans.desk.notBlocked')}</Tag>}
      line={from.filter((one) => one !== null).join(' · ')}
      actions={<LoanNav />}
    >
      {print.panel}
      <p>
        {t('loans.borrower.now', { out: borrower.out, overdue: borrower.overdue, reserved: borrower.reserved })}{' '}
        {blocked
          ? t('loans.borrower.mayNot', { reasons: reasons(borrower).join(t('common.listSeparator')) })
          : t('loans.borrower.may')}
      </p>
      <Section
        title={t('loans.borrower.breaches')}
        actions={
          mayLend && (
            <div className="row">
              <Button onClick={() => setRecording(true)}>{t('loans.borrower.record')}</Button>
              {print.button}
            </div>
          )
        }
      >
        {breaches.length === 0 ? (
          <p className="soft">{t('loans.borrower.noBreaches')}</p>
        ) : (
          <ul className="breaches">
            {breaches.map((one) => (
              <li key={one.id}>
                {t('loans.borrower.breach', { on: one.on, what: one.what })}{' '}
                {one.sanction !== null && `· ${t('loans.borrower.sanction', { sanction: one.sanction })}`}{' '}
                {one.loanId !== null && (
                  <>
                    · <a href={`#${paths.loan(one.loanId)}`}>{one.number}</a>
                  </>
                )}{' '}
                <span className="soft">{one.code}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <DataTable
        name="loans.ofBorrower"
        label={t('loans.borrower.slips')}
        columns={slipColumns({ t, levelWord }, 'all').filter(({ key }) => key !== 'borrower' && key !== 'department')}
        rowKey={(row) => row.id}
        load={async ({ after, limit }) => {
          const page = await client.call('loans.ofBorrower', { borrowerId: borrower.id, after, limit });
          return page.ok ? ok(page.value.slips) : page;
        }}
        question={String(borrower.id)}
        topics={['loans', 'catalogue']}
        onOpen={(row) => go(paths.loan(row.id))}
        empty={<EmptyState title={t('loans.borrower.noSlips')} />}
      />
      {recording && <BreachDialog borrowerId={borrower.id} onClose={() => setRecording(false)} />}
    </Page>
  );
}
