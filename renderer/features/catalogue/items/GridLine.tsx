import { useEffect, useRef } from 'react';
import { useT } from '../../../lib/i18n';
import { CellInput } from './CellInput';
import { type CellKey, type Cells, checkRow, type GridRow, isUntouched } from './grid-rows';
import type { GridColumn } from './use-grid-columns';

type Props = {
  readonly row: GridRow;
  readonly index: number;
  /** Distance from the top of the grid, in CSS pixels. */
  readonly top: number;
  readonly template: string;
  readonly columns: readonly GridColumn[];
  /** The column under the hand where this is the row being edited; null elsewhere. */
  readonly activeColumn: number | null;
  /** Whether the grid has the focus, so that moving to a cell takes it along. */
  readonly takesFocus: boolean;
  readonly oddPages: boolean;
  readonly onPick: (row: number, column: number) => void;
  readonly onWrite: (key: number, cells: Partial<Cells>) => void;
};
export const shownIn = (column: GridColumn, text: string): string =>
  column.choices?.find(({ value }) => value === text)?.text ?? text;
const isPage = (key: CellKey): boolean => key === 'pageFrom' || key === 'pageTo';

/** One item. Only the row under the hand holds inputs; the others are text, so that thousands stay light. */
export function GridLine({
  row,
  index,
  top,
  template,
  columns,
  activeColumn,
  takesFocus,
  oddPages,
  onPick,
  onWrite,
}: Props) {
  const { t, code } = useT();
  const line = useRef<HTMLDivElement>(null);
  const { errors } = checkRow(row);
  useEffect(() => {
    if (activeColumn === null || !takesFocus) return;
    const control = line.current?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')[activeColumn];
    if (control === undefined || control === document.activeElement) return;
    control.focus();
    if (control instanceof HTMLInputElement) control.select();
    // Also where the row was moved to: a line that changes its place in the page loses the focus.
  }, [activeColumn, takesFocus, row.key, index, columns.length]);

  return (
    <div
      ref={line}
      role="row"
      aria-rowindex={index + 2}
      className={activeColumn === null ? 'grid-line' : 'grid-line grid-line-active'}
      style={{ transform: `translateY(${top}px)`, gridTemplateColumns: template }}
    >
      <div role="rowheader" className="grid-cell grid-number">
        {index + 1}
      </div>
      {columns.map((column, at) => {
        const error = errors[column.key];
        // An untouched title is not scolded while its row is being filled in; saving asks for it.
        const bad = error !== undefined && !(error === 'required' && (activeColumn !== null || isUntouched(row)));
        const odd = oddPages && isPage(column.key);
        const look = ['grid-cell', bad && 'grid-bad', odd && 'grid-odd', column.kind === 'number' && 'grid-right']
          .filter((one) => one !== false)
          .join(' ');
        const text = row.cells[column.key];
        const note = bad ? code('invalid', error) : undefined;
        if (activeColumn === null) {
          return (
            <div
              key={column.key}
              role="gridcell"
              className={look}
              title={note ?? shownIn(column, text)}
              onMouseDown={(event) => {
                event.preventDefault();
                onPick(index, at);
              }}
            >
              {shownIn(column, text)}
            </div>
          );
        }
        return (
          <div key={column.key} role="gridcell" className={look} title={note}>
            <CellInput
              column={column}
              text={text}
              invalid={bad}
              label={t('catalogue.grid.cell', { row: index + 1, column: column.head })}
              onFocus={() => onPick(index, at)}
              onWrite={(written) => onWrite(row.key, { [column.key]: written })}
            />
          </div>
        );
      })}
    </div>
  );
}
