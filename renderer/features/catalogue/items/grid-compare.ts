import type { Volume } from '../../../../shared/contract/catalogue';
import { type CellKey, cellKeys, type GridRow, isUntouched, rowOf } from './grid-rows';

type SavedItem = Volume['items'][number];
/** Two lists of the same volume: mine as it stands in the grid, theirs as it was saved meanwhile. */
export type Comparison = {
  readonly onlyTheirs: readonly SavedItem[];
  readonly onlyMine: readonly GridRow[];
  /** The same item with other contents; `cells` names where. */
  readonly differing: readonly {
    readonly mine: GridRow;
    readonly theirs: SavedItem;
    readonly cells: readonly CellKey[];
  }[];
};

export function compareLists(rows: readonly GridRow[], items: readonly SavedItem[]): Comparison {
  const mine = rows.filter((row) => !isUntouched(row));
  const byId = new Map(items.map((item) => [item.id, item]));
  const kept = new Set(mine.map(({ id }) => id));
  return {
    onlyTheirs: items.filter(({ id }) => !kept.has(id)),
    onlyMine: mine.filter(({ id }) => id === null || !byId.has(id)),
    differing: mine.flatMap((row) => {
      const theirs = row.id === null ? undefined : byId.get(row.id);
      if (theirs === undefined) return [];
      const saved = rowOf(theirs, row.key).cells;
      const cells = cellKeys.filter((key) => saved[key] !== row.cells[key]);
      return cells.length === 0 ? [] : [{ mine: row, theirs, cells }];
    }),
  };
}
