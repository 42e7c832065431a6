import { type ReactNode, useCallback, useEffect, useId, useRef } from 'react';
import type { Topic } from '../../shared/contract/index';
import { count as figure } from '../lib/format';
import { useT } from '../lib/i18n';
import type { AppError } from '../../shared/errors';
import { type LoadPage, useRows } from '../lib/use-rows';
import { loadedRows, type LoadStretch, rowAt, useWindow } from '../lib/use-window';
import { ColumnChoice, useColumns } from './ColumnChoice';
import { FailureNotice } from './FailureNotice';
import { TableHead } from './TableHead';
import { TableRow } from './TableRow';
import { useFitting } from './use-fitting';
import { type GridKey, useGridKeys } from './use-grid-keys';
import { useTallList } from './use-tall-list';
import './data-table.css';

export type Column<Row> = {
  readonly key: string;
  readonly head: string;
  /** A track of CSS grid: `9rem`, `minmax(12rem, 1fr)`. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  /** Whole text, shown on hover where the cell is cut; a cell that is plain text is its own. */
  readonly whole?: (row: Row) => string;
  /** Name of the order that a click on the head asks for; none, no sorting. */
  readonly sort?: string;
  readonly align?: 'right';
  /** Never cut and never hidden: reference codes. */
  readonly fixed?: boolean;
  /** Not shown until a person chooses it. */
  readonly optional?: boolean;
  /** Steps back where the columns do not fit, the lowest number first: what it says stands in the side panel, or on the page of the row. */
  readonly yields?: number;
};
export type Sort = { readonly key: string; readonly descending: boolean };
type RowKey = string | number;

type LedgerProps<Row> = {
  /** Name under which the operator's column choice is kept, e.g. `catalogue`. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => RowKey;
  /** What is asked, filter and order, as one text; a change starts the list anew. */
  readonly question: string;
  readonly topics: readonly Topic[];
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Enter or a double click. */
  readonly onOpen?: (row: Row) => void;
  /** The row the keyboard stands on, for a side panel. */
  readonly onActive?: (row: Row | null) => void;
  /** Keys of this screen on a row, before the ledger's own. */
  readonly onKey?: GridKey<Row>;
  readonly selected?: ReadonlySet<RowKey>;
  readonly onSelect?: (selected: ReadonlySet<RowKey>, rows: readonly Row[]) => void;
  /** Lets a selection reach rows that were never read: Ctrl+A takes all that fit, Shift a stretch of any length. */
  readonly keysAt?: (first: number, last: number) => Promise<readonly RowKey[] | null>;
  /** Place (0-based) of the row to stand on when the list opens: shown, marked, and under the keyboard. Below 0: none. */
  readonly standOn?: number;
  /** Something beside the list says what its columns say: those that may (`yields`) step back rather than scroll sideways. */
  readonly mayYield?: boolean;
  readonly empty: ReactNode;
  /** Stands beside the count: buttons for the selection. */
  readonly tools?: ReactNode;
};
/** Read from its beginning on by the key of the last row, or, where the engine can, opened at any row. */
type Props<Row> = LedgerProps<Row> &
  ({ readonly load: LoadPage<Row> } | { readonly loadAt: LoadStretch<Row>; readonly load?: undefined });

/** What a ledger draws, wherever its rows come from. */
type Source<Row> = {
  readonly status: 'loading' | 'failed' | 'ready';
  readonly error: AppError | null;
  readonly total: number;
  /** How many there are, in words; null while nobody knows. */
  readonly counted: 'exactly' | 'notYet' | 'more';
  readonly rowAt: (index: number) => Row | undefined;
  readonly loaded: () => readonly (readonly [index: number, row: Row])[];
  readonly want: (first: number, last: number) => void;
};
const ROW_HEIGHT = 30;

/** A ledger: dense rows drawn only where they are seen, read page by page as they are scrolled to, driven by keys. */
export function DataTable<Row>(props: Props<Row>) {
  return props.load === undefined ? <WindowLedger {...props} /> : <PagedLedger {...props} />;
}

function PagedLedger<Row>({ load, ...props }: LedgerProps<Row> & { readonly load: LoadPage<Row> }) {
  const { state, want } = useRows(load, props.question, props.topics);
  const rows = state.status === 'ready' ? state.rows : [];
  const upTo = useCallback((_first: number, last: number) => want(last), [want]);
  return (
    <Ledger
      {...props}
      source={{
        status: state.status,
        error: state.status === 'failed' ? state.error : null,
        total: state.status === 'ready' ? Math.max(state.total, rows.length) : 0,
        counted: 'exactly',
        rowAt: (index) => rows[index],
        loaded: () => rows.map((row, index) => [index, row] as const),
        want: upTo,
      }}
    />
  );
}

