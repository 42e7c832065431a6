import { createContext, createElement, type ReactNode, useContext } from 'react';
import type { OutputOf } from '../../shared/contract/index';
import { showTimesIn } from './format';
import type { Permission } from '../../shared/domain/permissions';

export type Session = OutputOf<'operators.me'>;

const SessionContext = createContext<Session | undefined>(undefined);

/** Below it is the unlocked program, which shows every time in the archive's zone. */
export function SessionProvider({ value, children }: { readonly value: Session; readonly children: ReactNode }) {
  showTimesIn(value.timeZone);
  return createElement(SessionContext.Provider, { value }, children);
}

/** Who is signed in; only below the unlocked frame. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('useSession needs an unlocked archive');
  return session;
}

/** Whether the signed-in operator may; the engine asks again, this only spares a button that would be refused. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}
