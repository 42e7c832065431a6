import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * Scans wait in line and are answered one after another in the order they came, however fast they come: the second
 * volume must see the borrower that the first scan has set. `answer` says what came of each; it must not throw.
 */
export function useScanQueue<S>(answer: (scan: S) => Promise<void>) {
  const [waiting, setWaiting] = useState(0);
  const line = useRef<S[]>([]);
  const working = useRef(false);
  const gone = useRef(false);
  const latest = useRef(answer);
  useEffect(() => {
    latest.current = answer;
  });
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const push = useCallback((scan: S) => {
    line.current.push(scan);
    setWaiting(line.current.length);
    if (working.current) return;
    working.current = true;
    void (async () => {
      let next = line.current[0];
      while (next !== undefined && !gone.current) {
        await latest.current(next);
        line.current.shift();
        setWaiting(line.current.length);
        next = line.current[0];
      }
      working.current = false;
    })();
  }, []);
  return { push, waiting };
}
