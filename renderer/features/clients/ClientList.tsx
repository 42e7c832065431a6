import { Button } from 'antd';
import { useState } from 'react';
import { type Client, type ClientSort, clientSorts } from '../../../shared/contract/clients';
import { useClient } from '../../lib/client-context';
import { useHotkey } from '../../lib/hotkeys';
import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { go, type Params, replace } from '../../lib/route';
import { useMay } from '../../lib/session';
import { useQuery } from '../../lib/use-query';
import { type Column, DataTable, type Sort } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FilterText } from '../../ui/FilterText';
import { Page } from '../../ui/Page';
import { useListExport } from '../../ui/use-export';
import './clients.css';

const order = (key: string): ClientSort => clientSorts.find((one) => one === key) ?? 'code';
const yearsOf = ({ firstYear, lastYear }: Client): string =>
  firstYear === null || lastYear === null
    ? ''
    : firstYear === lastYear
      ? String(firstYear)
      : `${firstYear}–${lastYear}`;

/** The clients; text and kind stand in the address. */
export function ClientList({ query }: { readonly query: Params }) {
  const { t } = useT();
  const client = useClient();
  const mayWrite = useMay('catalogue.write');
  const lists = useQuery('settings.lists', {}, ['settings', 'clients']);
  const [sort, setSort] = useState<Sort>({ key: 'code', descending: false });
  const text = query['text'] ?? '';
  const kind = query['kind'] ?? '';
  const wants = query['wants'] === 'firstContact' ? ('firstContact' as const) : null;
  const taking = useListExport(t('clients.title'), { of: 'clients', text, kind: kind === '' ? null : kind, wants });
  const begin = () => go(paths.newClient());
  useHotkey('new', begin, mayWrite);

  const kinds = lists.status === 'ready' ? lists.value.clientKinds : [];
  const create = mayWrite && (
    <Button type="primary" title="Ctrl+N" onClick={begin}>
      {t('clients.newClient')}
    </Button>
  );
  const columns: Column<Client>[] = [
    { key: 'code', head: t('clients.code'), width: '8rem', sort: 'code', fixed: true, cell: (row) => row.code },
    {
      key: 'name',
      head: t('clients.name'),
      width: 'minmax(14rem, 1fr)',
      sort: 'name',
      cell: (row) => row.name,
      whole: (row) => row.name,
    },
    { key: 'kind', head: t('clients.kind'), width: '8rem', sort: 'kind', cell: (row) => row.kind ?? '' },
    { key: 'keeper', head: t('clients.keeper'), width: '7rem', sort: 'keeper', cell: (row) => row.keeper ?? '' },
    {
      key: 'openedOn',
      head: t('clients.openedOn'),
      width: '7rem',
      sort: 'openedOn',
      cell: (row) => row.openedOn ?? '',
    },
    {
      key: 'volumes',
      head: t('clients.volumeCount'),
      width: '5rem',
      align: 'right',
      sort: 'volumes',
      cell: (row) => row.volumes,
    },
    { key: 'years', head: t('clients.years'), width: '7rem', sort: 'years', cell: yearsOf },
    {
      key: 'note',
      head: t('clients.note'),
      width: '10rem',
      optional: true,
      sort: 'note',
      cell: (row) => row.note ?? '',
      whole: (row) => row.note ?? '',
    },
  ];
  const empty =
    text !== '' || kind !== '' || wants !== null ? (
      <EmptyState
        title={t('clients.noneFit')}
        hint={t('clients.noneFitHint')}
        actions={<Button onClick={() => replace(paths.clients())}>{t('clients.clearFilters')}</Button>}
      />
    ) : (
      <EmptyState title={t('clients.empty')} hint={t('clients.emptyHint')} actions={create} />
    );
  return (
    <Page fill title={t('clients.title')} actions={create}>
      <div className="client-filters" role="group" aria-label={t('clients.filters')}>
        <FilterText
          label={t('clients.text')}
          value={text}
          onChange={(typed) => replace(paths.clients({ text: typed, kind }))}
        />
        <select
          aria-label={t('clients.kind')}
          value={kind}
          onChange={(event) => replace(paths.clients({ text, kind: event.target.value }))}
        >
          <option value="">{t('clients.anyKind')}</option>
          {[...new Set([...kinds, ...(kind === '' ? [] : [kind])])].map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
        {wants !== null && (
          <button type="button" className="link-button" onClick={() => replace(paths.clients({ text, kind }))}>
            {t('clients.wantsFirstContact')} ×
          </button>
        )}
      </div>
      {taking.panel}
      <DataTable<Client>
        name="clients"
        label={t('clients.title')}
        columns={columns}
        rowKey={(row) => row.id}
        question={JSON.stringify([text, kind, wants, sort])}
        tools={taking.tool}
        topics={['clients', 'catalogue']}
        load={({ after, limit }) =>
          client.call('clients.list', {
            text,
            kind: kind === '' ? null : kind,
            wants,
            sort: order(sort.key),
            descending: sort.descending,
            after,
            limit,
          })
        }
        sort={sort}
        onSort={setSort}
        onOpen={(row) => go(paths.client(row.id))}
        empty={empty}
      />
    </Page>
  );
}
