import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { useMay } from '../../lib/session';
import { useQuery } from '../../lib/use-query';
import { PageNav } from '../../ui/PageNav';
import './loans.css';

/** The pages of the loan desk, each with what waits there. */
export function LoanNav() {
  const { t } = useT();
  const mayLend = useMay('loans.write');
  const counts = useQuery('loans.counts', {}, ['loans', 'catalogue']);
  const waiting = counts.status === 'ready' ? counts.value : null;
  return (
    <PageNav
      label={t('loans.nav.label')}
      pages={[
        ...(mayLend ? [{ to: paths.loanDesk(), words: t('loans.nav.desk') }] : []),
        { to: '/loans/lists', words: t('loans.nav.lists') },
        { to: paths.reminders(), words: t('loans.nav.reminders'), count: waiting?.reminders },
        { to: paths.outstanding(), words: t('loans.nav.outstanding') },
        { to: paths.copies(), words: t('loans.nav.copies') },
        { to: paths.certificates(), words: t('loans.nav.certificates') },
        { to: paths.loanRegister(), words: t('loans.nav.register') },
        { to: paths.returnReports(), words: t('loans.nav.reports'), count: waiting?.reports },
      ]}
    />
  );
}
