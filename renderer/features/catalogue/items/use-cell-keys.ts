import type { Dispatch, KeyboardEvent } from 'react';
import { joinAbove, leaveGroup, moveBlock, type Regrouped } from '../../../../shared/domain/item-groups';
import { boundRows, type CellKey, type Cells } from './grid-rows';
import type { GridAction, GridState } from './grid-state';
import type { CellPlace } from './use-item-grid';

type Options = {
  readonly state: GridState;
  readonly dispatch: Dispatch<GridAction>;
  readonly active: CellPlace;
  readonly setActive: (place: CellPlace) => void;
  /** The columns as they are shown. */
  readonly keys: readonly CellKey[];
  readonly onRemoved: (row: number) => void;
  /** What a key did to a group, or why it did nothing. */
  readonly onGroup: (what: 'joined' | 'left' | 'first' | 'alone') => void;
  readonly onEscape: () => void;
};

/** At the edge of what is typed: only then an arrow leaves the cell sideways. A choice has no edge inside. */
function atEdge(target: EventTarget, side: 'start' | 'end'): boolean {
  if (!(target instanceof HTMLInputElement)) return true;
  const edge = side === 'start' ? 0 : target.value.length;
  return target.selectionStart === edge && target.selectionEnd === edge;
}

/** The keys of the grid: see `catalogue.grid.keys` for their words. A key half-way through an input method is left to it. */
export function useCellKeys({ state, dispatch, active, setActive, keys, onRemoved, onGroup, onEscape }: Options) {
  const lastColumn = keys.length - 1;
  const row = active.row;
  const column = Math.min(active.column, lastColumn);
  const last = state.rows.length - 1;
  const to = (nextRow: number, nextColumn: number) =>
    setActive({ row: Math.min(last, Math.max(0, nextRow)), column: nextColumn });
  const append = () => {
    dispatch({ type: 'append' });
    setActive({ row: last + 1, column: 0 });
  };
  const insert = () => {
    dispatch({ type: 'insert', at: row });
    setActive({ row, column: 0 });
  };
  const remove = () => {
    if (last < 0) return;
    dispatch({ type: 'remove', at: row });
    setActive({ row: Math.max(0, Math.min(row, last - 1)), column });
    onRemoved(row + 1);
  };
  const travel = (type: 'undo' | 'redo') => {
    const steps = type === 'undo' ? state.past.at(-1) : state.future.at(-1);
    dispatch({ type });
    if (steps !== undefined) setActive({ row: Math.max(0, Math.min(row, steps.length - 1)), column });
  };

  /** Moves the row, and with it all that is inseparable from it. */
  const move = (by: -1 | 1) => {
    const order = moveBlock(boundRows(state.rows), row, by);
    if (order === null) return;
    dispatch({ type: 'reorder', order });
    setActive({ row: order.indexOf(row), column });
  };
  const regroup = ({ order, changed }: Regrouped) => {
    const cells = new Map<number, Partial<Cells>>(
      [...changed].map(([at, { group, role }]) => [
        at,
        { group: group === null ? '' : String(group), role: role ?? '' },
      ]),
    );
    dispatch({ type: 'regroup', order, cells });
    setActive({ row: Math.max(0, order.indexOf(row)), column });
  };
  const join = () => {
    const joined = joinAbove(boundRows(state.rows), row);
    if (joined === null) return onGroup('first');
    regroup(joined);
    onGroup('joined');
  };
  const leave = () => {
    const left = leaveGroup(boundRows(state.rows), row);
    if (left === null) return onGroup('alone');
    regroup(left);
    onGroup('left');
  };
  /** The cell above, once more. */
  const ditto = () => {
    const [above, here, name] = [state.rows[row - 1], state.rows[row], keys[column]];
    if (above !== undefined && here !== undefined && name !== undefined)
      dispatch({ type: 'write', key: here.key, cells: { [name]: above.cells[name] } });
  };

  const control = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase();
    if (key === 'z') travel(event.shiftKey ? 'redo' : 'undo');
    else if (key === 'y') travel('redo');
    else if (key === 'delete') remove();
    else if (key === 'g') {
      if (event.shiftKey) leave();
      else join();
    } else if (key === 'd') ditto();
    else if (key === 'arrowup') to(row - 1, column);
    else if (key === 'arrowdown') to(row + 1, column);
    else if (key === 'home') to(0, column);
    else if (key === 'end') to(last, column);
    else return false;
    return true;
  };
  const plain = (event: KeyboardEvent): boolean => {
    const inChoice = event.target instanceof HTMLSelectElement;
    if (event.key === 'Enter') {
      if (row >= last) append();
      else to(row + 1, column);
    } else if (event.key === 'Insert') insert();
    else if (event.key === 'Escape') onEscape();
    else if (event.key === 'ArrowDown' && !inChoice) to(row + 1, column);
    else if (event.key === 'ArrowUp' && !inChoice) to(row - 1, column);
    else if (event.key === 'ArrowLeft' && column > 0 && atEdge(event.target, 'start')) to(row, column - 1);
    else if (event.key === 'ArrowRight' && column < lastColumn && atEdge(event.target, 'end')) to(row, column + 1);
    else if (event.key === 'Tab' && !event.shiftKey && column === lastColumn && row < last) to(row + 1, 0);
    else if (event.key === 'Tab' && event.shiftKey && column === 0 && row > 0) to(row - 1, lastColumn);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.altKey) {
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      move(event.key === 'ArrowUp' ? -1 : 1);
      event.preventDefault();
      return;
    }
    const taken = event.ctrlKey || event.metaKey ? control(event) : plain(event);
    if (taken) event.preventDefault();
  };
  return { onKeyDown, append, insert, remove, travel, move, join, leave };
}
