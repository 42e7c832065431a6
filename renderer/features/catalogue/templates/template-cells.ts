import { templateCells, type TemplateCells } from '../../../../shared/contract/templates';
import { type CellKey, cellKeys, type Cells, readItemDate } from '../items/grid-rows';

/** Cells a template may hold: not the pages and not the group, which are each item's own. */
export const stickyKeys: readonly CellKey[] = cellKeys.filter(
  (key) => key !== 'pageFrom' && key !== 'pageTo' && key !== 'group',
);

/** What a template gives, as the grid's cells hold it. */
export const toCells = (cells: TemplateCells): Partial<Cells> =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value === null ? '' : String(value)]],
    ),
  );

/** Cells as typed → what the contract keeps, or the first cell that is not acceptable. */
export function readCells(cells: Partial<Cells>): { readonly cells: TemplateCells } | { readonly bad: CellKey } {
  const raw = Object.fromEntries(Object.entries(cells).map(([key, text]) => [key, rawCell(key, text)]));
  const parsed = templateCells.safeParse(raw);
  if (parsed.success) return { cells: parsed.data };
  const where = parsed.error.issues[0]?.path[0];
  return { bad: stickyKeys.find((key) => key === where) ?? 'title' };
}

function rawCell(key: string, text: string): unknown {
  if (key === 'date') return readItemDate(text);
  if (key === 'sourceDepartmentId') return text === '' ? null : Number(text);
  return text === '' && (key === 'typeCode' || key === 'writing' || key === 'role') ? null : text;
}
