import { Button } from 'antd';
import { useState } from 'react';
import type { LineRow } from '../../../../shared/contract/loans';
import type { LineList } from '../../../../shared/domain/loan-lists';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { useMay } from '../../../lib/session';
import { useSay } from '../../../ui/Answers';
import { DataTable } from '../../../ui/DataTable';
import { useListExport } from '../../../ui/use-export';
import { EmptyState } from '../../../ui/EmptyState';
import { FailureNotice } from '../../../ui/FailureNotice';
import type { AppError } from '../../../../shared/errors';
import { usePrintPanel } from '../../../ui/print/use-print-panel';
import { lineColumns } from './list-columns';

/** A list of volumes on slips. What is to be fetched can be marked as lying ready, several at once. */
export function LineListTable({ list }: { readonly list: LineList }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const levelWord = useLevelWords();
  const mayLend = useMay('loans.write');
  const [selected, setSelected] = useState<ReadonlySet<string | number>>(new Set());
  const [rows, setRows] = useState<readonly LineRow[]>([]);
  const [failure, setFailure] = useState<AppError | null>(null);
  const print = usePrintPanel(
    list === 'toFetch' ? { of: 'toFetch' } : { of: 'lines', list },
    t(`loans.lists.name.${list}`),
  );
  const fetching = list === 'toFetch' && mayLend;

  /** Slip by slip, since each is one deed with its own entry; what failed says so and stays marked. */
  const fetch = async () => {
    setFailure(null);
    const slips = new Map<number, readonly LineRow[]>();
    for (const row of rows) slips.set(row.loanId, [...(slips.get(row.loanId) ?? []), row]);
    let done = 0;
    for (const [id, lines] of slips) {
      const lineIds = lines.map(({ lineId }) => lineId);
      const answer = await client.call('loans.fetch', {
        id,
        version: lines[0]?.loanVersion ?? 0,
        lineIds,
        fetched: true,
      });
      if (answer.ok) done += lineIds.length;
      else setFailure(answer.error);
    }
    setSelected(new Set());
    setRows([]);
    if (done > 0) say('good', t('loans.lists.fetched', { count: done }));
  };
  const taking = useListExport(t(`loans.lists.name.${list}`), { of: 'loanLines', list });
  return (
    <>
      {failure !== null && <FailureNotice error={failure} />}
      {print.panel}
      {taking.panel}
      <DataTable<LineRow>
        name={`loans.${list}`}
        label={t(`loans.lists.name.${list}`)}
        columns={lineColumns({ t, levelWord }, list)}
        rowKey={(row) => row.lineId}
        load={({ after, limit }) => client.call('loans.lines', { list, after, limit })}
        question={list}
        topics={['loans', 'catalogue', 'persons', 'locations', 'settings']}
        onOpen={(row) => go(paths.loan(row.loanId))}
        {...(fetching
          ? {
              selected,
              onSelect: (keys: ReadonlySet<string | number>, chosen: readonly LineRow[]) => {
                setSelected(keys);
                setRows(chosen);
              },
            }
          : {})}
        empty={<EmptyState title={t(`loans.lists.empty.${list}`)} hint={t('loans.lists.emptyHint')} />}
        tools={
          <>
            {taking.tool}
            {fetching && (
              <Button size="small" disabled={rows.length === 0} onClick={() => void fetch()}>
                {t('loans.lists.fetch')}
              </Button>
            )}
            {print.button}
          </>
        }
      />
    </>
  );
}
