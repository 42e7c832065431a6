import { useCallback, useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../../shared/contract/index';
import type { AppError } from '../../../../shared/errors';
import type { Result } from '../../../../shared/result';
import { useClient } from '../../../lib/client-context';

type Found = OutputOf<'catalogue.find'>;
export type SearchState =
  | { readonly status: 'idle' }
  | { readonly status: 'failed'; readonly error: AppError }
  | { readonly status: 'found'; readonly text: string; readonly found: Found };

/** Nobody types two keys so soon after each other: they come from a scanner, or were pasted piece by piece. */
const SCANNED_WITHIN_MS = 25;
/** Long enough to swallow the rest of a scan, short enough not to be noticed (50 ms from key to paint). */
const DEBOUNCE_MS = 12;

/**
 * Asks for `text` as soon as it is typed, and a moment after it was scanned; an answer to an earlier text is dropped. `null` asks nothing: an
 * input method is half-way through a word. `now` asks at once, for Enter.
 */
export function useSearch(text: string | null) {
  const client = useClient();
  const [state, setState] = useState<SearchState>({ status: 'idle' });
  const newest = useRef(0);
  const changed = useRef(Number.NEGATIVE_INFINITY);

  const ask = useCallback(
    async (asked: string): Promise<Result<Found, AppError> | null> => {
      const mine = ++newest.current;
      const answer = await client.call('catalogue.find', { text: asked });
      if (mine !== newest.current) return null;
      setState(
        answer.ok ? { status: 'found', text: asked, found: answer.value } : { status: 'failed', error: answer.error },
      );
      return answer;
    },
    [client],
  );

  useEffect(() => {
    if (text === null) return undefined;
    const wanted = text.trim();
    if (wanted === '') {
      newest.current += 1;
      setState({ status: 'idle' });
      return undefined;
    }
    const before = changed.current;
    changed.current = performance.now();
    if (changed.current - before > SCANNED_WITHIN_MS) {
      void ask(wanted);
      return undefined;
    }
    const timer = setTimeout(() => void ask(wanted), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [ask, text]);

  return { state, now: ask };
}
