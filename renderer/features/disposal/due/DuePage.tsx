import { Button } from 'antd';
import { useState } from 'react';
import { type DueRow, dueSorts } from '../../../../shared/contract/disposal-due';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { go, type Params, replace } from '../../../lib/route';
import { useMay } from '../../../lib/session';
import { useSort } from '../../../lib/use-sort';
import { useQuery } from '../../../lib/use-query';
import { DataTable } from '../../../ui/DataTable';
import { DisposalNav } from '../../../ui/DisposalNav';
import { EmptyState } from '../../../ui/EmptyState';
import { Page } from '../../../ui/Page';
import { useListExport } from '../../../ui/use-export';
import { useWords } from '../use-words';
import { type Added, AddedNotice } from './AddedNotice';
import { AddToList, type Adding } from './AddToList';
import { AddWorklist } from './AddWorklist';
import { dueColumns } from './due-columns';
import { emptyFilter, filterOf, isFiltered, pathOf } from './due-filter';
import { DueFilters } from './DueFilters';
import '../disposal.css';

/** What is due 到期 (DA-15.1): by year of expiry, series, department, client; what blocks each volume, and the way onto a list. */
export function DuePage({ query }: { readonly query: Params }) {
  const { t } = useT();
  const client = useClient();
  const words = useWords();
  const mayWrite = useMay('disposal.write');
  const filter = filterOf(query);
  const question = JSON.stringify(filter);
  const facets = useQuery('disposal.dueFacets', { filter }, ['disposal', 'catalogue', 'loans', 'holds', 'settings']);
  const [marked, setMarked] = useState<{ question: string; keys: ReadonlySet<string | number> }>({
    question,
    keys: new Set(),
  });
  const keys = marked.question === question ? marked.keys : new Set<number>();
  const [adding, setAdding] = useState<Adding | null>(null);
  const [added, setAdded] = useState<Added | null>(null);
  const { by, descending, ledger } = useSort(dueSorts, { by: 'due' });
  const asked = { filter, sort: by, descending };
  const taking = useListExport(t('disposal.due.list'), { of: 'due', ...asked });
  const free = facets.status === 'ready' ? facets.value.free : 0;
  const listing = mayWrite && filter.which === 'due';
  const empty = isFiltered(filter) ? (
    <EmptyState
      title={t('disposal.due.noneFit')}
      actions={
        <Button onClick={() => replace(pathOf({ ...emptyFilter, which: filter.which }))}>
          {t('disposal.due.clear')}
        </Button>
      }
    />
  ) : filter.which === 'due' ? (
    <EmptyState title={t('disposal.due.empty')} hint={t('disposal.due.emptyHint')} />
  ) : (
    <EmptyState title={t('disposal.due.emptyWithinYear')} />
  );
  return (
    <Page fill title={t('disposal.due.title')} line={t('disposal.due.line')} actions={<DisposalNav />}>
      <DueFilters filter={filter} answer={facets} onChange={(next) => replace(pathOf(next))} />
      {added !== null && <AddedNotice added={added} onClose={() => setAdded(null)} />}
      {taking.panel}
      <DataTable<DueRow>
        name="disposal.due"
        label={t('disposal.due.list')}
        columns={dueColumns(words, false)}
        rowKey={(row) => row.volumeId}
        loadAt={async ({ offset, limit }) => {
          const answer = await client.call('disposal.due', { ...asked, offset, limit });
          return answer.ok ? { ok: true, value: { ...answer.value, counted: true, capped: false } } : answer;
        }}
        question={JSON.stringify([question, ledger.sort])}
        {...ledger}
        topics={['disposal', 'catalogue', 'loans', 'holds', 'settings', 'clients', 'locations']}
        {...(listing
          ? {
              selected: keys,
              onSelect: (chosen: ReadonlySet<string | number>) => setMarked({ question, keys: chosen }),
            }
          : {})}
        onOpen={(row) => go(paths.volume(row.volumeId))}
        empty={empty}
        tools={
          <>
            {taking.tool}
            {listing && (
              <>
                <Button
                  size="small"
                  disabled={free === 0}
                  onClick={() => setAdding({ from: 'due', filter: { ...filter, free: true }, count: free })}
                >
                  {t('disposal.due.putFree', { count: free })}
                </Button>
                <Button
                  size="small"
                  type="primary"
                  disabled={keys.size === 0}
                  onClick={() => setAdding({ from: 'volumes', volumeIds: [...keys].map(Number), count: keys.size })}
                >
                  {t('disposal.due.put', { count: keys.size })}
                </Button>
              </>
            )}
          </>
        }
      />
      {listing && query['take'] === 'worklist' && (
        <AddWorklist
          onClose={() => replace(pathOf(filter))}
          onDone={(done) => {
            setAdded(done);
            replace(pathOf(filter));
          }}
        />
      )}
      {adding !== null && (
        <AddToList
          adding={adding}
          onClose={() => setAdding(null)}
          onDone={(done) => {
            setAdding(null);
            setMarked({ question, keys: new Set() });
            setAdded(done);
          }}
        />
      )}
    </Page>
  );
}
