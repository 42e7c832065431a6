import type { VolumeRow } from '../../../../shared/contract/catalogue';
import type { Level } from '../../../../shared/domain/level';
import { months, retentionText } from '../../../lib/format';
import type { T } from '../../../lib/i18n';
import type { Column } from '../../../ui/DataTable';
import { StateTag } from '../../../ui/StateTag';

/** Columns of a ledger of volumes; the orders are those of `catalogue.list`. */
export function volumeColumns(t: T, levelWord: (level: Level) => string): Column<VolumeRow>[] {
  const client = (row: VolumeRow) => [row.clientCode, row.clientName].filter((part) => part !== null).join(' ');
  return [
    {
      key: 'code',
      head: t('catalogue.field.referenceCode'),
      width: '13rem',
      sort: 'number',
      fixed: true,
      cell: (row) => row.referenceCode ?? row.oldNumber ?? <span className="soft">{t('catalogue.uncoded')}</span>,
    },
    {
      key: 'title',
      head: t('catalogue.field.title'),
      width: 'minmax(12rem, 1fr)',
      sort: 'title',
      cell: (row) => row.title,
      whole: (row) => row.title,
    },
    {
      key: 'client',
      head: t('catalogue.field.client'),
      width: 'minmax(7.75rem, 0.5fr)',
      sort: 'client',
      cell: client,
      whole: client,
    },
    {
      key: 'year',
      yields: 4,
      head: t('catalogue.field.year'),
      width: '4rem',
      sort: 'year',
      cell: (row) => row.year ?? '',
    },
    {
      key: 'retention',
      yields: 2,
      head: t('catalogue.field.retention'),
      // As wide as the words of an old ledger with their years: 长期（30年）, 长期 (30 years).
      width: '7.5rem',
      sort: 'retention',
      cell: (row) => retentionText(row.retention, t),
      whole: (row) => retentionText(row.retention, t),
    },
    {
      key: 'level',
      yields: 3,
      head: t('catalogue.field.level'),
      width: '6rem',
      sort: 'level',
      cell: (row) => levelWord(row.level),
    },
    {
      key: 'state',
      head: t('catalogue.field.state'),
      width: '6.25rem',
      sort: 'state',
      cell: (row) => <StateTag state={row.state} />,
    },
    {
      key: 'current',
      head: t('catalogue.field.current'),
      width: '7rem',
      sort: 'current',
      // Beside its state, where what was destroyed has no place any more: the list it went on.
      cell: (row) => row.current ?? row.disposalNumber ?? '',
      whole: (row) => row.current ?? row.disposalNumber ?? '',
    },
    {
      key: 'items',
      yields: 1,
      head: t('catalogue.field.items'),
      width: '3.5rem',
      align: 'right',
      sort: 'items',
      cell: (row) => row.itemCount,
    },
    {
      key: 'pages',
      yields: 1,
      head: t('catalogue.field.pages'),
      width: '4rem',
      align: 'right',
      optional: true,
      sort: 'pages',
      cell: (row) => row.pages ?? '',
    },
    {
      key: 'months',
      yields: 1,
      head: t('catalogue.field.months'),
      width: '10rem',
      optional: true,
      sort: 'months',
      cell: (row) => months(row.firstMonth, row.lastMonth),
    },
    {
      key: 'oldNumber',
      yields: 5,
      sort: 'oldNumber',
      head: t('catalogue.field.oldNumber'),
      width: '9rem',
      optional: true,
      cell: (row) => row.oldNumber ?? '',
    },
    {
      key: 'home',
      yields: 5,
      head: t('catalogue.field.home'),
      width: '7.5rem',
      optional: true,
      sort: 'home',
      cell: (row) => row.home ?? '',
    },
    {
      key: 'binding',
      yields: 1,
      sort: 'binding',
      head: t('catalogue.field.binding'),
      width: '5rem',
      optional: true,
      cell: (row) => t(`common.binding.${row.binding}`),
    },
  ];
}
