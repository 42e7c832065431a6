import { useState } from 'react';
import type { CopyMade } from '../../../../shared/contract/loans';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { useLevelWords } from '../../../lib/level-words';
import { useSession } from '../../../lib/session';
import { type Column, DataTable } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { Page } from '../../../ui/Page';
import { usePrintPanel } from '../../../ui/print/use-print-panel';
import { useListExport } from '../../../ui/use-export';
import { LoanNav } from '../LoanNav';
import { Period, thisYear } from './Period';
import '../people/people.css';

/** The copy log: who, when, pages, copies, where to, watched by whom. Requests and their approvals are slips like others. */
export function CopiesPage() {
  const { t } = useT();
  const client = useClient();
  const { today } = useSession();
  const levelWord = useLevelWords();
  const [period, setPeriod] = useState(thisYear(today));
  const print = usePrintPanel({ of: 'period', ...period }, `${period.from} – ${period.to}`, ['copyLog']);
  const taking = useListExport(t('loans.copy.list'), { of: 'copyLog', ...period });
  const plain = (key: 'pages' | 'destination' | 'madeBy' | 'supervisedBy', width: string): Column<CopyMade> => ({
    key,
    head: t(`loans.copy.${key}`),
    width,
    cell: (row) => row[key],
    whole: (row) => row[key],
  });
  const columns: Column<CopyMade>[] = [
    { key: 'on', head: t('loans.copy.on'), width: '6.5rem', cell: (row) => row.on },
    { key: 'code', head: t('loans.field.code'), width: '13rem', fixed: true, cell: (row) => row.code },
    {
      key: 'title',
      head: t('loans.field.volume'),
      width: 'minmax(9rem, 1fr)',
      cell: (row) => row.title,
      whole: (row) => row.title,
    },
    { key: 'kind', head: t('loans.copy.kind'), width: '4.5rem', cell: (row) => t(`loans.copy.manner.${row.manner}`) },
    plain('pages', '6.5rem'),
    { key: 'copies', head: t('loans.copy.copies'), width: '4.5rem', align: 'right', cell: (row) => row.copies },
    { key: 'borrower', head: t('loans.field.borrower'), width: '6rem', cell: (row) => row.borrower },
    plain('destination', '9rem'),
    plain('madeBy', '6rem'),
    { ...plain('supervisedBy', '7rem'), optional: true },
    { key: 'level', head: t('loans.field.level'), width: '6rem', optional: true, cell: (row) => levelWord(row.level) },
    { key: 'number', head: t('loans.field.number'), width: '8.5rem', optional: true, cell: (row) => row.number ?? '' },
  ];
  return (
    <Page fill title={t('loans.copy.list')} line={t('loans.copy.line')} actions={<LoanNav />}>
      <div className="period-row">
        <Period value={period} onChange={setPeriod} />
        {print.button}
      </div>
      {print.panel}
      {taking.panel}
      <DataTable
        name="loans.copies"
        label={t('loans.copy.list')}
        columns={columns}
        rowKey={(row) => row.id}
        load={({ after, limit }) => client.call('loans.copies', { ...period, after, limit })}
        question={JSON.stringify(period)}
        topics={['loans']}
        onOpen={(row) => go(paths.loan(row.loanId))}
        tools={taking.tool}
        empty={<EmptyState title={t('loans.copy.empty')} />}
      />
    </Page>
  );
}
