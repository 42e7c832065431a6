import { useCallback, useEffect, useRef, useState } from 'react';
import type { Topic } from '../../shared/contract/index';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';
import { useClient } from './client-context';

/** `counted` false: the first rows of a list whose length is not known yet. `capped`: more would fit than are listed. */
export type Stretch<Row> = {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly counted: boolean;
  readonly capped: boolean;
};
/** Asks for rows from a place in the list on; `whenCounted` waits until the list is counted. */
export type LoadStretch<Row> = (request: {
  readonly offset: number;
  readonly limit: number;
  readonly whenCounted: boolean;
}) => Promise<Result<Stretch<Row>, AppError>>;

export type WindowState<Row> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: AppError }
  | {
      readonly status: 'ready';
      readonly pages: ReadonlyMap<number, readonly Row[]>;
      readonly total: number;
      readonly counted: boolean;
      readonly capped: boolean;
    };

export const PAGE = 100;
/** Pages kept: some screens before and behind what is seen, however far one has scrolled. */
const KEPT = 40;
const pageOf = (index: number): number => Math.floor(index / PAGE);

export const rowAt = <Row>(pages: ReadonlyMap<number, readonly Row[]>, index: number): Row | undefined =>
  pages.get(pageOf(index))?.[index % PAGE];

export const loadedRows = <Row>(pages: ReadonlyMap<number, readonly Row[]>): (readonly [number, Row])[] =>
  [...pages].flatMap(([page, rows]) => rows.map((row, i) => [page * PAGE + i, row] as const));

/**
 * A list of any length, read where it is looked at. `question` names what is asked (filter and order): when it changes,
 * the list starts anew; when a topic changes, the pages that are seen are asked for again while the old ones stay. Late
 * answers are dropped.
 */
export function useWindow<Row>(load: LoadStretch<Row>, question: string, topics: readonly Topic[]) {
  const client = useClient();
  const [state, setState] = useState<WindowState<Row>>({ status: 'loading' });
  const loader = useRef(load);
  useEffect(() => {
    loader.current = load;
  });
  const run = useRef({
    number: 0,
    pages: new Map<number, readonly Row[]>(),
    asked: new Set<number>(),
    seen: [0, 0] as readonly [number, number],
  });

  const ask = useCallback(async (page: number, whenCounted: boolean): Promise<void> => {
    const mine = run.current;
    const { number } = mine;
    mine.asked.add(page);
    const answer = await loader.current({ offset: page * PAGE, limit: PAGE, whenCounted });
    if (run.current.number !== number) return;
    mine.asked.delete(page);
    if (!answer.ok) {
      setState({ status: 'failed', error: answer.error });
      return;
    }
    const { rows, total, counted, capped } = answer.value;
    mine.pages.set(page, rows);
    forgetFar(mine.pages, mine.seen);
    setState({ status: 'ready', pages: new Map(mine.pages), total, counted, capped });
    if (!counted) await ask(page, true);
  }, []);

  const topicList = topics.join(' ');
  useEffect(() => {
    const mine = run.current;
    const begin = (keep: boolean) => {
      mine.number += 1;
      mine.asked.clear();
      if (!keep) mine.seen = [0, 0];
      const [first, last] = mine.seen;
      // What is shown stays until the new answer is there; what is not shown is forgotten, it may no longer be true.
      for (const page of [...mine.pages.keys()]) if (!keep || page < first || page > last) mine.pages.delete(page);
      for (let page = first; page <= last; page += 1) void ask(page, keep);
    };
    begin(false);
    const stop = client.onChanged(topicList === '' ? [] : (topicList.split(' ') as Topic[]), () => begin(true));
    return () => {
      mine.number += 1;
      stop();
    };
  }, [client, ask, question, topicList]);

  /** Sees to it that the rows from `first` to `last` are read. */
  const want = useCallback(
    (first: number, last: number) => {
      const mine = run.current;
      mine.seen = [pageOf(Math.max(0, first)), pageOf(Math.max(0, last))];
      for (let page = mine.seen[0]; page <= mine.seen[1]; page += 1)
        if (!mine.pages.has(page) && !mine.asked.has(page)) void ask(page, true);
    },
    [ask],
  );
  return { state, want };
}

function forgetFar<Row>(pages: Map<number, readonly Row[]>, [first, last]: readonly [number, number]): void {
  if (pages.size <= KEPT) return;
  const middle = (first + last) / 2;
  const far = [...pages.keys()].sort((a, b) => Math.abs(b - middle) - Math.abs(a - middle));
  for (const page of far.slice(0, pages.size - KEPT)) pages.delete(page);
}
