import { type RefObject, useEffect, useState } from 'react';

type Fitting = {
  readonly key: string;
  readonly width: string;
  readonly sort?: string;
  readonly fixed?: boolean;
  readonly yields?: number;
};
/** CSS pixels that the scrollbar of the rows takes. */
const BAR = 16;

/** What a track of CSS grid takes at least, in rem: `9rem`, `minmax(12rem, 1fr)`. */
const least = (width: string): number => Number(/([\d.]+)rem/.exec(width)?.[1] ?? 0);

/**
 * The columns that stand in `room` (rem) without scrolling sideways. Those that yield step back, the lowest number first,
 * until the others fit; the column the list is ordered by stays, so that its order can be seen.
 */
export function fittingColumns<C extends Fitting>(
  columns: readonly C[],
  room: number,
  sortedBy: string | undefined,
): C[] {
  const out = new Set<string>();
  let wide = columns.reduce((sum, { width }) => sum + least(width), 0);
  const yielding = columns
    .filter(({ yields, fixed, sort }) => yields !== undefined && fixed !== true && sort !== (sortedBy ?? ''))
    .sort((a, b) => (a.yields ?? 0) - (b.yields ?? 0));
  for (const { key, width } of yielding) {
    if (wide <= room) break;
    out.add(key);
    wide -= least(width);
  }
  return columns.filter(({ key }) => !out.has(key));
}

/** `fittingColumns` for the room that a box has now; all of them where none may yield, or the box is not laid out yet. */
export function useFitting<C extends Fitting>(
  box: RefObject<HTMLElement | null>,
  columns: readonly C[],
  mayYield: boolean,
  sortedBy: string | undefined,
): readonly C[] {
  const [room, setRoom] = useState(Infinity);
  useEffect(() => {
    const shown = box.current;
    if (shown === null) return;
    const measure = () => {
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      setRoom(shown.clientWidth === 0 ? Infinity : (shown.clientWidth - BAR) / rem);
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(shown);
    return () => watch.disconnect();
  }, [box]);
  return mayYield ? fittingColumns(columns, room, sortedBy) : columns;
}
