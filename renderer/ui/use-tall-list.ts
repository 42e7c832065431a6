import { elementScroll, observeElementOffset, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

/** Chromium cuts boxes at some 33 million device pixels: 22 million CSS pixels at a scaling of 150 %. */
const TALLEST = 15_000_000;

/**
 * Rows of one height, drawn only where they are seen. A list too tall for a box of its own height gets a lower box: its
 * scrollbar is scaled, and the rows are drawn where the bar says one is.
 */
export function useTallList(scroller: RefObject<HTMLDivElement | null>, count: number, rowHeight: number) {
  const whole = count * rowHeight;
  const height = Math.min(whole, TALLEST);
  const viewport = scroller.current?.clientHeight ?? 0;
  const scale = whole > TALLEST ? (whole - viewport) / (TALLEST - viewport) : 1;
  const virtual = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    useFlushSync: false,
    ...(scale === 1
      ? {}
      : {
          observeElementOffset: (list: Virtualizer<HTMLDivElement, HTMLDivElement>, told) =>
            observeElementOffset(list, (offset, scrolling) => told(offset * scale, scrolling)),
          scrollToFn: (offset, options, list) => elementScroll(offset / scale, options, list),
        }),
  });
  const offset = virtual.scrollOffset ?? 0;
  const shift = offset - offset / scale;
  return {
    height,
    rows: virtual.getVirtualItems().map(({ index, start }) => ({ index, top: start - shift })),
    show: (index: number) => virtual.scrollToIndex(index),
  };
}
