import { useEffect, useRef } from 'react';
import { useClient } from '../../../lib/client-context';
import { paths } from '../../../lib/paths';
import { replace } from '../../../lib/route';

/**
 * Volumes brought from the working list: they wait in the address until there is a borrower, then each is scanned as
 * though a person had it in hand, so that every rule of the desk is asked. Answers how many still wait.
 */
export function useBrought(take: string | null, borrowerId: number | null, scan: (code: string) => void): number {
  const client = useClient();
  const under = useRef(false);
  const ids = (take ?? '')
    .split('.')
    .map(Number)
    .filter((id) => Number.isInteger(id) && id > 0);
  const wanted = JSON.stringify(ids);
  useEffect(() => {
    const asked = JSON.parse(wanted) as number[];
    if (borrowerId === null || asked.length === 0 || under.current) return;
    under.current = true;
    void (async () => {
      for (const id of asked) {
        const volume = await client.call('catalogue.volume', { id });
        if (volume.ok) scan(volume.value.machineKey);
      }
      under.current = false;
      replace(paths.loanDesk());
    })();
  }, [wanted, borrowerId, client, scan]);
  return ids.length;
}
