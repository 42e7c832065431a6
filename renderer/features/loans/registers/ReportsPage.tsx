import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { ReturnReport } from '../../../../shared/contract/loans';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { useLevelWords } from '../../../lib/level-words';
import { useMay } from '../../../lib/session';
import { useSay } from '../../../ui/Answers';
import { type Column, DataTable } from '../../../ui/DataTable';
import { ReasonDialog } from '../../../ui/Dialog';
import { EmptyState } from '../../../ui/EmptyState';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Page } from '../../../ui/Page';
import { useListExport } from '../../../ui/use-export';
import { LoanNav } from '../LoanNav';
import { useDeed } from '../../../lib/use-deed';

/** Repair orders, notes of missing pages and loss reports drawn up by return checks, open until settled. */
export function ReportsPage() {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const levelWord = useLevelWords();
  const mayLend = useMay('loans.write');
  const { busy, failure, run, clear } = useDeed();
  const [open, setOpen] = useState(true);
  const [active, setActive] = useState<ReturnReport | null>(null);
  const [settling, setSettling] = useState<ReturnReport | null>(null);
  const taking = useListExport(t('loans.reports.title'), { of: 'returnReports', open });
  const outcome = (row: ReturnReport) =>
    row.settledOn === null ? '' : t('loans.reports.settledOn', { on: row.settledOn, outcome: row.outcome ?? '' });
  const columns: Column<ReturnReport>[] = [
    {
      key: 'kind',
      head: t('loans.reports.report'),
      width: '6.5rem',
      cell: (row) => t(`loans.reports.kind.${row.kind}`),
    },
    { key: 'on', head: t('loans.copy.on'), width: '6.5rem', cell: (row) => row.on },
    { key: 'code', head: t('loans.field.code'), width: '13rem', fixed: true, cell: (row) => row.code },
    {
      key: 'title',
      head: t('loans.field.volume'),
      width: 'minmax(9rem, 1fr)',
      cell: (row) => row.title,
      whole: (row) => row.title,
    },
    {
      key: 'what',
      head: t('loans.reports.what'),
      width: 'minmax(9rem, 1fr)',
      cell: (row) => row.what,
      whole: (row) => row.what,
    },
    { key: 'borrower', head: t('loans.field.borrower'), width: '6rem', cell: (row) => row.borrower },
    { key: 'number', head: t('loans.field.number'), width: '7.5rem', cell: (row) => row.number ?? '' },
    { key: 'level', head: t('loans.field.level'), width: '6rem', optional: true, cell: (row) => levelWord(row.level) },
    { key: 'outcome', head: t('loans.reports.outcome'), width: 'minmax(8rem, 1fr)', cell: outcome, whole: outcome },
  ];
  return (
    <Page fill title={t('loans.reports.title')} line={t('loans.reports.line')} actions={<LoanNav />}>
      {taking.panel}
      <DataTable
        name="loans.reports"
        label={t('loans.reports.title')}
        columns={columns}
        rowKey={(row) => row.id}
        load={({ after, limit }) => client.call('loans.reports', { open, after, limit })}
        question={String(open)}
        topics={['loans', 'catalogue']}
        onOpen={(row) => go(paths.loan(row.loanId))}
        onActive={setActive}
        empty={<EmptyState title={t(open ? 'loans.reports.empty' : 'loans.reports.emptyAll')} />}
        tools={
          <>
            <Checkbox checked={open} onChange={(event) => setOpen(event.target.checked)}>
              {t('loans.reports.open')}
            </Checkbox>
            {taking.tool}
            {mayLend && (
              <Button
                size="small"
                disabled={active === null || active.settledOn !== null}
                onClick={() => {
                  clear();
                  setSettling(active);
                }}
              >
                {t('loans.reports.settle')}
              </Button>
            )}
          </>
        }
      />
      {settling !== null && (
        <ReasonDialog
          draft={`reason:report:${settling.id}`}
          title={t('loans.reports.settleTitle', { kind: t(`loans.reports.kind.${settling.kind}`) })}
          ok={t('loans.reports.settle')}
          busy={busy}
          onCancel={() => setSettling(null)}
          body={
            <>
              {failure !== null && <FailureNotice error={failure} />}
              <p>
                {settling.code} {settling.title}
              </p>
              <p className="soft">{t('loans.reports.outcomeHint')}</p>
            </>
          }
          onOk={(reason, done) =>
            void run(client.call('loans.settleReport', { id: settling.id, outcome: reason }), () => {
              done();
              say('good', t('loans.reports.settled', { code: settling.code }));
              setSettling(null);
            })
          }
        />
      )}
    </Page>
  );
}
