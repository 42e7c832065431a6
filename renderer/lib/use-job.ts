import { useCallback, useState } from 'react';
import type { CommandName, InputOf, OutputOf, ProgressEvent } from '../../shared/contract/index';
import type { AppError } from '../../shared/errors';
import { useClient } from './client-context';
import { useProgress } from './use-progress';

export type Job = {
  readonly running: boolean;
  readonly progress: ProgressEvent | null;
  /** Why the last one did not go through; one that a person stopped is no failure. */
  readonly failure: AppError | undefined;
  /** Asks a long question; null when it failed or was stopped. */
  readonly run: <N extends CommandName>(name: N, input: InputOf<N>) => Promise<OutputOf<N> | null>;
};

/** One long question at a time, with its progress and its failure. */
export function useJob(): Job {
  const client = useClient();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  const progress = useProgress(running);
  const run = useCallback(
    async <N extends CommandName>(name: N, input: InputOf<N>): Promise<OutputOf<N> | null> => {
      setFailure(undefined);
      setRunning(true);
      const result = await client.call(name, input);
      setRunning(false);
      if (result.ok) return result.value;
      if (result.error.code !== 'cancelled') setFailure(result.error);
      return null;
    },
    [client],
  );
  return { running, progress, failure, run };
}
