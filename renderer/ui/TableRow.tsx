import type { MouseEvent } from 'react';
import { useT } from '../lib/i18n';
import type { Column } from './DataTable';

type Props<Row> = {
  readonly id: string;
  readonly index: number;
  /** Distance from the top of the list, in CSS pixels. */
  readonly top: number;
  readonly template: string;
  readonly columns: readonly Column<Row>[];
  /** Not read yet: undefined. */
  readonly row: Row | undefined;
  readonly active: boolean;
  readonly selected: boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: () => void;
};

/** One line of a ledger. */
export function TableRow<Row>({
  id,
  index,
  top,
  template,
  columns,
  row,
  active,
  selected,
  onClick,
  onDoubleClick,
}: Props<Row>) {
  const { t } = useT();
  const place = { transform: `translateY(${top}px)`, gridTemplateColumns: template };
  if (row === undefined) {
    return (
      <div id={id} role="row" aria-rowindex={index + 2} className="table-row table-line" style={place}>
        <div role="gridcell" className="cell cell-wait">
          {t('common.rowLoading')}
        </div>
      </div>
    );
  }
  const look = ['table-row', 'table-line', active && 'table-line-active', selected && 'table-line-selected']
    .filter((one) => one !== false)
    .join(' ');
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={look}
      style={place}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
    >
      {columns.map(({ key, cell, whole, align, fixed }) => {
        const drawn = cell(row);
        return (
          <div
            key={key}
            role="gridcell"
            title={whole?.(row) ?? (typeof drawn === 'string' ? drawn : undefined)}
            className={['cell', align === 'right' && 'cell-right', fixed === true && 'cell-fixed']
              .filter((one) => one !== false)
              .join(' ')}
          >
            {drawn}
          </div>
        );
      })}
    </div>
  );
}
