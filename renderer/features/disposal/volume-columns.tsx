import type { Block, DueRow } from '../../../shared/contract/disposal-due';
import type { Level } from '../../../shared/domain/level';
import { months, retentionText } from '../../lib/format';
import type { T } from '../../lib/i18n';
import type { Language } from '../../../shared/i18n/index';
import type { Column } from '../../ui/DataTable';

/** What due list and disposal list show of a volume alike. */
type Shown = Omit<DueRow, 'version'>;
export type Words = {
  readonly t: T;
  readonly language: Language;
  readonly levelWord: (level: Level) => string;
  readonly blockWords: (block: Block) => string;
};

export const blockText = ({ blocks }: Shown, { t, blockWords }: Words): string =>
  blocks.map(blockWords).join(t('common.listSeparator'));
export const countText = ({ binding, pages, itemCount }: Shown, t: T): string =>
  binding === 'bound' && pages !== null
    ? t('disposal.field.pages', { count: pages })
    : t('disposal.field.items', { count: itemCount });

/** Columns of a volume that may be destroyed: what it is, how long it had to be kept, what it counts. */
export function volumeColumns<Row extends Shown>({ t, language, levelWord }: Words): Record<ColumnName, Column<Row>> {
  const client = (row: Row) => [row.clientCode, row.clientName].filter((part) => part !== null).join(' ');
  // English words of the same thing are longer.
  const wide = language === 'en';
  const head = (name: ColumnName) => t(`disposal.field.${name}`);
  return {
    code: { key: 'code', head: head('code'), width: '13rem', fixed: true, cell: (row) => row.code },
    title: {
      key: 'title',
      head: head('title'),
      width: 'minmax(8rem, 1fr)',
      cell: (row) => row.title,
      whole: (row) => row.title,
    },
    client: { key: 'client', head: head('client'), width: 'minmax(5rem, 0.5fr)', cell: client, whole: client },
    year: { key: 'year', head: head('year'), width: '4rem', cell: (row) => row.year ?? '' },
    months: {
      key: 'months',
      head: head('months'),
      width: '10rem',
      optional: true,
      cell: (row) => months(row.firstMonth, row.lastMonth),
    },
    series: { key: 'series', head: head('series'), width: '7rem', optional: true, cell: (row) => row.seriesName },
    department: {
      key: 'department',
      head: head('department'),
      width: '7rem',
      optional: true,
      cell: (row) => row.department ?? '',
    },
    count: { key: 'count', head: head('count'), width: '5rem', align: 'right', cell: (row) => countText(row, t) },
    level: { key: 'level', head: head('level'), width: wide ? '6rem' : '4rem', cell: (row) => levelWord(row.level) },
    retention: {
      key: 'retention',
      head: head('retention'),
      width: wide ? '5.5rem' : '4.75rem',
      cell: (row) => retentionText(row.retention, t),
    },
    retentionEnd: {
      key: 'retentionEnd',
      head: head('retentionEnd'),
      width: wide ? '8rem' : '6.5rem',
      cell: (row) => row.retentionEnd ?? '',
    },
    home: { key: 'home', head: head('home'), width: '7.5rem', optional: true, cell: (row) => row.home ?? '' },
  };
}
type ColumnName =
  | 'code'
  | 'title'
  | 'client'
  | 'year'
  | 'months'
  | 'series'
  | 'department'
  | 'count'
  | 'level'
  | 'retention'
  | 'retentionEnd'
  | 'home';
