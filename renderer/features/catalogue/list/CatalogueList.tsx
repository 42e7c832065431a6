import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { type VolumeRow, type VolumeSort, volumeSorts } from '../../../../shared/contract/catalogue';
import { mostSelected } from '../../../../shared/domain/bulk-change';
import { useClient } from '../../../lib/client-context';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { paths } from '../../../lib/paths';
import { go, type Params, replace } from '../../../lib/route';
import { useMay } from '../../../lib/session';
import { useView } from '../../../lib/use-view';
import { useSay } from '../../../ui/Answers';
import { DataTable, type Sort } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { HoldingsNav } from '../../../ui/HoldingsNav';
import { Page } from '../../../ui/Page';
import { LastChange } from '../rearranging/LastChange';
import { useRearranging } from '../rearranging/use-rearranging';
import { useLastBegun } from '../volume/NewVolume';
import { emptyFilter, filterOf, isFiltered, pathOf } from './catalogue-filter';
import { FilterChips } from './FilterChips';
import { SavedSearches } from './SavedSearches';
import { WorklistBar } from '../worklist/WorklistBar';
import { WorklistTools } from '../worklist/WorklistTools';
import { useListPrinting } from './use-list-printing';
import { useVolumeExport } from './use-volume-export';
import { volumeColumns } from './volume-columns';
import { VolumeSummary } from './VolumeSummary';

const orderOf = (key: string): VolumeSort => volumeSorts.find((one) => one === key) ?? 'number';

/** What is marked outlasts paging and another order; it belongs to the conditions it was marked under. */
type Marked = { readonly under: string; readonly ids: readonly number[] };
const nothing: readonly number[] = [];

/** From this width on (CSS pixels) the side panel stands beside the list unless it was closed: below it the columns need the room. */
const WIDE = 1440;

/** The ledger of volumes: filters in the address, first facts of the row at the cursor beside it. */
export function CatalogueList({ query }: { readonly query: Params }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const levelWord = useLevelWords();
  const mayWrite = useMay('catalogue.write');
  const [sort, setSort] = useState<Sort>({ key: 'number', descending: false });
  const [active, setActive] = useState<VolumeRow | null>(null);
  const [panel, keepPanel] = useView('catalogue.panel', z.boolean(), window.innerWidth >= WIDE);
  const filter = filterOf(query);
  const question = JSON.stringify([filter, sort]);
  const under = JSON.stringify(filter);
  const [marked, setMarked] = useState<Marked>({ under, ids: nothing });
  const ids = marked.under === under ? marked.ids : nothing;
  const selected = useMemo(() => new Set<string | number>(ids), [ids]);
  const printing = useListPrinting(ids, filter.locationId, isFiltered({ ...filter, locationId: null }));
  const rearranging = useRearranging(ids, mayWrite);
  /** All that fit, in this order, as far as one selection goes. */
  const keysAt = async (first: number, last: number) => {
    const limit = Math.min(last - first + 1, mostSelected);
    const order = { filter, sort: orderOf(sort.key), descending: sort.descending };
    const answer = await client.call('catalogue.ids', { ...order, offset: first, limit });
    if (!answer.ok) return null;
    if (last - first + 1 > mostSelected) say('bad', t('rearranging.select.tooMany', { most: mostSelected }));
    return answer.value.ids;
  };
  const taking = useVolumeExport({ filter, sort: orderOf(sort.key), descending: sort.descending, selected: ids });
  const begin = () => go(paths.newVolume(filter.clientId === null ? {} : { clientId: filter.clientId }));
  useHotkey('new', begin, mayWrite);
  const [lastBegun] = useLastBegun();
  const goOn = () =>
    lastBegun === null ? say('bad', t('rearranging.follow.lastNone')) : go(paths.newVolume({ from: lastBegun }));
  useHotkey('follow', goOn, mayWrite);

  const create = mayWrite && (
    <Button type="primary" title="Ctrl+N" onClick={begin}>
      {t('catalogue.newVolume')}
    </Button>
  );
  const empty = filter.listed ? (
    <EmptyState title={t('catalogue.worklist.empty')} hint={t('catalogue.worklist.emptyHint')} />
  ) : isFiltered(filter) ? (
    <EmptyState
      title={t('catalogue.list.noneFit')}
      hint={t('catalogue.list.noneFitHint')}
      actions={<Button onClick={() => replace(pathOf(emptyFilter))}>{t('catalogue.list.clearFilters')}</Button>}
    />
  ) : (
    <EmptyState title={t('catalogue.list.empty')} hint={t('catalogue.list.emptyHint')} actions={create} />
  );
  return (
    <Page
      fill
      title={t(filter.listed ? 'catalogue.worklist.title' : 'frame.catalogue')}
      actions={
        <>
          <HoldingsNav />
          {mayWrite && lastBegun !== null && (
            <Button title="Ctrl+Shift+N" onClick={goOn}>
              {t('rearranging.follow.last')}
            </Button>
          )}
          {create}
        </>
      }
    >
      {filter.listed && <WorklistBar onAll={(all) => setMarked({ under, ids: all })} />}
      <div className="filters">
        <FilterChips filter={filter} onChange={(next) => replace(pathOf(next))} />
        <SavedSearches
          now={{ filter, sort: orderOf(sort.key), descending: sort.descending }}
          isFiltered={isFiltered(filter) && !filter.listed}
          onOpen={(search) => {
            setSort({ key: search.sort, descending: search.descending });
            replace(pathOf(search.filter));
          }}
        />
      </div>
      {mayWrite && <LastChange />}
      {rearranging.panel}
      {printing.panel}
      {taking.panel}
      <div className="ledger">
        <DataTable<VolumeRow>
          name="catalogue"
          label={t('catalogue.volumes')}
          columns={volumeColumns(t, levelWord)}
          rowKey={(row) => row.id}
          loadAt={(stretch) =>
            client.call('catalogue.list', { filter, sort: orderOf(sort.key), descending: sort.descending, ...stretch })
          }
          question={question}
          selected={selected}
          onSelect={(keys) => setMarked({ under, ids: [...keys].map(Number) })}
          keysAt={keysAt}
          topics={['catalogue', 'clients', 'locations', 'worklist', 'loans']}
          sort={sort}
          onSort={setSort}
          onOpen={(row) => go(paths.volume(row.id))}
          onActive={setActive}
          mayYield={panel}
          empty={empty}
          tools={
            <>
              {rearranging.tools}
              {printing.tools}
              <WorklistTools filter={filter} selected={ids} />
              {taking.tool}
              <button type="button" className="link-button" aria-pressed={panel} onClick={() => keepPanel(!panel)}>
                {t('catalogue.list.panel')}
              </button>
            </>
          }
        />
        {panel && <VolumeSummary row={active} />}
      </div>
    </Page>
  );
}