function WindowLedger<Row>({ loadAt, ...props }: LedgerProps<Row> & { readonly loadAt: LoadStretch<Row> }) {
  const { state, want } = useWindow(loadAt, props.question, props.topics);
  return (
    <Ledger
      {...props}
      source={{
        status: state.status,
        error: state.status === 'failed' ? state.error : null,
        total: state.status === 'ready' ? state.total : 0,
        counted:
          state.status !== 'ready' || state.counted
            ? state.status === 'ready' && state.capped
              ? 'more'
              : 'exactly'
            : 'notYet',
        rowAt: (index) => (state.status === 'ready' ? rowAt(state.pages, index) : undefined),
        loaded: () => (state.status === 'ready' ? loadedRows(state.pages) : []),
        want,
      }}
    />
  );
}

function Ledger<Row>({ source, ...props }: LedgerProps<Row> & { readonly source: Source<Row> }) {
  const { name, label, rowKey, question, sort, onSort, onOpen, onActive, onKey, selected, onSelect } = props;
  const { empty, tools, standOn = -1 } = props;
  const { t, language } = useT();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const choice = useColumns(name, props.columns);
  const box = useRef<HTMLElement>(null);
  const columns = useFitting(box, choice.columns, props.mayYield === true, sort?.key);
  const yielded = choice.columns.length - columns.length;
  const { status, total, rowAt: row, want } = source;
  const list = useTallList(scroller, total, ROW_HEIGHT);
  const firstDrawn = list.rows[0]?.index ?? 0;
  const lastDrawn = list.rows.at(-1)?.index ?? 0;
  useEffect(() => want(firstDrawn, lastDrawn), [want, firstDrawn, lastDrawn]);

  const pageRows = useCallback(
    () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_HEIGHT * 10) / ROW_HEIGHT) - 2),
    [],
  );
  const grid = useGridKeys({
    rowAt: row,
    loaded: source.loaded,
    total,
    rowKey,
    selected,
    onSelect,
    keysAt: props.keysAt,
    onOpen,
    onActive,
    onKey,
    question,
    pageRows,
    show: (index) => {
      want(index, index);
      list.show(index);
    },
  });
  const there = status === 'ready' && standOn >= 0 && standOn < total;
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
    <section ref={box} className="table" aria-label={label}>
      <div className="table-tools">
        <p className="table-count" role="status" aria-busy={status === 'loading'}>
          {status === 'ready'
            ? t(`common.counted.${source.counted}`, { total: figure(total, language) })
            : t('common.loading')}
          {selected !== undefined &&
            selected.size > 0 &&
            ` · ${t('common.selected', { selected: figure(selected.size, language) })}`}
        </p>
        {props.keysAt !== undefined && total > 0 && (selected?.size ?? 0) < total && (
          <button type="button" className="link-button" title="Ctrl+A" onClick={grid.all}>
            {t('common.selectAll')}
          </button>
        )}
        {selected !== undefined && selected.size > 0 && (
          <button type="button" className="link-button" onClick={grid.none}>
            {t('common.selectNone')}
          </button>
        )}
        {tools}
        <ColumnChoice
          columns={choice.all}
          hidden={choice.hidden}
          toggle={choice.toggle}
          move={choice.move}
          note={yielded === 0 ? null : t('common.columnsYield', { count: yielded })}
        />
      </div>
      {source.error !== null && <FailureNotice error={source.error} />}
      {status === 'ready' && total === 0 && empty}
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
            ref={(body) => body?.style.setProperty('height', `${list.height}px`)}
          >
            {list.rows.map(({ index, top }) => {
              const shown = row(index);
              return (
                <TableRow
                  key={shown === undefined ? `at-${index}` : rowKey(shown)}
                  id={`${id}-${index}`}
                  index={index}
                  top={top}
                  template={template}
                  columns={columns}
                  row={shown}
                  active={index === grid.active}
                  selected={shown !== undefined && (selected?.has(rowKey(shown)) ?? false)}
                  onClick={(event) => grid.onRowClick(index, event)}
                  onDoubleClick={() => shown !== undefined && onOpen?.(shown)}
                />
              );
            })}
          </div>
        </div>
      )}
    </section>
  );
}
