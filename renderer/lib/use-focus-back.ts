import { useEffect, useState } from 'react';

/**
 * Gives the keyboard back when what took it is gone: to what had it before, or, where that has gone as well, to the
 * heading of the page. What somebody has taken it to meanwhile keeps it.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const nowhere = () => document.activeElement === null || document.activeElement === document.body;
      if (nowhere() && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      if (nowhere()) document.querySelector<HTMLElement>('.page-heading h1')?.focus({ preventScroll: true });
    },
    [before],
  );
}
