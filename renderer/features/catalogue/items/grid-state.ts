import { assertNever } from '../../../../shared/result';
import { type Cells, cellsAfter, type GridRow } from './grid-rows';

/** The rows under the hand, and the way back. A grid is a document with undo, not a form: rows are replaced, never changed. */
export type GridState = {
  readonly rows: readonly GridRow[];
  readonly past: readonly (readonly GridRow[])[];
  readonly future: readonly (readonly GridRow[])[];
  /** The cell being typed in: its key strokes are one step back. */
  readonly typing: string | null;
  readonly nextKey: number;
  readonly numbersPages: boolean;
};
export type GridAction =
  | { readonly type: 'write'; readonly key: number; readonly cells: Partial<Cells> }
  | { readonly type: 'append' }
  | { readonly type: 'insert'; readonly at: number }
  | { readonly type: 'remove'; readonly at: number }
  /** `order`: places in the rows as they stand. */
  | { readonly type: 'reorder'; readonly order: readonly number[] }
  /** Lays rows of cells over the grid from row `at`, adding rows where it ends. */
  | { readonly type: 'paste'; readonly at: number; readonly block: readonly Partial<Cells>[] }
  /** Another list in place of this one, as a step that can be undone. */
  | { readonly type: 'replace'; readonly rows: readonly GridRow[] }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** Takes other rows as the beginning: a draft, or what someone else saved. */
  | { readonly type: 'load'; readonly rows: readonly GridRow[] };

const KEPT_STEPS = 200;

export function gridOf(rows: readonly GridRow[], numbersPages: boolean): GridState {
  return {
    rows,
    past: [],
    future: [],
    typing: null,
    nextKey: Math.max(0, ...rows.map((row) => row.key)) + 1,
    numbersPages,
  };
}

function step(state: GridState, rows: readonly GridRow[], typing: string | null = null): GridState {
  const past = typing !== null && typing === state.typing ? state.past : [...state.past.slice(-KEPT_STEPS), state.rows];
  return {
    ...state,
    rows,
    past,
    future: [],
    typing,
    nextKey: Math.max(state.nextKey, ...rows.map((row) => row.key + 1)),
  };
}

export function gridReducer(state: GridState, action: GridAction): GridState {
  const { rows, nextKey, numbersPages } = state;
  switch (action.type) {
    case 'write': {
      const written = rows.map((row) =>
        row.key === action.key ? { ...row, cells: { ...row.cells, ...action.cells } } : row,
      );
      return step(state, written, `${action.key} ${Object.keys(action.cells).join(' ')}`);
    }
    case 'append':
      return step(state, [...rows, { key: nextKey, id: null, cells: cellsAfter(rows, numbersPages) }]);
    case 'insert':
      // Pages are not continued into the middle: the rows after it already hold theirs.
      return step(state, [
        ...rows.slice(0, action.at),
        { key: nextKey, id: null, cells: cellsAfter(rows.slice(0, action.at), false) },
        ...rows.slice(action.at),
      ]);
    case 'remove':
      return step(
        state,
        rows.filter((_, index) => index !== action.at),
      );
    case 'reorder':
      return step(
        state,
        action.order.flatMap((index) => rows[index] ?? []),
      );
    case 'paste': {
      const laid = [...rows];
      action.block.forEach((cells, index) => {
        const at = action.at + index;
        const under = laid[at];
        const base = under ?? {
          key: nextKey + index,
          id: null,
          cells: cellsAfter(laid.slice(0, at), numbersPages && cells.pageFrom === undefined),
        };
        laid[at] = { ...base, cells: { ...base.cells, ...cells } };
      });
      return step(state, laid);
    }
    case 'replace':
      return step(state, action.rows);
    case 'undo': {
      const before = state.past.at(-1);
      return before === undefined
        ? state
        : { ...state, rows: before, past: state.past.slice(0, -1), future: [...state.future, rows], typing: null };
    }
    case 'redo': {
      const after = state.future.at(-1);
      return after === undefined
        ? state
        : { ...state, rows: after, future: state.future.slice(0, -1), past: [...state.past, rows], typing: null };
    }
    case 'load':
      return gridOf(action.rows, numbersPages);
    default:
      return assertNever(action);
  }
}
