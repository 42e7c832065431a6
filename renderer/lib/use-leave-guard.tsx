import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { Key } from '../../shared/i18n/index';
import { Dialog } from '../ui/Dialog';
import { useT } from './i18n';

/** What is asked of a person who leaves; a page whose work is not kept as a draft says so in words of its own. */
type LeaveWords = { readonly title: Key; readonly body: Key; readonly leave: Key; readonly stay: Key };
const keptAsDraft: LeaveWords = {
  title: 'common.draft.leaveTitle',
  body: 'common.draft.leaveBody',
  leave: 'common.draft.leave',
  stay: 'common.draft.stay',
};

const GuardContext = createContext<((dirty: boolean, words: LeaveWords) => () => void) | undefined>(undefined);

/** Leaving the page that calls this, while `dirty`, asks first. `words` is a constant of the page. */
export function useLeaveGuard(dirty: boolean, words: LeaveWords = keptAsDraft): void {
  const guard = useContext(GuardContext);
  useEffect(() => guard?.(dirty, words), [guard, dirty, words]);
}

/** Holds an address change back while a page is dirty, until the person has said so. */
export function LeaveGuard({ children }: { readonly children: ReactNode }) {
  const { t } = useT();
  const dirty = useRef(false);
  const [wanted, setWanted] = useState<{ readonly hash: string; readonly words: LeaveWords } | null>(null);
  const here = useRef(window.location.hash);
  const asking = useRef(keptAsDraft);

  const guard = useCallback((now: boolean, words: LeaveWords) => {
    dirty.current = now;
    asking.current = words;
    here.current = window.location.hash;
    return () => {
      dirty.current = false;
    };
  }, []);
  useEffect(() => {
    const hold = (event: HashChangeEvent) => {
      const path = (hash: string) => hash.split('?')[0];
      if (!dirty.current || path(window.location.hash) === path(here.current)) {
        here.current = window.location.hash;
        return;
      }
      event.stopImmediatePropagation();
      setWanted({ hash: window.location.hash, words: asking.current });
      window.history.replaceState(null, '', here.current);
    };
    window.addEventListener('hashchange', hold, { capture: true });
    return () => window.removeEventListener('hashchange', hold, { capture: true });
  }, []);

  return (
    <GuardContext.Provider value={guard}>
      {children}
      {wanted !== null && (
        <Dialog
          title={t(wanted.words.title)}
          ok={t(wanted.words.leave)}
          cancel={t(wanted.words.stay)}
          onCancel={() => setWanted(null)}
          onOk={() => {
            dirty.current = false;
            setWanted(null);
            window.location.hash = wanted.hash;
          }}
        >
          <p>{t(wanted.words.body)}</p>
        </Dialog>
      )}
    </GuardContext.Provider>
  );
}
