import { useReducer, useState } from 'react';
import type { Item, Volume } from '../../../../shared/contract/catalogue';
import { pairsInPlace } from '../../../../shared/domain/item-groups';
import type { AppError } from '../../../../shared/errors';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useLeaveGuard } from '../../../lib/use-leave-guard';
import { useSay } from '../../../ui/Answers';
import { boundRows, type CellKey, checkRow, type GridRow, isUntouched, rowOf } from './grid-rows';
import { gridOf, gridReducer } from './grid-state';
import { useGridDraft } from './use-grid-draft';

/** The columns as they are shown; `reveal` shows one that is hidden and answers the place it then has. */
export type ShownColumns = { readonly keys: readonly CellKey[]; readonly reveal: (key: CellKey) => number };
export type CellPlace = { readonly row: number; readonly column: number };
const rowsOf = (volume: Volume): GridRow[] => volume.items.map((item, index) => rowOf(item, index + 1));
const begin = (volume: Volume) =>
  gridReducer(
    gridOf(rowsOf(volume), volume.binding === 'bound'),
    volume.items.length === 0 ? { type: 'append' } : { type: 'load', rows: rowsOf(volume) },
  );

/** The grid of one volume: its rows, what may be done with them, and how they are saved whole (`catalogue.saveItems`). */
export function useItemGrid(volume: Volume, shown: ShownColumns, onSaved: (volume: Volume) => void) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const [state, dispatch] = useReducer(gridReducer, volume, begin);
  const [version, setVersion] = useState(volume.version);
  const [active, setActive] = useState<CellPlace>({ row: 0, column: 0 });
  const [failure, setFailure] = useState<AppError | null>(null);
  const [saving, setSaving] = useState(false);
  const [merged, setMerged] = useState(false);
  /** What someone else saved while this list was being written, until the person has said which one stands. */
  const [theirs, setTheirs] = useState<Volume | null>(null);
  /** What is saved. Rows are replaced, never changed, and undo brings the very same ones back. */
  const [base, setBase] = useState(state.rows);
  // Rows that were only begun are nothing to keep, and nothing to ask about when leaving.
  const dirty = state.rows !== base && !(base.every(isUntouched) && state.rows.every(isUntouched));
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
    if (wrong !== undefined) {
      const { errors } = checkRow(wrong);
      const key = shown.keys.find((name) => name in errors) ?? (Object.keys(errors)[0] as CellKey | undefined);
      // A cell that is not shown cannot be mended: its column comes back.
      if (key !== undefined)
        setActive({ row, column: Math.max(0, shown.keys.includes(key) ? shown.keys.indexOf(key) : shown.reveal(key)) });
    }
    say('bad', t('catalogue.grid.bad', { count: bad }));
    return null;
  };

  const save = async () => {
    // Two lists are set against each other: which of them stands is said first, never by pressing Ctrl+S again.
    if (theirs !== null) return say('bad', t('catalogue.stale.settleFirst'));
    const items = collect();
    if (items === null) return;
    setSaving(true);
    setFailure(null);
    const answer = await client.call('catalogue.saveItems', { id: volume.id, version, items });
    if (!answer.ok) {
      if (answer.error.code === 'stale') await meet();
      else setFailure(answer.error);
      return setSaving(false);
    }
    setSaving(false);
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

  /** The fixed pairs in place and nothing else: the order by hand stays (DA-9). Rows need not be complete for it. */
  const pair = () => {
    const order = pairsInPlace(boundRows(state.rows));
    const moved = order.filter((from, to) => from !== to).length;
    if (moved > 0) dispatch({ type: 'reorder', order });
    say('good', moved === 0 ? t('catalogue.grid.sortedSame') : t('catalogue.grid.sorted', { count: moved }));
  };

  /** After `stale`: what the other person saved, to be set against my list; nothing is taken over by itself. */
  const meet = async () => {
    const answer = await client.call('catalogue.volume', { id: volume.id });
    if (answer.ok) setTheirs(answer.value);
    else setFailure(answer.error);
  };
  /** The person's word on the two lists. The grid then stands on the version saved meanwhile; saving and undoing stay theirs to do. */
  const settle = (choice: 'theirs' | 'mine' | 'both') => {
    if (theirs === null) return;
    const there = new Set(theirs.items.map(({ id }) => id));
    const fresh = theirs.items.map((item, index) => rowOf(item, state.nextKey + index));
    // An item that is gone from theirs comes in as a new one.
    const mine = state.rows.map((row) => (row.id !== null && !there.has(row.id) ? { ...row, id: null } : row));
    const held = new Set(mine.map(({ id }) => id));
    const rows =
      choice === 'theirs'
        ? fresh
        : choice === 'mine'
          ? mine
          : [...mine.filter((row) => !isUntouched(row)), ...fresh.filter(({ id }) => !held.has(id))];
    dispatch({ type: 'replace', rows });
    if (choice === 'theirs') setBase(rows);
    setActive({ row: Math.max(0, Math.min(active.row, rows.length - 1)), column: active.column });
    setVersion(theirs.version);
    setMerged(choice !== 'theirs');
    setTheirs(null);
    say('good', t(`catalogue.stale.settled.${choice}`));
  };
  const discard = () => {
    const saved = begin(volume).rows;
    dispatch({ type: 'load', rows: saved });
    setBase(saved);
    setVersion(volume.version);
    setTheirs(null);
    void draft.drop();
  };

  return {
    state,
    dispatch,
    active,
    setActive,
    dirty,
    draft,
    discard,
    failure,
    merged,
    theirs,
    settle,
    save,
    saving,
    sort,
    pair,
  };
}
