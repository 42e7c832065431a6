import { assertNever } from '../../../../shared/result';
import { type Cells, cellsAfter, type GridRow, lastPageOf, pageAfter } from './grid-rows';

/** The rows under the hand, and the way back. A grid is a document with undo, not a form: rows are replaced, never changed. */
export type GridState = {
  readonly rows: readonly GridRow[];
  readonly past: readonly (readonly GridRow[])[];
  readonly future: readonly (readonly GridRow[])[];
  /** The cell being typed in: its key strokes are one step back. */
  readonly typing: string | null;
  readonly nextKey: number;
  readonly numbersPages: boolean;
  /** What the template gives to every new row. */
  readonly sticky: Partial<Cells>;
};
export type GridAction =
  | { readonly type: 'write'; readonly key: number; readonly cells: Partial<Cells> }
  | { readonly type: 'append' }
  | { readonly type: 'insert'; readonly at: number }
  | { readonly type: 'remove'; readonly at: number }
  /** `order`: places in the rows as they stand. */
  | { readonly type: 'reorder'; readonly order: readonly number[] }
  /** A new order, and cells that change with it by their old place: documents bound together, or let go. */
  | {
      readonly type: 'regroup';
      readonly order: readonly number[];
      readonly cells: ReadonlyMap<number, Partial<Cells>>;
    }
  /** The template for rows from now on; rows nobody has written in yet take it too. */
  | { readonly type: 'stick'; readonly cells: Partial<Cells> }
  /** Lays rows of cells over the grid from row `at`, adding rows where it ends. */
  | { readonly type: 'paste'; readonly at: number; readonly block: readonly Partial<Cells>[] }
  /** Another list in place of this one, as a step that can be undone. */
  | { readonly type: 'replace'; readonly rows: readonly GridRow[] }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** Takes other rows as the beginning: a draft, or what someone else saved. */
  | { readonly type: 'load'; readonly rows: readonly GridRow[] };

const KEPT_STEPS = 200;

export function gridOf(rows: readonly GridRow[], numbersPages: boolean, sticky: Partial<Cells> = {}): GridState {
  return {
    rows,
    past: [],
    future: [],
    typing: null,
    nextKey: Math.max(0, ...rows.map((row) => row.key)) + 1,
    numbersPages,
    sticky,
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
  const { rows, nextKey, numbersPages, sticky } = state;
  const begun = (after: readonly GridRow[], page: number | null): GridRow => ({
    key: nextKey,
    id: null,
    fresh: true,
    cells: cellsAfter(after.at(-1), page, sticky),
  });
  switch (action.type) {
    case 'write': {
      const after = rows.map((row) => (row.key === action.key ? written(row, action.cells) : row));
      return step(state, after, `${action.key} ${Object.keys(action.cells).join(' ')}`);
    }
    case 'append':
      return step(state, [...rows, begun(rows, numbersPages ? pageAfter(rows) : null)]);
    case 'insert':
      // Pages are not continued into the middle: the rows after it already hold theirs.
      return step(state, [
        ...rows.slice(0, action.at),
        begun(rows.slice(0, action.at), null),
        ...rows.slice(action.at),
      ]);
    case 'remove': {
      const left = rows.filter((_, index) => index !== action.at);
      // Without a row the cursor would have nowhere to be, and no key would bring one back.
      return step(state, left.length === 0 ? [begun([], numbersPages ? 1 : null)] : left);
    }
    case 'reorder':
      return step(
        state,
        action.order.flatMap((index) => rows[index] ?? []),
      );
    case 'regroup': {
      const changed = rows.map((row, at) => {
        const cells = action.cells.get(at);
        return cells === undefined ? row : written(row, cells);
      });
      return step(
        state,
        action.order.flatMap((index) => changed[index] ?? []),
      );
    }
    case 'paste':
      return step(state, pasted(state, action.at, action.block));
    case 'stick': {
      // Not a step of its own: nothing that anybody wrote changes.
      const begin = (row: GridRow) =>
        row.fresh === true ? { ...row, cells: { ...row.cells, ...unstuck(sticky), ...action.cells } } : row;
      return {
        ...state,
        sticky: action.cells,
        rows: rows.some(({ fresh }) => fresh === true) ? rows.map(begin) : rows,
      };
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
      return gridOf(action.rows, numbersPages, sticky);
    default:
      return assertNever(action);
  }
}

function written({ fresh: _begun, ...row }: GridRow, cells: Partial<Cells>): GridRow {
  return { ...row, cells: { ...row.cells, ...cells } };
}

/** What the template before had given is taken back from a row that nobody wrote in. */
const unstuck = (sticky: Partial<Cells>): Partial<Cells> =>
  Object.fromEntries(
    Object.keys(sticky).map((key) => [key, key === 'level' ? 'general' : key === 'carrier' ? 'paper' : '']),
  );

/** A block laid over the rows from `at` on; pages go on from row to row where the block has none. */
function pasted(
  { rows, nextKey, numbersPages, sticky }: GridState,
  at: number,
  block: readonly Partial<Cells>[],
): readonly GridRow[] {
  const laid = [...rows];
  let page = pageAfter(rows.slice(0, at));
  block.forEach((cells, index) => {
    const goesOn = numbersPages && cells.pageFrom === undefined ? page : null;
    const under = laid[at + index] ?? {
      key: nextKey + index,
      id: null,
      cells: cellsAfter(laid[at + index - 1], goesOn, sticky),
    };
    const row = written(under, cells);
    laid[at + index] = row;
    page = Math.max(page, lastPageOf(row) + 1);
  });
  return laid;
}
