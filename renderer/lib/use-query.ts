import { useEffect, useState } from 'react';
import type { CommandName, InputOf, OutputOf, Topic } from '../../shared/contract/index';
import type { AppError } from '../../shared/errors';
import { useClient } from './client-context';

export type QueryState<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: AppError }
  | { readonly status: 'ready'; readonly value: T };

/**
 * Asks once, and again whenever the engine says one of `topics` changed. A late answer to an old question is dropped.
 * While a new question is under way the answer to the old one stays on the screen.
 */
export function useQuery<N extends CommandName>(
  name: N,
  input: InputOf<N>,
  topics: readonly Topic[],
): QueryState<OutputOf<N>> {
  const client = useClient();
  const [state, setState] = useState<QueryState<OutputOf<N>>>({ status: 'loading' });
  const question = JSON.stringify([name, input, topics]);

  useEffect(() => {
    const [askedName, askedInput, askedTopics] = JSON.parse(question) as [N, InputOf<N>, readonly Topic[]];
    let newest = 0;
    const ask = async () => {
      const mine = ++newest;
      const result = await client.call(askedName, askedInput);
      if (mine !== newest) return;
      setState(result.ok ? { status: 'ready', value: result.value } : { status: 'failed', error: result.error });
    };
    void ask();
    const stop = client.onChanged(askedTopics, () => void ask());
    return () => {
      newest = -1;
      stop();
    };
  }, [client, question]);

  return state;
}
