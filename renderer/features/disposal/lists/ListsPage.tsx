import { Button } from 'antd';
import { useState } from 'react';
import { disposalListSorts } from '../../../../shared/contract/disposal';
import type { ListSummary } from '../../../../shared/contract/disposal-list';
import type { ListState } from '../../../../shared/domain/disposal';
import { useClient } from '../../../lib/client-context';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { paths } from '../../../lib/paths';
import { go, type Params, replace } from '../../../lib/route';
import { useMay } from '../../../lib/session';
import { useSort } from '../../../lib/use-sort';
import { useQuery } from '../../../lib/use-query';
import { DataTable } from '../../../ui/DataTable';
import { DisposalNav } from '../../../ui/DisposalNav';
import { EmptyState } from '../../../ui/EmptyState';
import { FilterText } from '../../../ui/FilterText';
import { ListChips } from '../../../ui/ListChips';
import { Page } from '../../../ui/Page';
import { useListExport } from '../../../ui/use-export';
import { listColumns } from './list-columns';
import { NewListDialog } from './NewListDialog';
import { RegisterPrint } from './RegisterPrint';
import '../disposal.css';

/** What each chip of the board shows. */
const boards = {
  open: ['draft', 'appraisal', 'appraised', 'approved', 'held', 'rechecked'],
  appraisal: ['appraisal'],
  appraised: ['appraised'],
  apart: ['approved', 'held'],
  rechecked: ['rechecked'],
  destroyed: ['destroyed'],
  cancelled: ['cancelled'],
  all: [],
} as const satisfies Record<string, readonly ListState[]>;
type Board = keyof typeof boards;
const names = Object.keys(boards) as Board[];

/** Lists 销毁清册 by where they stand on their path. */
export function ListsPage({ query }: { readonly query: Params }) {
  const { t } = useT();
  const client = useClient();
  const levelWord = useLevelWords();
  const mayWrite = useMay('disposal.write');
  const [text, setText] = useState('');
  const [creating, setCreating] = useState(false);
  const [printing, setPrinting] = useState(false);
  const board = names.find((one) => one === query['show']) ?? 'open';
  const states = [...boards[board]];
  const counts = useQuery('disposal.counts', {}, ['disposal']);
  const { by, descending, ledger } = useSort(disposalListSorts, { by: 'number', descending: true });
  const asked = { states, text, sort: by, descending };
  const taking = useListExport(t('disposal.lists.title'), { of: 'disposalLists', ...asked });
  const countOf = (name: Board) => {
    if (counts.status !== 'ready') return null;
    const within: readonly ListState[] = boards[name];
    return counts.value.states
      .filter(({ value }) => within.length === 0 || within.includes(value))
      .reduce((sum, { count }) => sum + count, 0);
  };
  useHotkey('print', () => setPrinting(true));
  useHotkey('new', () => setCreating(true), mayWrite);
  const create = mayWrite && (
    <Button type="primary" title="Ctrl+N" onClick={() => setCreating(true)}>
      {t('disposal.lists.create')}
    </Button>
  );
  return (
    <Page fill title={t('disposal.lists.title')} line={t('disposal.lists.line')} actions={<DisposalNav />}>
      <ListChips
        label={t('disposal.lists.chips')}
        chosen={board}
        chips={names.map((name) => ({ name, words: t(`disposal.lists.chip.${name}`), count: countOf(name) }))}
        onChoose={(name) => replace(paths.disposalLists(name))}
      />
      {printing && <RegisterPrint onClose={() => setPrinting(false)} />}
      {taking.panel}
      <DataTable<ListSummary>
        name="disposal.lists"
        label={t('disposal.lists.title')}
        columns={listColumns(t, levelWord)}
        rowKey={(row) => row.id}
        load={({ after, limit }) => client.call('disposal.lists', { ...asked, after, limit })}
        question={JSON.stringify([board, text, ledger.sort])}
        {...ledger}
        topics={['disposal']}
        onOpen={(row) => go(paths.disposalList(row.id))}
        empty={<EmptyState title={t('disposal.lists.empty')} hint={t('disposal.lists.emptyHint')} actions={create} />}
        tools={
          <>
            <FilterText label={t('disposal.lists.text')} value={text} onChange={(next) => setText(next.slice(0, 80))} />
            {taking.tool}
            <Button title="Ctrl+P" onClick={() => setPrinting(true)}>
              {t('disposal.lists.register')}
            </Button>
            {create}
          </>
        }
      />
      {creating && <NewListDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}
