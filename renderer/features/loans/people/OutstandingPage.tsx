import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { useQuery } from '../../../lib/use-query';
import { EmptyState } from '../../../ui/EmptyState';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Page } from '../../../ui/Page';
import { usePrintPanel } from '../../../ui/print/use-print-panel';
import { LoanNav } from '../LoanNav';
import './people.css';

/** As many borrowers as are drawn at once; more are named, never silently left out. */
const MOST = 500;

/** The monthly list 在外月报: everything out, by department and borrower. */
export function OutstandingPage() {
  const { t } = useT();
  const out = useQuery('loans.outstanding', { limit: MOST }, ['loans', 'persons']);
  const print = usePrintPanel({ of: 'outstanding' }, t('loans.reminders.outstanding'));
  return (
    <Page title={t('loans.reminders.outstanding')} line={t('loans.reminders.outstandingLine')} actions={<LoanNav />}>
      {out.status === 'loading' && (
        <p role="status" aria-busy="true">
          {t('common.loading')}
        </p>
      )}
      {out.status === 'failed' && <FailureNotice error={out.error} />}
      {out.status === 'ready' && out.value.rows.length === 0 && (
        <EmptyState title={t('loans.reminders.outstandingEmpty')} />
      )}
      {out.status === 'ready' && out.value.rows.length > 0 && (
        <div className="outstanding figures">
          <div className="row">
            <p role="status">
              {t('loans.reminders.outstandingTotal', { volumes: out.value.volumes, people: out.value.total })}
              {out.value.total > out.value.rows.length &&
                ` · ${t('loans.reminders.first', { shown: out.value.rows.length })}`}
            </p>
            {print.button}
          </div>
          {print.panel}
          {out.value.rows.map((row) => (
            <section key={row.borrowerId} aria-label={row.borrower}>
              <h2>
                <a href={`#${paths.borrower(row.borrowerId)}`}>{row.borrower}</a>{' '}
                <span className="soft">
                  {[row.department, row.phone, t('loans.reminders.volumes', { count: row.lines.length })]
                    .filter((one) => one !== null)
                    .join(' · ')}
                </span>
              </h2>
              <table className="plain-table">
                <thead>
                  <tr>
                    {(['code', 'volume', 'number', 'issuedOn', 'dueOn', 'overdue'] as const).map((head) => (
                      <th key={head} scope="col">
                        {t(`loans.field.${head}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {row.lines.map((line) => (
                    <tr key={line.lineId}>
                      <td>
                        <a href={`#${paths.volume(line.volumeId)}`}>{line.code}</a>
                      </td>
                      <td>{line.title}</td>
                      <td>
                        <a href={`#${paths.loan(line.loanId)}`}>{line.number}</a>
                      </td>
                      <td>{line.issuedOn}</td>
                      <td>{line.dueOn}</td>
                      <td className="late">
                        {line.overdueDays > 0 ? t('loans.field.overdueDays', { days: line.overdueDays }) : ''}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          ))}
        </div>
      )}
    </Page>
  );
}
