import type { Loan } from '../../../../shared/contract/loans';
import { useT } from '../../../lib/i18n';

/** How often this was asked back, who answered and what was promised (G7). */
export function ReminderPart({ loan }: { readonly loan: Loan }) {
  const { t } = useT();
  if (loan.reminders.length === 0) return <p className="soft">{t('loans.slip.noReminders')}</p>;
  return (
    <ol className="figures">
      {loan.reminders.map(({ on, stage, manner, answeredBy, promisedOn }) => (
        <li key={`${on}-${stage}-${manner}`}>
          {t('loans.slip.reminder', {
            on,
            manner: t(`loans.reminders.manners.${manner}`),
            who: answeredBy ?? t('common.empty'),
            promised: promisedOn ?? t('common.none'),
          })}
        </li>
      ))}
    </ol>
  );
}
