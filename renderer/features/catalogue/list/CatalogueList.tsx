import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { type VolumeRow, type VolumeSort, volumeSorts } from '../../../../shared/contract/catalogue';
import { useClient } from '../../../lib/client-context';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { paths } from '../../../lib/paths';
import { go, type Params, replace } from '../../../lib/route';
import { useMay } from '../../../lib/session';
import { useView } from '../../../lib/use-view';
import { DataTable, type Sort } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { HoldingsNav } from '../../../ui/HoldingsNav';
import { Page } from '../../../ui/Page';
import { emptyFilter, filterOf, isFiltered, pathOf } from './catalogue-filter';
import { FilterChips } from './FilterChips';
import { useListPrinting } from './use-list-printing';
import { volumeColumns } from './volume-columns';
import { VolumeSummary } from './VolumeSummary';

const order = (key: string): VolumeSort => volumeSorts.find((one) => one === key) ?? 'number';

type Marked = {
  readonly question: string;
  readonly keys: ReadonlySet<string | number>;
  readonly ids: readonly number[];
};

/** From this width on (CSS pixels) the side panel stands beside the list unless it was closed: below it the columns need the room. */
const WIDE = 1440;

/** The ledger of volumes: filters in the address, first facts of the row at the cursor beside it. */
export function CatalogueList({ query }: { readonly query: Params }) {
  const { t } = useT();
  const client = useClient();
  const levelWord = useLevelWords();
  const mayWrite = useMay('catalogue.write');
  const [sort, setSort] = useState<Sort>({ key: 'number', descending: false });
  const [active, setActive] = useState<VolumeRow | null>(null);
  const [panel, keepPanel] = useView('catalogue.panel', z.boolean(), window.innerWidth >= WIDE);
  const filter = filterOf(query);
  const question = JSON.stringify([filter, sort]);
  const [marked, setMarked] = useState<Marked>({ question, keys: new Set(), ids: [] });
  // What was marked in another list is not marked in this one.
  const chosen = marked.question === question ? marked : { question, keys: new Set<number>(), ids: [] };
  const printing = useListPrinting(chosen.ids, filter.locationId);
  const begin = () => go(paths.newVolume(filter.clientId === null ? {} : { clientId: filter.clientId }));
  useHotkey('new', begin, mayWrite);

  const create = mayWrite && (
    <Button type="primary" title="Ctrl+N" onClick={begin}>
      {t('catalogue.newVolume')}
    </Button>
  );
  const empty = isFiltered(filter) ? (
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
      title={t('frame.catalogue')}
      actions={
        <>
          <HoldingsNav />
          {create}
        </>
      }
    >
      <FilterChips filter={filter} onChange={(next) => replace(pathOf(next))} />
      {printing.panel}
      <div className="ledger">
        <DataTable<VolumeRow>
          name="catalogue"
          label={t('catalogue.volumes')}
          columns={volumeColumns(t, levelWord)}
          rowKey={(row) => row.id}
          loadAt={(stretch) =>
            client.call('catalogue.list', { filter, sort: order(sort.key), descending: sort.descending, ...stretch })
          }
          question={question}
          selected={chosen.keys}
          onSelect={(keys, rows) => setMarked({ question, keys, ids: rows.map((row) => row.id) })}
          topics={['catalogue', 'clients', 'locations']}
          sort={sort}
          onSort={setSort}
          onOpen={(row) => go(paths.volume(row.id))}
          onActive={setActive}
          empty={empty}
          tools={
            <>
              {printing.tools}
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
