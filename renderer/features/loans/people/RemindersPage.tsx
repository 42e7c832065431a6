import { Button } from 'antd';
import { useState } from 'react';
import type { ReminderRow } from '../../../../shared/contract/loans';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { useMay } from '../../../lib/session';
import { useQuery } from '../../../lib/use-query';
import { EmptyState } from '../../../ui/EmptyState';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Page } from '../../../ui/Page';
import { PrintPanel } from '../../../ui/print/PrintPanel';
import { LoanNav } from '../LoanNav';
import { RemindDialog } from './RemindDialog';
import './people.css';

/** Reminders 催还 (G7): who is to be reminded today, one row a borrower; each reminder is entered with its answer. */
export function RemindersPage() {
  const { t } = useT();
  const mayLend = useMay('loans.write');
  const due = useQuery('loans.reminders', { limit: 500 }, ['loans', 'persons', 'settings']);
  const [printing, setPrinting] = useState<ReminderRow | null>(null);
  const [reminding, setReminding] = useState<ReminderRow | null>(null);
  return (
    <Page title={t('loans.reminders.title')} line={t('loans.reminders.line')} actions={<LoanNav />}>
      {due.status === 'loading' && (
        <p role="status" aria-busy="true">
          {t('common.loading')}
        </p>
      )}
      {due.status === 'failed' && <FailureNotice error={due.error} />}
      {due.status === 'ready' && due.value.rows.length === 0 && (
        <EmptyState
          title={t('loans.reminders.empty')}
          actions={<a href={`#${paths.outstanding()}`}>{t('loans.nav.outstanding')}</a>}
        />
      )}
      {due.status === 'ready' && due.value.rows.length > 0 && (
        <>
          <p role="status">{t('common.total', { total: due.value.total })}</p>
          <ul className="due-people">
            {due.value.rows.map((row) => (
              <li key={row.borrowerId} aria-label={row.borrower}>
                <div>
                  <h2>
                    <a href={`#${paths.borrower(row.borrowerId)}`}>{row.borrower}</a>
                  </h2>
                  <p className="soft">{[row.department, row.phone].filter((one) => one !== null).join(' · ')}</p>
                </div>
                <DueSlips row={row} />
                {mayLend && (
                  <div className="due-deeds">
                    <Button
                      size="small"
                      aria-label={t('loans.reminders.logNamed', { name: row.borrower })}
                      onClick={() => setReminding(row)}
                    >
                      {t('loans.reminders.log')}
                    </Button>
                    <Button
                      size="small"
                      aria-label={t('loans.reminders.noticeNamed', { name: row.borrower })}
                      onClick={() => setPrinting(row)}
                    >
                      {t('loans.reminders.notice')}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {printing !== null && (
        <PrintPanel
          key={printing.borrowerId}
          subject={{ of: 'borrower', id: printing.borrowerId }}
          name={printing.borrower}
          onClose={() => setPrinting(null)}
        />
      )}
      {reminding !== null && <RemindDialog row={reminding} onClose={() => setReminding(null)} />}
    </Page>
  );
}

function DueSlips({ row }: { readonly row: ReminderRow }) {
  const { t } = useT();
  const when = (overdue: number, stage: string) =>
    overdue > 0
      ? t('loans.slip.late', { days: overdue })
      : stage === '0'
        ? t('loans.reminders.dueToday')
        : t('loans.reminders.dueTomorrow');
  return (
    <ul className="due-slips figures">
      {row.loans.map((loan) => (
        <li key={loan.loanId}>
          <a href={`#${paths.loan(loan.loanId)}`}>{loan.number}</a>{' '}
          {[
            `${t('loans.field.dueOn')} ${loan.dueOn}`,
            ...(loan.times === 0 ? [] : [t('loans.reminders.times', { count: loan.times })]),
            ...(loan.promisedOn === null ? [] : [t('loans.reminders.promised', { on: loan.promisedOn })]),
          ].join(' · ')}
          {' · '}
          <span className={loan.overdueDays > 0 ? 'late' : undefined}>{when(loan.overdueDays, loan.stage)}</span>
          <ul>
            {loan.volumes.map((volume) => (
              <li key={volume.volumeId}>
                {volume.code} {volume.title}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
