import { createContext, useContext } from 'react';
import type { OutputOf } from '../../shared/contract/index';
import type { Permission } from '../../shared/domain/permissions';

export type Session = OutputOf<'operators.me'>;

const SessionContext = createContext<Session | undefined>(undefined);
export const SessionProvider = SessionContext.Provider;

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
