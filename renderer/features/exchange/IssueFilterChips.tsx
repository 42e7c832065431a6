import type { CheckSummary, Issue } from '../../../shared/contract/exchange';
import { count } from '../../lib/format';
import { useT } from '../../lib/i18n';

export type IssueFilter = { readonly severity: Issue['severity'] | null; readonly reason: string | null };
type Props = {
  readonly summary: CheckSummary;
  readonly filter: IssueFilter;
  readonly onFilter: (filter: IssueFilter) => void;
};

/** One row of chips that say how many rows each of them is. */
export function IssueFilterChips({ summary, filter, onFilter }: Props) {
  const { t, code, language } = useT();
  const chip = (key: string, word: string, rows: number | null, pressed: boolean, next: IssueFilter) => (
    <button key={key} type="button" className="issue-chip" aria-pressed={pressed} onClick={() => onFilter(next)}>
      {rows === null ? word : t('exchange.chip', { word, count: count(rows, language) })}
    </button>
  );
  const reasons = summary.reasons
    .filter(({ severity }) => filter.severity === null || severity === filter.severity)
    .sort((one, other) => one.severity.localeCompare(other.severity) || other.rows - one.rows);
  return (
    <div className="row" role="group" aria-label={t('exchange.filter')}>
      {chip('all', t('exchange.all'), null, filter.severity === null && filter.reason === null, {
        severity: null,
        reason: null,
      })}
      {summary.refusedRows > 0 &&
        chip(
          'error',
          t('exchange.errors'),
          summary.refusedRows,
          filter.severity === 'error' && filter.reason === null,
          { severity: 'error', reason: null },
        )}
      {summary.warnedRows > 0 &&
        chip(
          'warning',
          t('exchange.warnings'),
          summary.warnedRows,
          filter.severity === 'warning' && filter.reason === null,
          { severity: 'warning', reason: null },
        )}
      {reasons.map(({ reason, severity, rows }) =>
        chip(
          `${severity}.${reason}`,
          code('issue', reason),
          rows,
          filter.reason === reason && filter.severity === severity,
          { severity, reason },
        ),
      )}
    </div>
  );
}
