import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { useQuery } from '../../lib/use-query';
import { FailureNotice } from '../../ui/FailureNotice';

/** What of this client's papers is with somebody now, or set aside for somebody. */
export function ClientLoans({ clientId }: { readonly clientId: number }) {
  const { t } = useT();
  const asked = useQuery('loans.ofClient', { clientId }, ['loans', 'catalogue']);
  if (asked.status === 'failed') return <FailureNotice error={asked.error} />;
  if (asked.status === 'loading') return <p role="status">{t('common.loading')}</p>;
  if (asked.value.length === 0) return <p className="soft">{t('clients.noLoans')}</p>;
  return (
    <table className="plain-table figures">
      <thead>
        <tr>
          <th scope="col">{t('loans.field.number')}</th>
          <th scope="col">{t('loans.field.code')}</th>
          <th scope="col">{t('loans.field.volume')}</th>
          <th scope="col">{t('loans.field.borrower')}</th>
          <th scope="col">{t('loans.field.dueOn')}</th>
        </tr>
      </thead>
      <tbody>
        {asked.value.map((line) => (
          <tr key={line.lineId}>
            <td>
              <a href={`#${paths.loan(line.loanId)}`}>{line.number ?? t('common.none')}</a>
            </td>
            <td>
              <a href={`#${paths.volume(line.volumeId)}`}>{line.code}</a>
            </td>
            <td>{line.title}</td>
            <td>{[line.borrower, line.department].filter((part) => part !== null).join(' · ')}</td>
            <td>
              {line.dueOn ?? line.lapseOn ?? ''}
              {line.overdueDays > 0 && (
                <strong className="bad"> {t('loans.field.overdueDays', { days: line.overdueDays })}</strong>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
