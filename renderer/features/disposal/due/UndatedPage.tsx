import { Button } from 'antd';
import { useState } from 'react';
import { type DueRow, dueSorts } from '../../../../shared/contract/disposal-due';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { useMay } from '../../../lib/session';
import { useDeed } from '../../../lib/use-deed';
import { useSort } from '../../../lib/use-sort';
import { useQuery } from '../../../lib/use-query';
import { DataTable } from '../../../ui/DataTable';
import { DisposalNav } from '../../../ui/DisposalNav';
import { EmptyState } from '../../../ui/EmptyState';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Page } from '../../../ui/Page';
import { useListExport } from '../../../ui/use-export';
import { RetentionDialog } from '../../../ui/RetentionDialog';
import { useWords } from '../use-words';
import { dueColumns } from './due-columns';
import { emptyFilter, type Filter } from './due-filter';
import { DueFilters } from './DueFilters';
import '../disposal.css';

type Changing = Parameters<typeof RetentionDialog>[0]['volume'];

/** Volumes whose years run from a day nobody knows: never due, until somebody gives the day and says why. */
export function UndatedPage() {
  const { t } = useT();
  const client = useClient();
  const words = useWords();
  const mayChange = useMay('disposal.write');
  const [filter, setFilter] = useState<Filter>({ ...emptyFilter, which: 'undated' });
  const [active, setActive] = useState<DueRow | null>(null);
  const [changing, setChanging] = useState<Changing | null>(null);
  const facets = useQuery('disposal.dueFacets', { filter }, ['disposal', 'catalogue', 'settings']);
  const { by, descending, ledger } = useSort(dueSorts, { by: 'number' });
  const asked = { filter, sort: by, descending };
  const taking = useListExport(t('disposal.undated.list'), { of: 'due', ...asked });
  const { busy, failure, run } = useDeed();
  const give = ({ volumeId, code }: DueRow) =>
    void run(client.call('catalogue.volume', { id: volumeId }), ({ id, version, retention, ...volume }) =>
      setChanging({ id, version, code, retention, basis: volume.retentionBasis, basisDate: volume.basisDate }),
    );
  return (
    <Page fill title={t('disposal.undated.title')} line={t('disposal.undated.line')} actions={<DisposalNav />}>
      <DueFilters filter={filter} answer={facets} onChange={setFilter} />
      {failure !== null && <FailureNotice error={failure} />}
      {taking.panel}
      <DataTable<DueRow>
        name="disposal.undated"
        label={t('disposal.undated.list')}
        columns={dueColumns(words, true)}
        rowKey={(row) => row.volumeId}
        loadAt={async ({ offset, limit }) => {
          const answer = await client.call('disposal.due', { ...asked, offset, limit });
          return answer.ok ? { ok: true, value: { ...answer.value, counted: true, capped: false } } : answer;
        }}
        question={JSON.stringify([filter, ledger.sort])}
        {...ledger}
        topics={['disposal', 'catalogue', 'settings', 'clients']}
        onOpen={(row) => go(paths.volume(row.volumeId))}
        onActive={setActive}
        empty={<EmptyState title={t('disposal.undated.empty')} />}
        tools={
          <>
            {taking.tool}
            {mayChange && (
              <Button
                size="small"
                loading={busy}
                disabled={active === null}
                onClick={() => active !== null && give(active)}
              >
                {t('disposal.undated.give')}
              </Button>
            )}
          </>
        }
      />
      {changing !== null && (
        <RetentionDialog volume={changing} onDone={() => setChanging(null)} onClose={() => setChanging(null)} />
      )}
    </Page>
  );
}
