import type { ReactNode } from 'react';
import type { DisposalRow } from '../../../../shared/contract/disposal-list';
import type { InputOf } from '../../../../shared/contract/index';
import { useClient } from '../../../lib/client-context';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { type Column, DataTable } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { positionColumn } from '../list/row-columns';
import { useWords } from '../use-words';
import { blockText, volumeColumns } from '../volume-columns';

type Props = {
  readonly listId: number;
  readonly todo: NonNullable<InputOf<'disposal.rows'>['todo']>;
  readonly label: string;
  readonly empty: string;
  readonly selected: ReadonlySet<string | number>;
  readonly onSelect: (keys: ReadonlySet<string | number>) => void;
  readonly tools: ReactNode;
};

/** What is still to be done on a list, in the order of the shelf; marked rows are for who has no scanner. */
export function TodoTable({ listId, todo, label, empty, selected, onSelect, tools }: Props) {
  const client = useClient();
  const words = useWords();
  const { t } = words;
  const of = volumeColumns<DisposalRow>(words);
  const columns: Column<DisposalRow>[] = [
    positionColumn(t),
    of.code,
    { ...of.title, width: 'minmax(5rem, 1fr)' },
    { ...of.count, width: '5.25rem' },
    of.level,
    {
      key: 'current',
      head: t('disposal.field.current'),
      width: '6.5rem',
      cell: (row) => row.current ?? '',
    },
    {
      key: 'standing',
      head: t('disposal.field.standing'),
      width: 'minmax(5.75rem, 0.5fr)',
      cell: (row) => <span className="late">{blockText(row, words)}</span>,
      whole: (row) => blockText(row, words),
    },
    of.client,
    of.year,
    of.retentionEnd,
  ];
  return (
    <DataTable<DisposalRow>
      name={`disposal.todo.${todo}`}
      label={label}
      columns={columns.map((column) =>
        ['level', 'client', 'year', 'retentionEnd'].includes(column.key) ? { ...column, optional: true } : column,
      )}
      rowKey={(row) => row.id}
      loadAt={async ({ offset, limit }) => {
        const answer = await client.call('disposal.rows', { id: listId, todo, offset, limit });
        return answer.ok ? { ok: true, value: { ...answer.value, counted: true, capped: false } } : answer;
      }}
      question={JSON.stringify([listId, todo])}
      topics={['disposal', 'catalogue', 'loans', 'holds']}
      selected={selected}
      onSelect={onSelect}
      onOpen={(row) => go(paths.volume(row.volumeId))}
      empty={<EmptyState title={empty} />}
      tools={tools}
    />
  );
}
