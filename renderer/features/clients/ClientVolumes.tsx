import { useState } from 'react';
import { type VolumeRow, volumeSorts } from '../../../shared/contract/catalogue';
import { useClient } from '../../lib/client-context';
import { retentionText } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { go } from '../../lib/route';
import { type Column, DataTable, type Sort } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { StateTag } from '../../ui/StateTag';
import { useListExport } from '../../ui/use-export';

/** The volumes of one client, newest year first. */
export function ClientVolumes({ clientId }: { readonly clientId: number }) {
  const { t } = useT();
  const client = useClient();
  const [sort, setSort] = useState<Sort>({ key: 'year', descending: true });
  const by = volumeSorts.find((one) => one === sort.key) ?? 'year';
  const { descending } = sort;
  const taking = useListExport(t('clients.volumeList'), {
    of: 'volumes',
    part: 'volumes',
    filter: { clientId },
    sort: by,
    descending,
    ids: null,
  });
  const columns: Column<VolumeRow>[] = [
    {
      key: 'year',
      head: t('catalogue.field.year'),
      width: '5rem',
      sort: 'year',
      fixed: true,
      cell: (row) => row.year ?? '',
    },
    {
      key: 'code',
      head: t('catalogue.field.referenceCode'),
      width: '16rem',
      sort: 'number',
      fixed: true,
      cell: (row) => row.referenceCode ?? row.oldNumber ?? <span className="soft">{t('catalogue.uncoded')}</span>,
    },
    {
      key: 'title',
      head: t('catalogue.field.title'),
      width: 'minmax(14rem, 1fr)',
      sort: 'title',
      cell: (row) => row.title,
      whole: (row) => row.title,
    },
    {
      key: 'retention',
      head: t('catalogue.field.retention'),
      width: '6rem',
      sort: 'retention',
      cell: (row) => retentionText(row.retention, t),
    },
    {
      key: 'items',
      head: t('catalogue.field.items'),
      width: '5rem',
      align: 'right',
      sort: 'items',
      cell: (row) => row.itemCount,
    },
    {
      key: 'state',
      head: t('catalogue.field.state'),
      width: '7rem',
      sort: 'state',
      cell: (row) => <StateTag state={row.state} />,
    },
    {
      key: 'current',
      head: t('catalogue.field.current'),
      width: '8rem',
      sort: 'current',
      cell: (row) => row.current ?? row.disposalNumber ?? '',
    },
  ];
  return (
    <div className="client-volumes">
      {taking.panel}
      <DataTable<VolumeRow>
        name="clientVolumes"
        label={t('clients.volumeList')}
        columns={columns}
        rowKey={(row) => row.id}
        topics={['catalogue']}
        tools={taking.tool}
        question={JSON.stringify([clientId, sort])}
        sort={sort}
        onSort={setSort}
        loadAt={(stretch) =>
          client.call('catalogue.list', {
            filter: { clientId },
            sort: by,
            descending,
            ...stretch,
          })
        }
        onOpen={(row) => go(paths.volume(row.id))}
        empty={<EmptyState title={t('clients.noVolumes')} />}
      />
    </div>
  );
}
