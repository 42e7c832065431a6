import { useEffect, useState } from 'react';
import type { ProgressEvent } from '../../shared/contract/index';
import { useClient } from './client-context';

/**
 * Asks the job under way to stop, at once or as soon as it has told that it is one. `asked` until the next one begins
 * (`forget`): a job that is nearly done may still end as it was meant to.
 */
export function useStop(progress: ProgressEvent | null) {
  const client = useClient();
  const [asked, setAsked] = useState(false);
  const job = progress?.job ?? null;
  useEffect(() => {
    if (asked && job !== null) void client.call('shell.cancel', { job });
  }, [asked, client, job]);
  return { asked, ask: () => setAsked(true), forget: () => setAsked(false) };
}
