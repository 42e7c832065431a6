import type { DueRow } from '../../../../shared/contract/disposal-due';
import type { Column } from '../../../ui/DataTable';
import { blockText, volumeColumns, type Words } from '../volume-columns';

/** Columns of the due list; on the undated list what it runs from stands in place of the last day. */
export function dueColumns(words: Words, undated: boolean): Column<DueRow>[] {
  const { t } = words;
  const plain = volumeColumns<DueRow>(words);
  const of = {
    ...plain,
    code: { ...plain.code, sort: 'number' },
    title: { ...plain.title, sort: 'title' },
    client: { ...plain.client, sort: 'client' },
    year: { ...plain.year, sort: 'year' },
    retention: { ...plain.retention, sort: 'retention' },
    retentionEnd: { ...plain.retentionEnd, sort: 'due' },
    level: { ...plain.level, sort: 'level' },
    months: { ...plain.months, sort: 'months' },
    home: { ...plain.home, sort: 'home' },
  } satisfies Record<string, Column<DueRow>>;
  const blocks: Column<DueRow> = {
    key: 'blocks',
    head: t('disposal.field.blocks'),
    width: 'minmax(10rem, 0.7fr)',
    cell: (row) =>
      row.blocks.length === 0 ? (
        <span className="can-go">{t('disposal.free')}</span>
      ) : (
        <span className="late">{blockText(row, words)}</span>
      ),
    whole: (row) => (row.blocks.length === 0 ? t('disposal.free') : blockText(row, words)),
  };
  return undated
    ? [of.code, of.title, of.client, of.year, { ...of.months, optional: false }, of.retention, of.department, of.home]
    : [
        of.code,
        of.title,
        of.client,
        of.year,
        of.retention,
        of.retentionEnd,
        of.level,
        of.count,
        blocks,
        of.months,
        of.series,
        of.department,
        of.home,
      ];
}
