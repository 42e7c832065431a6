import type { Shelved } from '../../../shared/contract/locations';
import type { Level } from '../../../shared/domain/level';
import { retentionText } from '../../lib/format';
import type { T } from '../../lib/i18n';
import type { Column } from '../../ui/DataTable';
import { StateTag } from '../../ui/StateTag';

/** Columns of a list of volumes as the shelf sees them; `placeFirst` for the index by place, which keeps the order of its form. */
export function shelvedColumns(t: T, levelWord: (level: Level) => string, placeFirst: boolean): Column<Shelved>[] {
  const home: Column<Shelved> = {
    key: 'home',
    sort: 'home',
    head: t('locations.column.home'),
    width: '8rem',
    fixed: placeFirst,
    cell: (row) => row.home ?? '',
  };
  const code: Column<Shelved> = {
    key: 'code',
    sort: 'code',
    head: t('locations.column.code'),
    width: '13rem',
    fixed: true,
    cell: (row) => (row.code === '' ? <span className="soft">{t('catalogue.uncoded')}</span> : row.code),
  };
  return [
    ...(placeFirst ? [home, code] : [code]),
    {
      key: 'title',
      sort: 'title',
      head: t('locations.column.title'),
      width: 'minmax(9rem, 1fr)',
      cell: (row) => row.title,
      whole: (row) => row.title,
    },
    {
      key: 'client',
      sort: 'client',
      head: t('locations.column.client'),
      width: 'minmax(6.5rem, 0.5fr)',
      cell: (row) => row.clientName ?? '',
      whole: (row) => row.clientName ?? '',
    },
    {
      key: 'year',
      sort: 'year',
      head: t('catalogue.field.year'),
      width: '4.5rem',
      optional: true,
      cell: (row) => row.year ?? '',
    },
    {
      key: 'retention',
      sort: 'retention',
      head: t('catalogue.field.retention'),
      width: '6.5rem',
      optional: true,
      cell: (row) => retentionText(row.retention, t),
    },
    {
      key: 'level',
      sort: 'level',
      head: t('catalogue.field.level'),
      width: '6rem',
      cell: (row) => levelWord(row.level),
    },
    {
      key: 'state',
      sort: 'state',
      head: t('locations.column.state'),
      width: '6rem',
      cell: (row) => <StateTag state={row.state} />,
    },
    ...(placeFirst ? [] : [home]),
    {
      key: 'current',
      sort: 'current',
      head: t('locations.column.current'),
      width: '8rem',
      cell: (row) => row.current ?? '',
    },
    {
      key: 'thickness',
      head: t('locations.column.thickness'),
      width: '6rem',
      align: 'right',
      optional: placeFirst,
      cell: (row) => (row.measured ? row.shelfMm : t('locations.page.estimated', { mm: row.shelfMm })),
    },
  ];
}
