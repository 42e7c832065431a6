import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useId, useRef } from 'react';
import type { Topic } from '../../shared/contract/index';
import { useT } from '../lib/i18n';
import { type LoadPage, useRows } from '../lib/use-rows';
import { ColumnChoice, useColumns } from './ColumnChoice';
import { FailureNotice } from './FailureNotice';
import { TableHead } from './TableHead';
import { TableRow } from './TableRow';
import { useGridKeys } from './use-grid-keys';
import './data-table.css';

export type Column<Row> = {
  readonly key: string;
  readonly head: string;
  /** A track of CSS grid: `9rem`, `minmax(12rem, 1fr)`. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  /** Whole text, shown on hover where the cell is cut. */
  readonly whole?: (row: Row) => string;
  /** Name of the order that a click on the head asks for; none, no sorting. */
  readonly sort?: string;
  readonly align?: 'right';
  /** Never cut and never hidden: reference codes. */
  readonly fixed?: boolean;
  /** Not shown until a person chooses it. */
  readonly optional?: boolean;
};
export type Sort = { readonly key: string; readonly descending: boolean };
type RowKey = string | number;

type Props<Row> = {
  /** Name under which the operator's column choice is kept, e.g. `catalogue`. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => RowKey;
  readonly load: LoadPage<Row>;
  /** What is asked, filter and order, as one text; a change starts the list anew. */
  readonly question: string;
  readonly topics: readonly Topic[];
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Enter or a double click. */
  readonly onOpen?: (row: Row) => void;
  /** The row the keyboard stands on, for a side panel. */
  readonly onActive?: (row: Row | null) => void;
  readonly selected?: ReadonlySet<RowKey>;
  readonly onSelect?: (selected: ReadonlySet<RowKey>, rows: readonly Row[]) => void;
  /** Place (0-based) of the row to stand on when the list opens: shown, marked, and under the keyboard. Below 0: none. */
  readonly standOn?: number;
  readonly empty: ReactNode;
  /** Stands beside the count: buttons for the selection. */
  readonly tools?: ReactNode;
};
const ROW_HEIGHT = 30;

/** A ledger: dense rows drawn only where they are seen, read page by page as they are scrolled to, driven by keys. */
export function DataTable<Row>(props: Props<Row>) {
  const {
    name,
    label,
    rowKey,
    load,
    question,
    topics,
    sort,
    onSort,
    onOpen,
    onActive,
    selected,
    onSelect,
    standOn = -1,
    empty,
    tools,
  } = props;
  const { t } = useT();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { state, want } = useRows(load, question, topics);
  const { columns, hidden, toggle } = useColumns(name, props.columns);
  const rows = state.status === 'ready' ? state.rows : [];
  const total = state.status === 'ready' ? Math.max(state.total, state.rows.length) : 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    useFlushSync: false,
  });
  const drawn = virtual.getVirtualItems();
  const lastDrawn = drawn.at(-1)?.index ?? 0;
  useEffect(() => want(lastDrawn), [want, lastDrawn]);

  const pageRows = useCallback(
    () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_HEIGHT * 10) / ROW_HEIGHT) - 2),
    [],
  );
  const grid = useGridKeys({
    rows,
    total,
    rowKey,
    selected,
    onSelect,
    onOpen,
    onActive,
    question,
    pageRows,
    show: (index) => {
      want(index);
      virtual.scrollToIndex(index);
    },
  });
  const there = state.status === 'ready' && standOn >= 0 && standOn < total;
  const { stand } = grid;
  useEffect(() => {
    if (!there) return;
    stand(standOn);
    scroller.current?.focus();
    // Once for each row that somebody came for; later answers leave the keyboard where the person took it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [there, standOn, question]);
  const template = columns.map((column) => column.width).join(' ');

  return (
    <section className="table" aria-label={label}>
      <div className="table-tools">
        <p className="table-count" role="status" aria-busy={state.status === 'loading'}>
          {state.status === 'ready' ? t('common.total', { total }) : t('common.loading')}
          {selected !== undefined && selected.size > 0 && ` · ${t('common.selected', { selected: selected.size })}`}
        </p>
        {tools}
        <ColumnChoice columns={props.columns} hidden={hidden} toggle={toggle} />
      </div>
      {state.status === 'failed' && <FailureNotice error={state.error} />}
      {state.status === 'ready' && total === 0 && empty}
      {total > 0 && (
        <div
          ref={scroller}
          className="table-scroll"
          role="grid"
          tabIndex={0}
          aria-label={t('common.table', { name: label, total })}
          aria-rowcount={total + 1}
          aria-multiselectable={onSelect !== undefined}
          aria-activedescendant={grid.active < 0 ? undefined : `${id}-${grid.active}`}
          onKeyDown={grid.onKeyDown}
          onFocus={grid.onFocus}
        >
          <TableHead columns={columns} template={template} sort={sort} onSort={onSort} />
          <div
            role="rowgroup"
            className="table-body"
            ref={(body) => body?.style.setProperty('height', `${virtual.getTotalSize()}px`)}
          >
            {drawn.map(({ index, start }) => {
              const row = rows[index];
              return (
                <TableRow
                  key={row === undefined ? `at-${index}` : rowKey(row)}
                  id={`${id}-${index}`}
                  index={index}
                  top={start}
                  template={template}
                  columns={columns}
                  row={row}
                  active={index === grid.active}
                  selected={row !== undefined && (selected?.has(rowKey(row)) ?? false)}
                  onClick={(event) => grid.onRowClick(index, event)}
                  onDoubleClick={() => row !== undefined && onOpen?.(row)}
                />
              );
            })}
          </div>
        </div>
      )}
    </section>
  );
}
