import { useEffect, useState } from 'react';
import type { ProgressEvent } from '../../shared/contract/index';
import { useClient } from './client-context';

/** How far the job under way is, while `running`; null before it has said anything. Feeds ui/ProgressBar. */
export function useProgress(running: boolean): ProgressEvent | null {
  const client = useClient();
  const [progress, setProgress] = useState<ProgressEvent | null>(null);
  useEffect(() => {
    if (!running) return undefined;
    const stop = client.onProgress(setProgress);
    return () => {
      stop();
      setProgress(null);
    };
  }, [client, running]);
  return progress;
}
