import { useEffect } from 'react';
import { useClient } from '../lib/client-context';

const EVERY_MS = 10_000;

/** Tells the shell, at most every ten seconds, that someone is at work, so that it does not lock for idleness. */
export function useActivity(): void {
  const client = useClient();
  useEffect(() => {
    let last = 0;
    const report = () => {
      const now = Date.now();
      if (now - last < EVERY_MS) return;
      last = now;
      void client.call('shell.activity', {});
    };
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const event of events) window.addEventListener(event, report, { passive: true });
    return () => {
      for (const event of events) window.removeEventListener(event, report);
    };
  }, [client]);
}
