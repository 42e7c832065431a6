import { useReducer, useState } from 'react';
import type { Item, Volume } from '../../../../shared/contract/catalogue';
import type { AppError } from '../../../../shared/errors';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useLeaveGuard } from '../../../lib/use-leave-guard';
import { useSay } from '../../../ui/Answers';
import { type CellKey, cellKeys, checkRow, type GridRow, isUntouched, rowOf } from './grid-rows';
import { gridOf, gridReducer } from './grid-state';
import { useGridDraft } from './use-grid-draft';

export type CellPlace = { readonly row: number; readonly column: number };
const rowsOf = (volume: Volume): GridRow[] => volume.items.map((item, index) => rowOf(item, index + 1));
const begin = (volume: Volume) =>
  gridReducer(
    gridOf(rowsOf(volume), volume.binding === 'bound'),
    volume.items.length === 0 ? { type: 'append' } : { type: 'load', rows: rowsOf(volume) },
  );

/** The grid of one volume: its rows, what may be done with them, and how they are saved whole (`catalogue.saveItems`). */
export function useItemGrid(volume: Volume, onSaved: (volume: Volume) => void) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const [state, dispatch] = useReducer(gridReducer, volume, begin);
  const [version, setVersion] = useState(volume.version);
  const [active, setActive] = useState<CellPlace>({ row: 0, column: 0 });
  const [failure, setFailure] = useState<AppError | null>(null);
  const [saving, setSaving] = useState(false);
  const [merged, setMerged] = useState(false);
  /** What is saved. Rows are replaced, never changed, and undo brings the very same ones back. */
  const [base, setBase] = useState(state.rows);
  const dirty = state.rows !== base;
  const draft = useGridDraft({
    volumeId: volume.id,
    version,
    rows: state.rows,
    dirty,
    onRestore: (rows, begunOn) => {
      dispatch({ type: 'load', rows });
      setVersion(begunOn);
    },
  });
  useLeaveGuard(dirty);

  /** Items as the contract wants them, or null after leading to the first cell that is not acceptable. */
  const collect = (): Item[] | null => {
    const kept = state.rows.filter((row) => !isUntouched(row));
    const checked = kept.map(checkRow);
    const bad = checked.reduce((sum, { errors }) => sum + Object.keys(errors).length, 0);
    if (bad === 0) return checked.flatMap(({ item }) => item ?? []);
    const row = state.rows.findIndex((one) => !isUntouched(one) && checkRow(one).item === null);
    const wrong = state.rows[row];
    if (wrong !== undefined)
      setActive({
        row,
        column: Math.max(
          0,
          cellKeys.findIndex((key) => key in checkRow(wrong).errors),
        ),
      });
    say('bad', t('catalogue.grid.bad', { count: bad }));
    return null;
  };

  const save = async () => {
    const items = collect();
    if (items === null) return;
    setSaving(true);
    const answer = await client.call('catalogue.saveItems', { id: volume.id, version, items });
    setSaving(false);
    if (!answer.ok) return setFailure(answer.error);
    await draft.drop();
    say('good', t('catalogue.grid.saved', { count: answer.value.items.length }));
    onSaved(answer.value);
  };

  const sort = async () => {
    const items = collect();
    if (items === null) return;
    const answer = await client.call('catalogue.sortItems', { items });
    if (!answer.ok) return setFailure(answer.error);
    const places = state.rows.flatMap((row, place) => (isUntouched(row) ? [] : [place]));
    const moved = answer.value.order.filter((from, to) => from !== to).length;
    if (moved > 0) dispatch({ type: 'reorder', order: answer.value.order.flatMap((index) => places[index] ?? []) });
    say('good', moved === 0 ? t('catalogue.grid.sortedSame') : t('catalogue.grid.sorted', { count: moved }));
  };

  /** After `stale`: my list stands, on top of the version that was saved meanwhile; items gone since come in as new ones. */
  const merge = async () => {
    const answer = await client.call('catalogue.volume', { id: volume.id });
    if (!answer.ok) return setFailure(answer.error);
    const there = new Set(answer.value.items.map((item) => item.id));
    dispatch({
      type: 'load',
      rows: state.rows.map((row) => (row.id !== null && !there.has(row.id) ? { ...row, id: null } : row)),
    });
    setVersion(answer.value.version);
    setFailure(null);
    setMerged(true);
  };
  const discard = () => {
    const saved = begin(volume).rows;
    dispatch({ type: 'load', rows: saved });
    setBase(saved);
    setVersion(volume.version);
    void draft.drop();
  };
  const focusOn = (row: number, key: CellKey) => setActive({ row, column: cellKeys.indexOf(key) });

  return {
    state,
    dispatch,
    active,
    setActive,
    focusOn,
    dirty,
    draft,
    discard,
    failure,
    merged,
    merge,
    save,
    saving,
    sort,
  };
}
