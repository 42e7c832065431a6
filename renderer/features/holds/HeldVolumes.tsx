import { heldSorts, type HeldVolume, type Hold } from '../../../shared/contract/holds';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useLevelWords } from '../../lib/level-words';
import { paths } from '../../lib/paths';
import { go } from '../../lib/route';
import { useSort } from '../../lib/use-sort';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { useListExport } from '../../ui/use-export';
import { StateTag } from '../../ui/StateTag';

/** All that a hold covers, named by hand or through its client. */
export function HeldVolumes({ hold }: { readonly hold: Hold }) {
  const { t } = useT();
  const client = useClient();
  const levelWord = useLevelWords();
  const { by, descending, ledger } = useSort(heldSorts, { by: 'code' });
  const asked = { id: hold.id, sort: by, descending };
  const taking = useListExport(`${hold.number} ${t('holds.volumes')}`, { of: 'heldVolumes', ...asked });
  const columns: Column<HeldVolume>[] = [
    {
      key: 'code',
      sort: 'code',
      head: t('disposal.field.code'),
      width: '13rem',
      fixed: true,
      cell: (row) => (row.code === '' ? <span className="soft">{t('catalogue.uncoded')}</span> : row.code),
    },
    {
      key: 'title',
      sort: 'title',
      head: t('disposal.field.title'),
      width: 'minmax(12rem, 1fr)',
      cell: (row) => row.title,
      whole: (row) => row.title,
    },
    {
      key: 'client',
      sort: 'client',
      head: t('disposal.field.client'),
      width: '10rem',
      cell: (row) => row.clientName ?? '',
    },
    { key: 'year', sort: 'year', head: t('disposal.field.year'), width: '4rem', cell: (row) => row.year ?? '' },
    {
      key: 'level',
      sort: 'level',
      head: t('disposal.field.level'),
      width: '6rem',
      cell: (row) => levelWord(row.level),
    },
    {
      key: 'state',
      sort: 'state',
      head: t('disposal.field.stateOfVolume'),
      width: '6rem',
      cell: (row) => <StateTag state={row.state} />,
    },
    {
      key: 'through',
      sort: 'through',
      head: t('holds.field.through'),
      width: '6.5rem',
      cell: (row) => t(`holds.through.${row.through}`),
    },
    {
      key: 'dueFrom',
      sort: 'dueFrom',
      head: t('holds.field.dueFrom'),
      width: '6.5rem',
      cell: (row) => row.dueFrom ?? '',
    },
  ];
  return (
    <div className="hold-volumes">
      {taking.panel}
      <DataTable<HeldVolume>
        name="holds.volumes"
        label={t('holds.volumes')}
        columns={columns}
        rowKey={(row) => row.volumeId}
        load={({ after, limit }) => client.call('holds.volumes', { ...asked, after, limit })}
        question={JSON.stringify([hold.id, ledger.sort])}
        {...ledger}
        topics={['holds', 'catalogue', 'clients']}
        tools={taking.tool}
        onOpen={(row) => go(paths.volume(row.volumeId))}
        empty={
          hold.state === 'active' ? (
            <EmptyState title={t('holds.volumesEmpty')} hint={t('holds.volumesEmptyHint')} />
          ) : (
            <EmptyState title={t('holds.volumesEmpty')} />
          )
        }
      />
    </div>
  );
}
