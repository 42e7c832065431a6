import { useEffect, useState } from 'react';

/** Whole seconds left of a wait that began when `wait` came; 0 without one. */
export function useCountdown(wait: { readonly seconds: number } | undefined): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (wait === undefined) return undefined;
    const end = Date.now() + wait.seconds * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 250);
    return () => {
      clearInterval(timer);
      setLeft(0);
    };
  }, [wait]);
  return left;
}
