import type { KeyboardEvent } from 'react';
import { useT } from '../lib/i18n';
import type { Column, Sort } from './DataTable';

type Props<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
};

/** Keys on the heads: ← → Home End go from one to the next that sorts, ↓ goes back to the rows; Enter and Space sort. */
function onHeadKey(event: KeyboardEvent<HTMLElement>): void {
  const row = event.currentTarget;
  const heads = [...row.querySelectorAll<HTMLButtonElement>('.table-sort')];
  const at = heads.findIndex((head) => head === document.activeElement);
  if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: heads.length - 1 }[event.key];
  if (to !== undefined) heads[Math.min(heads.length - 1, Math.max(0, to))]?.focus();
  else if (event.key === 'ArrowDown') row.closest<HTMLElement>('[role="grid"]')?.focus();
  else if (event.key !== 'Enter' && event.key !== ' ') return;
  // The rows below take the same keys for themselves; Enter and Space are left to the head that has the keyboard.
  event.stopPropagation();
  if (event.key !== 'Enter' && event.key !== ' ') event.preventDefault();
}

/**
 * Heads of a ledger; a click sorts, a second click turns the order round. By keyboard they are one stop behind the rows
 * (Tab): the head in whose order the list stands, or the first.
 */
export function TableHead<Row>({ columns, template, sort, onSort }: Props<Row>) {
  const { t } = useT();
  const sorting =
    onSort === undefined ? [] : columns.flatMap(({ sort: order }) => (order === undefined ? [] : [order]));
  const stop = sorting.find((order) => order === sort?.key) ?? sorting[0];
  return (
    <div role="rowgroup" className="table-head">
      <div
        role="row"
        aria-rowindex={1}
        className="table-row"
        style={{ gridTemplateColumns: template }}
        onKeyDown={onHeadKey}
      >
        {columns.map(({ key, head, sort: order, align }) => {
          const isSorted = order !== undefined && sort?.key === order;
          const direction = isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined;
          return (
            <div
              key={key}
              role="columnheader"
              aria-sort={direction}
              className={align === 'right' ? 'cell cell-right' : 'cell'}
            >
              {order === undefined || onSort === undefined ? (
                head
              ) : (
                <button
                  type="button"
                  className="table-sort"
                  tabIndex={order === stop ? 0 : -1}
                  title={t('common.sortBy', { head })}
                  onClick={() => onSort({ key: order, descending: isSorted && !sort.descending })}
                >
                  {head}
                  <span aria-hidden="true">
                    {direction === undefined ? '' : direction === 'ascending' ? ' ↑' : ' ↓'}
                  </span>
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
