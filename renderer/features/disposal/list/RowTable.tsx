import { Button } from 'antd';
import { useState } from 'react';
import type { DisposalList, DisposalRow } from '../../../../shared/contract/disposal-list';
import type { InputOf } from '../../../../shared/contract/index';
import { useClient } from '../../../lib/client-context';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { useMay } from '../../../lib/session';
import { DataTable } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ListChips } from '../../../ui/ListChips';
import { useListExport } from '../../../ui/use-export';
import { useWords } from '../use-words';
import type { ListDialog } from './ListDialogs';
import { rowColumns } from './row-columns';

type Shown = 'all' | 'blocked' | 'differing' | 'left';
type Narrowed = Pick<InputOf<'disposal.rows'>, 'rowState' | 'blocked' | 'differing'>;
const filters: Readonly<Record<Shown, Narrowed>> = {
  all: {},
  blocked: { blocked: true },
  differing: { differing: true },
  left: { rowState: 'left' },
};
type Props = { readonly list: DisposalList; readonly onDialog: (dialog: ListDialog) => void };

/** The volumes of a list as a dense ledger; what is marked can be taken off, before submitting or with a reason. */
export function RowTable({ list, onDialog }: Props) {
  const client = useClient();
  const words = useWords();
  const { t } = words;
  const mayWrite = useMay('disposal.write');
  const [shown, setShown] = useState<Shown>('all');
  const [selected, setSelected] = useState<ReadonlySet<string | number>>(new Set());
  const taking = useListExport(list.number ?? list.title, { of: 'disposalRows', id: list.id, ...filters[shown] });
  const action = (['removeRows', 'pullBack'] as const).find((one) => mayWrite && list.actions.includes(one));
  const counts: Readonly<Record<Shown, number | null>> = {
    all: list.rows + list.left,
    blocked: list.blocked,
    differing: null,
    left: list.left,
  };
  const offered = (Object.keys(filters) as Shown[]).filter(
    (name) => name === 'all' || name === shown || counts[name] === null || (counts[name] ?? 0) > 0,
  );
  const empty =
    shown === 'all' ? (
      <EmptyState
        title={t('disposal.list.rowsEmpty')}
        hint={t('disposal.list.rowsEmptyHint')}
        actions={<Button onClick={() => go(paths.disposalDue())}>{t('disposal.list.toDue')}</Button>}
      />
    ) : (
      <EmptyState title={t('disposal.list.rowsNone')} />
    );
  return (
    <div className="list-rows">
      <ListChips
        label={t('disposal.list.rowChips')}
        chosen={shown}
        chips={offered.map((name) => ({ name, words: t(`disposal.list.rowChip.${name}`), count: counts[name] }))}
        onChoose={setShown}
      />
      {taking.panel}
      <DataTable<DisposalRow>
        name="disposal.rows"
        label={t('disposal.list.rows')}
        columns={rowColumns(words, list.state)}
        rowKey={(row) => row.id}
        loadAt={async ({ offset, limit }) => {
          const answer = await client.call('disposal.rows', { id: list.id, ...filters[shown], offset, limit });
          return answer.ok ? { ok: true, value: { ...answer.value, counted: true, capped: false } } : answer;
        }}
        question={JSON.stringify([list.id, shown])}
        topics={['disposal', 'catalogue', 'loans', 'holds']}
        onOpen={(row) => go(paths.volume(row.volumeId))}
        {...(action === undefined ? {} : { selected, onSelect: setSelected })}
        empty={empty}
        tools={
          <>
            {taking.tool}
            {action !== undefined && (
              <Button
                size="small"
                disabled={selected.size === 0}
                onClick={() =>
                  onDialog({ kind: action, rowIds: [...selected].map(Number), done: () => setSelected(new Set()) })
                }
              >
                {t(`disposal.list.action.${action}`, { count: selected.size })}
              </Button>
            )}
          </>
        }
      />
    </div>
  );
}
