import type { ListSummary } from '../../../../shared/contract/disposal-list';
import type { Level } from '../../../../shared/domain/level';
import type { T } from '../../../lib/i18n';
import type { Column } from '../../../ui/DataTable';
import { ListTag } from '../ListTag';

/** Columns of the board of lists. */
export function listColumns(t: T, levelWord: (level: Level) => string): Column<ListSummary>[] {
  return [
    {
      key: 'number',
      sort: 'number',
      head: t('disposal.field.number'),
      width: '7.5rem',
      fixed: true,
      cell: (row) => row.number ?? <span className="soft">{t('disposal.lists.draft')}</span>,
    },
    {
      key: 'title',
      sort: 'title',
      head: t('disposal.lists.name'),
      width: 'minmax(8rem, 1fr)',
      cell: (row) => row.title,
      whole: (row) => row.title,
    },
    {
      key: 'state',
      sort: 'state',
      head: t('disposal.field.state'),
      width: '13rem',
      cell: (row) => (
        <>
          <ListTag state={row.state} />{' '}
          {row.appraisalsOpen > 0 && t('disposal.lists.appraisalsOpen', { count: row.appraisalsOpen })}
        </>
      ),
    },
    {
      key: 'rows',
      sort: 'rows',
      head: t('disposal.field.rows'),
      width: '5rem',
      align: 'right',
      cell: (row) => row.rows,
    },
    {
      key: 'left',
      sort: 'left',
      head: t('disposal.field.left'),
      width: '5.5rem',
      align: 'right',
      cell: (row) => row.left,
    },
    {
      key: 'level',
      sort: 'level',
      head: t('disposal.field.level'),
      width: '6rem',
      cell: (row) => levelWord(row.level),
    },
    {
      key: 'drawnBy',
      sort: 'drawnBy',
      head: t('disposal.field.drawnBy'),
      width: '6.25rem',
      cell: (row) => row.drawnBy,
    },
    {
      key: 'earliestOn',
      sort: 'earliestOn',
      head: t('disposal.field.earliestOn'),
      width: '6.5rem',
      cell: (row) => row.earliestOn ?? '',
    },
    {
      key: 'destroyedOn',
      sort: 'destroyedOn',
      head: t('disposal.field.destroyedOn'),
      width: '6.5rem',
      cell: (row) => row.destroyedOn ?? '',
    },
    {
      key: 'drawnOn',
      sort: 'drawnOn',
      head: t('disposal.field.drawnOn'),
      width: '6.5rem',
      cell: (row) => row.drawnOn,
      optional: true,
    },
    {
      key: 'submittedOn',
      sort: 'submittedOn',
      head: t('disposal.field.submittedOn'),
      width: '6.5rem',
      cell: (row) => row.submittedOn ?? '',
      optional: true,
    },
  ];
}
