import { useT } from '../lib/i18n';
import type { Column, Sort } from './DataTable';

type Props<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
};

/** Heads of a ledger; a click sorts, a second click turns the order round. */
export function TableHead<Row>({ columns, template, sort, onSort }: Props<Row>) {
  const { t } = useT();
  return (
    <div role="rowgroup" className="table-head">
      <div role="row" aria-rowindex={1} className="table-row" style={{ gridTemplateColumns: template }}>
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
                  tabIndex={-1}
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
