import { useState } from 'react';
import type { CheckSummary, Issue } from '../../../shared/contract/exchange';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { Section } from '../../ui/Page';
import { Tag } from '../../ui/StateTag';
import { type IssueFilter, IssueFilterChips } from './IssueFilterChips';

/** Every row that is refused or warned of: sheet, row, column, value, and why, in words. */
export function IssueList({ summary }: { readonly summary: CheckSummary }) {
  const { t, code } = useT();
  const client = useClient();
  const [filter, setFilter] = useState<IssueFilter>({ severity: null, reason: null });
  const columns: readonly Column<Issue>[] = [
    {
      key: 'sheet',
      head: t('exchange.head.sheet'),
      width: 'minmax(7rem, 10rem)',
      cell: (issue) => issue.sheet,
      whole: (issue) => issue.sheet,
    },
    {
      key: 'row',
      head: t('exchange.head.row'),
      width: '5rem',
      align: 'right',
      fixed: true,
      cell: (issue) => issue.row,
    },
    {
      key: 'severity',
      head: t('exchange.head.severity'),
      width: '6rem',
      cell: (issue) => (
        <Tag tone={issue.severity === 'error' ? 'bad' : 'warn'}>{t(`exchange.severity.${issue.severity}`)}</Tag>
      ),
    },
    {
      key: 'reason',
      head: t('exchange.head.reason'),
      width: 'minmax(14rem, 1.4fr)',
      cell: (issue) => code('issue', issue.reason),
      whole: (issue) => code('issue', issue.reason),
    },
    {
      key: 'column',
      head: t('exchange.head.column'),
      width: 'minmax(6rem, 9rem)',
      cell: (issue) => issue.column ?? t('exchange.wholeRow'),
    },
    {
      key: 'value',
      head: t('exchange.head.value'),
      width: 'minmax(10rem, 1fr)',
      cell: (issue) => issue.value,
      whole: (issue) => issue.value,
    },
  ];
  const none = summary.reasons.length === 0;
  return (
    <Section title={t('exchange.issues')}>
      <div className="stack">
        {!none && <IssueFilterChips summary={summary} filter={filter} onFilter={setFilter} />}
        <div className={none ? undefined : 'import-issues'}>
          <DataTable
            name="exchange.issues"
            label={t('exchange.issues')}
            columns={columns}
            topics={[]}
            rowKey={({ sheet, row, column, reason, value }) => JSON.stringify([sheet, row, column, reason, value])}
            question={JSON.stringify([summary.stage, filter])}
            load={(page) => client.call('exchange.issues', { stage: summary.stage, ...filter, ...page })}
            empty={<EmptyState title={t(none ? 'exchange.noIssues' : 'exchange.noIssuesHere')} />}
          />
        </div>
      </div>
    </Section>
  );
}
