import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { Dialog } from '../ui/Dialog';
import { useT } from './i18n';

const GuardContext = createContext<((dirty: boolean) => () => void) | undefined>(undefined);

/** Leaving the page that calls this, while `dirty`, asks first; what was typed is kept as a draft either way. */
export function useLeaveGuard(dirty: boolean): void {
  const guard = useContext(GuardContext);
  useEffect(() => guard?.(dirty), [guard, dirty]);
}

/** Holds an address change back while a page is dirty, until the person has said so. */
export function LeaveGuard({ children }: { readonly children: ReactNode }) {
  const { t } = useT();
  const dirty = useRef(false);
  const [wanted, setWanted] = useState<string | null>(null);
  const here = useRef(window.location.hash);

  const guard = useCallback((now: boolean) => {
    dirty.current = now;
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
      setWanted(window.location.hash);
      window.history.replaceState(null, '', here.current);
    };
    window.addEventListener('hashchange', hold, { capture: true });
    return () => window.removeEventListener('hashchange', hold, { capture: true });
  }, []);

  return (
    <GuardContext.Provider value={guard}>
      {children}
      {wanted !== null && (
        <Dialog title={t('common.draft.leaveTitle')} ok={t('common.draft.leave')} cancel={t('common.draft.stay')} onCancel={() => setWanted(null)}
          onOk={() => {
            dirty.current = false;
            setWanted(null);
            window.location.hash = wanted;
          }}>
          <p>{t('common.draft.leaveBody')}</p>
        </Dialog>
      )}
    </GuardContext.Provider>
  );
}
