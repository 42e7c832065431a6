import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { usePlace } from '../../lib/route';
import { useMay } from '../../lib/session';
import { useQuery } from '../../lib/use-query';
import './loans.css';

/** The pages of the loan desk, each with what waits there. */
export function LoanNav() {
  const { t } = useT();
  const { path } = usePlace();
  const mayLend = useMay('loans.write');
  const counts = useQuery('loans.counts', {}, ['loans', 'catalogue']);
  const waiting = counts.status === 'ready' ? counts.value : null;
  const pages: readonly (readonly [to: string, words: string, count?: number | undefined])[] = [
    ...(mayLend ? ([[paths.loanDesk(), t('loans.nav.desk')]] as const) : []),
    ['/loans/lists', t('loans.nav.lists')],
    [paths.reminders(), t('loans.nav.reminders'), waiting?.reminders],
    [paths.outstanding(), t('loans.nav.outstanding')],
    [paths.copies(), t('loans.nav.copies')],
    [paths.certificates(), t('loans.nav.certificates')],
    [paths.loanRegister(), t('loans.nav.register')],
    [paths.returnReports(), t('loans.nav.reports'), waiting?.reports],
  ];
  return (
    <nav className="loan-nav" aria-label={t('loans.nav.label')}>
      {pages.map(([to, words, count]) => (
        <a key={to} href={`#${to}`} aria-current={path === to ? 'page' : undefined}>
          {words}
          {count !== undefined && count > 0 && <span className="loan-nav-count">{count}</span>}
        </a>
      ))}
    </nav>
  );
}
