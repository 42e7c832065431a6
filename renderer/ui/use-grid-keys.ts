import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';

type RowKey = string | number;
/** A key of the screen's own, on the row under the keyboard; `goOn` stands on the next row. Answers whether it took the key. */
export type GridKey<Row> = (event: KeyboardEvent, row: Row | null, goOn: () => void) => boolean;
type Grid<Row> = {
  /** A row that was read, or undefined. */
  readonly rowAt: (index: number) => Row | undefined;
  /** All rows that were read, with their places in the list. */
  readonly loaded: () => readonly (readonly [index: number, row: Row])[];
  readonly total: number;
  readonly rowKey: (row: Row) => RowKey;
  readonly selected: ReadonlySet<RowKey> | undefined;
  readonly onSelect: ((selected: ReadonlySet<RowKey>, rows: readonly Row[]) => void) | undefined;
  /** Keys of a stretch of the list, rows that were not read among them; null when they could not be told. */
  readonly keysAt: ((first: number, last: number) => Promise<readonly RowKey[] | null>) | undefined;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly onActive: ((row: Row | null) => void) | undefined;
  readonly onKey: GridKey<Row> | undefined;
  readonly question: string;
  readonly pageRows: () => number;
  readonly show: (index: number) => void;
};

/** Where a key leads from row `from`; null for keys that do not move. */
export function stepOf(key: string, from: number, total: number, page: number): number | null {
  const clamp = (index: number) => Math.min(total - 1, Math.max(0, index));
  switch (key) {
    case 'ArrowDown':
      return clamp(from + 1);
    case 'ArrowUp':
      return clamp(from - 1);
    case 'PageDown':
      return clamp(from + page);
    case 'PageUp':
      return clamp(from - page);
    case 'Home':
      return 0;
    case 'End':
      return clamp(total - 1);
    default:
      return null;
  }
}

/** Keys of a ledger: arrows, Home, End, PageUp, PageDown move; Space marks; Shift stretches; Ctrl+A marks all (all that were read, where the list cannot tell the others); Enter opens. */
export function useGridKeys<Row>({
  rowAt,
  loaded,
  total,
  rowKey,
  selected,
  onSelect,
  keysAt,
  onOpen,
  onActive,
  onKey,
  question,
  pageRows,
  show,
}: Grid<Row>) {
  const [active, setActive] = useState(-1);
  const [anchor, setAnchor] = useState(-1);
  const [asked, setAsked] = useState(question);
  if (asked !== question) {
    setAsked(question);
    setActive(-1);
    setAnchor(-1);
  }
  const activeRow = rowAt(active) ?? null;
  const activeKey = activeRow === null ? null : rowKey(activeRow);
  useEffect(() => {
    onActive?.(activeRow);
    // The row object is fresh after each answer; its key says whether another row is meant.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [activeKey]);

  /** Counts what was marked, so that the keys of an earlier stretch do not come in late over a newer mark. */
  const marks = useRef(0);
  const mark = (keys: ReadonlySet<RowKey>) => {
    marks.current += 1;
    onSelect?.(
      keys,
      loaded().flatMap(([, row]) => (keys.has(rowKey(row)) ? [row] : [])),
    );
  };
  const stretch = (from: number, to: number) => {
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    const read = loaded().flatMap(([index, row]) => (index >= first && index <= last ? [rowKey(row)] : []));
    mark(new Set(read));
    if (keysAt === undefined || onSelect === undefined || read.length > last - first) return;
    const mine = marks.current;
    void keysAt(first, last).then((keys) => {
      if (keys !== null && marks.current === mine) mark(new Set(keys));
    });
  };
  const toggle = (index: number) => {
    const row = rowAt(index);
    if (row === undefined) return;
    const keys = new Set(selected);
    if (!keys.delete(rowKey(row))) keys.add(rowKey(row));
    setAnchor(index);
    mark(keys);
  };

  /** Puts the keyboard on a row and shows it. */
  const stand = (index: number) => {
    setAnchor(index);
    setActive(index);
    show(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (onKey?.(event, activeRow, () => stand(Math.min(total - 1, active + 1))) === true) {
      event.preventDefault();
      return;
    }
    const to = event.ctrlKey || event.altKey || event.metaKey ? null : stepOf(event.key, active, total, pageRows());
    if (to !== null) {
      const from = anchor < 0 ? Math.max(active, 0) : anchor;
      if (event.shiftKey) stretch(from, to);
      setAnchor(event.shiftKey ? from : to);
      setActive(to);
      show(to);
    } else if (event.key === ' ') toggle(active);
    else if (event.key === 'Enter' && activeRow !== null) onOpen?.(activeRow);
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) stretch(0, total - 1);
    else return;
    event.preventDefault();
  };
  const onRowClick = (index: number, event: MouseEvent) => {
    if (event.shiftKey && onSelect !== undefined) stretch(anchor < 0 ? index : anchor, index);
    else if (event.ctrlKey || event.metaKey) toggle(index);
    else setAnchor(index);
    setActive(index);
  };
  const onFocus = () => setActive((at) => (at < 0 && total > 0 ? 0 : at));
  const all = () => stretch(0, total - 1);
  const none = () => mark(new Set());
  return { active, onKeyDown, onRowClick, onFocus, stand, all, none };
}
