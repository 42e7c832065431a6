import { Button } from 'antd';
import { useState } from 'react';
import { type Hold, holdSorts } from '../../../shared/contract/holds';
import type { InputOf } from '../../../shared/contract/index';
import { useClient } from '../../lib/client-context';
import { useHotkey } from '../../lib/hotkeys';
import { useT } from '../../lib/i18n';
import { useLevelWords } from '../../lib/level-words';
import { paths } from '../../lib/paths';
import { go, type Params, replace } from '../../lib/route';
import { useMay } from '../../lib/session';
import { useSort } from '../../lib/use-sort';
import { type Column, DataTable } from '../../ui/DataTable';
import { DisposalNav } from '../../ui/DisposalNav';
import { EmptyState } from '../../ui/EmptyState';
import { FilterText } from '../../ui/FilterText';
import { ListChips } from '../../ui/ListChips';
import { Page } from '../../ui/Page';
import { useListExport } from '../../ui/use-export';
import { HoldTag } from './HoldTag';
import './holds.css';

const chips = {
  active: { state: 'active' },
  reviewDue: { state: 'active', reviewDue: true },
  released: { state: 'released' },
  all: { state: null },
} as const satisfies Record<string, InputOf<'holds.list'>>;
type Chip = keyof typeof chips;
const names = Object.keys(chips) as Chip[];

/** Holds 冻结, live and released; Enter opens one. */
export function HoldsPage({ query }: { readonly query: Params }) {
  const { t } = useT();
  const client = useClient();
  const levelWord = useLevelWords();
  const mayWrite = useMay('holds.write');
  const [text, setText] = useState('');
  const shown = names.find((one) => one === query['show']) ?? 'active';
  const { by, descending, ledger } = useSort(holdSorts, { by: 'number', descending: true });
  const asked = { ...chips[shown], text, sort: by, descending };
  const taking = useListExport(t('holds.list'), { of: 'holds', ...asked });
  useHotkey('new', () => go(paths.newHold()), mayWrite);
  const columns: Column<Hold>[] = [
    {
      key: 'number',
      sort: 'number',
      head: t('holds.field.number'),
      width: '8rem',
      fixed: true,
      cell: (row) => row.number,
    },
    {
      key: 'title',
      sort: 'title',
      head: t('holds.field.title'),
      width: 'minmax(10rem, 1fr)',
      cell: (row) => row.title,
      whole: (row) => row.title,
    },
    {
      key: 'reason',
      sort: 'reason',
      head: t('holds.field.reason'),
      width: 'minmax(10rem, 1fr)',
      cell: (row) => row.reason,
      whole: (row) => row.reason,
    },
    {
      key: 'authority',
      sort: 'authority',
      head: t('holds.field.authority'),
      width: '10rem',
      cell: (row) => row.authority,
      whole: (row) => row.authority,
    },
    {
      key: 'state',
      sort: 'state',
      head: t('holds.field.state'),
      width: '11rem',
      cell: (row) => <HoldTag hold={row} />,
    },
    {
      key: 'volumes',
      sort: 'volumes',
      head: t('holds.field.volumes'),
      width: '5rem',
      align: 'right',
      cell: (row) => row.volumes,
    },
    {
      key: 'startsOn',
      sort: 'startsOn',
      head: t('holds.field.startsOn'),
      width: '6.5rem',
      cell: (row) => row.startsOn,
    },
    {
      key: 'reviewOn',
      sort: 'reviewOn',
      head: t('holds.field.reviewOn'),
      width: '6.5rem',
      cell: (row) => row.reviewOn ?? '',
    },
    {
      key: 'level',
      sort: 'level',
      head: t('holds.field.level'),
      width: '6rem',
      optional: true,
      cell: (row) => levelWord(row.level),
    },
    {
      key: 'releasedOn',
      sort: 'releasedOn',
      head: t('holds.field.releasedOn'),
      width: '6.5rem',
      optional: shown !== 'released',
      cell: (row) => row.releasedOn ?? '',
    },
  ];
  const create = mayWrite && (
    <Button type="primary" title="Ctrl+N" onClick={() => go(paths.newHold())}>
      {t('holds.create')}
    </Button>
  );
  return (
    <Page fill title={t('holds.title')} line={t('holds.line')} actions={<DisposalNav />}>
      <ListChips
        label={t('holds.chips')}
        chosen={shown}
        chips={names.map((name) => ({ name, words: t(`holds.chip.${name}`), count: null }))}
        onChoose={(name) => replace(paths.holds(name))}
      />
      {taking.panel}
      <DataTable<Hold>
        name="holds"
        label={t('holds.list')}
        columns={columns}
        rowKey={(row) => row.id}
        load={({ after, limit }) => client.call('holds.list', { ...asked, after, limit })}
        question={JSON.stringify([shown, text, ledger.sort])}
        {...ledger}
        topics={['holds', 'clients', 'catalogue']}
        onOpen={(row) => go(paths.hold(row.id))}
        empty={
          text === '' && shown === 'active' ? (
            <EmptyState title={t('holds.empty')} hint={t('holds.emptyHint')} actions={create} />
          ) : (
            <EmptyState title={t('holds.noneFit')} />
          )
        }
        tools={
          <>
            <FilterText label={t('holds.text')} value={text} onChange={(next) => setText(next.slice(0, 80))} />
            {taking.tool}
            {create}
          </>
        }
      />
    </Page>
  );
}
