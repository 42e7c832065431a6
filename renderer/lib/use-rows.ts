import { useCallback, useEffect, useRef, useState } from 'react';
import type { Topic } from '../../shared/contract/index';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';
import { useClient } from './client-context';

export type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null; readonly total: number };
/** Asks for the rows after a key; at most `limit` (500 by the contract). */
export type LoadPage<Row> = (request: {
  readonly after: string | null;
  readonly limit: number;
}) => Promise<Result<Page<Row>, AppError>>;

export type RowsState<Row> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: AppError }
  | { readonly status: 'ready'; readonly rows: readonly Row[]; readonly total: number; readonly more: boolean };

const PAGE = 200;

/**
 * The rows of a list, page after page by key, never by offset. `question` names what is asked (filter and sort): when it
 * changes, the list starts anew; when a topic changes, as many rows as were shown are asked for again. Late answers are dropped.
 */
export function useRows<Row>(load: LoadPage<Row>, question: string, topics: readonly Topic[]) {
  const client = useClient();
  const [state, setState] = useState<RowsState<Row>>({ status: 'loading' });
  const run = useRef({
    number: 0,
    wanted: PAGE,
    working: false,
    next: null as string | null,
    rows: [] as readonly Row[],
  });
  const loader = useRef(load);
  useEffect(() => {
    loader.current = load;
  });

  const pull = useCallback(async (number: number, start: boolean) => {
    const mine = run.current;
    mine.working = true;
    let rows: readonly Row[] = start ? [] : mine.rows;
    let after = start ? null : mine.next;
    for (;;) {
      const answer = await loader.current({ after, limit: Math.min(500, Math.max(PAGE, mine.wanted - rows.length)) });
      if (run.current.number !== number) return;
      if (!answer.ok) {
        mine.working = false;
        setState({ status: 'failed', error: answer.error });
        return;
      }
      rows = [...rows, ...answer.value.rows];
      after = answer.value.next;
      if (after !== null && rows.length < mine.wanted) continue;
      mine.rows = rows;
      mine.next = after;
      mine.working = false;
      setState({ status: 'ready', rows, total: answer.value.total, more: after !== null });
      return;
    }
  }, []);

  const topicList = topics.join(' ');
  useEffect(() => {
    const restart = () => void pull(++run.current.number, true);
    run.current.wanted = PAGE;
    restart();
    const stop = client.onChanged(topicList === '' ? [] : (topicList.split(' ') as Topic[]), restart);
    const mine = run.current;
    return () => {
      mine.number += 1;
      stop();
    };
  }, [client, pull, question, topicList]);

  /** Sees to it that row `index` (0-based) is read, and all before it. */
  const want = useCallback(
    (index: number) => {
      const mine = run.current;
      mine.wanted = Math.max(mine.wanted, index + 1);
      if (!mine.working && mine.next !== null && mine.rows.length < mine.wanted) void pull(mine.number, false);
    },
    [pull],
  );
  return { state, want };
}
