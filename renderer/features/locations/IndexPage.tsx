import type { Shelved } from '../../../shared/contract/locations';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useLevelWords } from '../../lib/level-words';
import { paths } from '../../lib/paths';
import { go, type Params, replace } from '../../lib/route';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { HoldingsNav } from '../../ui/HoldingsNav';
import { ListChips } from '../../ui/ListChips';
import { Page } from '../../ui/Page';
import { useListExport } from '../../ui/use-export';
import { usePrintPanel } from '../../ui/print/use-print-panel';
import { shelvedColumns } from './shelved-columns';
import './locations.css';

/** 存放地点索引 (XX-19): by archive, 档号 → place; by place, what belongs where in shelf order. On paper by Ctrl+P. */
export function IndexPage({ query }: { readonly query: Params }) {
  const { t } = useT();
  const client = useClient();
  const levelWord = useLevelWords();
  const by = query['by'] === 'place' ? 'place' : 'archive';
  const printing = usePrintPanel({ of: 'place', id: null }, '', by === 'place' ? ['indexByPlace'] : ['indexByArchive']);
  const taking = useListExport(
    t('locations.index.title'),
    by === 'place' ? { of: 'shelved', placeId: null, which: 'belongs' } : { of: 'byArchive' },
  );
  return (
    <Page
      fill
      title={t('locations.index.title')}
      line={t('locations.index.line')}
      actions={
        <>
          <HoldingsNav />
          {printing.button}
        </>
      }
    >
      <ListChips
        label={t('locations.index.by')}
        chosen={by}
        chips={[
          { name: 'archive', words: t('locations.index.byArchive'), count: null },
          { name: 'place', words: t('locations.index.byPlace'), count: null },
        ]}
        onChoose={(name) => replace(paths.placeIndex({ by: name }))}
      />
      {printing.panel}
      {taking.panel}
      <DataTable<Shelved>
        key={by}
        name={by === 'place' ? 'indexByPlace' : 'indexByArchive'}
        label={t('locations.index.title')}
        columns={shelvedColumns(t, levelWord, by === 'place')}
        rowKey={(row) => row.id}
        question={by}
        topics={['locations', 'catalogue', 'loans']}
        load={(asked) =>
          by === 'place'
            ? client.call('locations.volumes', { placeId: null, which: 'belongs', ...asked })
            : client.call('locations.byArchive', asked)
        }
        onOpen={(row) => go(paths.volume(row.id))}
        tools={taking.tool}
        empty={<EmptyState title={t(by === 'place' ? 'locations.index.emptyPlace' : 'locations.index.empty')} />}
      />
    </Page>
  );
}
