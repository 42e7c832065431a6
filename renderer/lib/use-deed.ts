import { useCallback, useState } from 'react';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';

/** One deed at a time with its failure: what a dialog over a page needs. */
export function useDeed() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const clear = useCallback(() => setFailure(null), []);
  const run = useCallback(async <R>(deed: Promise<Result<R, AppError>>, after: (value: R) => void): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const answer = await deed;
    setBusy(false);
    if (answer.ok) after(answer.value);
    else setFailure(answer.error);
  }, []);
  return { busy, failure, clear, run };
}
