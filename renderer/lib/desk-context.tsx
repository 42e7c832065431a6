import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useClient } from './client-context';
import { Desk } from './desk-db';

const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('useDesk needs a DeskProvider');
  return desk;
}

/** Opens the desk and fills it from the engine before anything below is drawn; closes it with the session. */
export function DeskProvider({ children, waiting }: { readonly children: ReactNode; readonly waiting: ReactNode }) {
  const client = useClient();
  const [desk, setDesk] = useState<Desk>();
  const [failed, setFailed] = useState<Error>();
  useEffect(() => {
    let current = true;
    const opened = new Desk(client);
    opened.fill().then(
      () => current && setDesk(opened),
      (failure: unknown) => current && setFailed(new Error('The desk could not be opened', { cause: failure })),
    );
    return () => {
      current = false;
      opened.close();
    };
  }, [client]);
  if (failed !== undefined) throw failed;
  return desk === undefined ? waiting : <DeskContext.Provider value={desk}>{children}</DeskContext.Provider>;
}
