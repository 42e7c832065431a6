import { useState } from 'react';
import type { RegisterRow } from '../../../../shared/contract/loans';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { useSession } from '../../../lib/session';
import { type Column, DataTable } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { Page } from '../../../ui/Page';
import { useListExport } from '../../../ui/use-export';
import { LoanNav } from '../LoanNav';
import { LineTag } from '../LoanTag';
import { Period, thisYear } from './Period';
import { usePrintPanel } from '../../../ui/print/use-print-panel';
import '../people/people.css';

/** The loan register 借阅登记簿 for a period, one row a volume, with the columns the regulation asks for (XX-28.5). */
export function RegisterPage() {
  const { t } = useT();
  const client = useClient();
  const levelWord = useLevelWords();
  const { today } = useSession();
  const [period, setPeriod] = useState(thisYear(today));
  const print = usePrintPanel({ of: 'period', ...period }, `${period.from} – ${period.to}`, ['loanRegister']);
  const taking = useListExport(t('loans.register.title'), { of: 'loanRegister', ...period });
  const approvers = (row: RegisterRow) => row.approvedBy.join(t('common.listSeparator'));
  const columns: Column<RegisterRow>[] = [
    { key: 'number', head: t('loans.field.number'), width: '7.5rem', fixed: true, cell: (row) => row.number },
    { key: 'issuedOn', head: t('loans.field.issuedOn'), width: '6rem', cell: (row) => row.issuedOn },
    {
      key: 'borrower',
      head: t('loans.field.borrower'),
      width: '6rem',
      cell: (row) => row.borrower,
      whole: (row) => [row.borrower, row.department].filter((one) => one !== null).join(' · '),
    },
    {
      key: 'department',
      head: t('loans.field.department'),
      width: '7rem',
      optional: true,
      cell: (row) => row.department ?? '',
    },
    { key: 'code', head: t('loans.field.code'), width: '13rem', fixed: true, cell: (row) => row.code },
    {
      key: 'title',
      head: t('loans.field.volume'),
      width: 'minmax(8.5rem, 1fr)',
      cell: (row) => row.title,
      whole: (row) => row.title,
    },
    {
      key: 'count',
      head: t('loans.field.count'),
      width: '5rem',
      align: 'right',
      cell: (row) => (row.count === null ? '' : `${row.count} ${t(`loans.scan.unit.${row.binding}`)}`),
    },
    {
      key: 'manner',
      head: t('loans.field.manner'),
      width: '6.5rem',
      optional: true,
      cell: (row) => t(`loans.manner.${row.manner}`),
    },
    {
      key: 'purpose',
      head: t('loans.field.purpose'),
      width: '6.5rem',
      cell: (row) => row.purpose,
      whole: (row) => row.purpose,
    },
    { key: 'approvedBy', head: t('loans.field.approvedBy'), width: '8.5rem', cell: approvers, whole: approvers },
    {
      key: 'returnedOn',
      head: t('loans.field.returnedOn'),
      width: '6.5rem',
      cell: (row) => row.returnedOn ?? <LineTag state={row.state} />,
    },
    {
      key: 'state',
      head: t('loans.field.state'),
      width: '8rem',
      optional: true,
      cell: (row) => <LineTag state={row.state} />,
    },
    { key: 'dueOn', head: t('loans.field.dueOn'), width: '6.5rem', optional: true, cell: (row) => row.dueOn ?? '' },
    { key: 'level', head: t('loans.field.level'), width: '6rem', optional: true, cell: (row) => levelWord(row.level) },
    { key: 'remark', head: t('loans.field.remark'), width: '9rem', optional: true, cell: (row) => row.remark ?? '' },
  ];
  return (
    <Page fill title={t('loans.register.title')} line={t('loans.register.line')} actions={<LoanNav />}>
      <div className="period-row">
        <Period value={period} onChange={setPeriod} />
        {print.button}
      </div>
      {print.panel}
      {taking.panel}
      <DataTable
        name="loans.register"
        label={t('loans.register.title')}
        columns={columns}
        rowKey={(row) => row.lineId}
        load={({ after, limit }) => client.call('loans.register', { ...period, after, limit })}
        question={JSON.stringify(period)}
        topics={['loans']}
        tools={taking.tool}
        empty={<EmptyState title={t('loans.register.empty')} />}
      />
    </Page>
  );
}
