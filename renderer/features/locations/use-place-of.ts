import { useEffect, useState } from 'react';
import type { Location } from '../../../shared/contract/locations';
import { useClient } from '../../lib/client-context';

/** The place of an id, null for none and until it is known. */
export function usePlaceOf(id: number | null): Location | null {
  const client = useClient();
  const [place, setPlace] = useState<Location | null>(null);
  useEffect(() => {
    let current = true;
    if (id !== null)
      void client.call('locations.get', { id }).then((answer) => {
        if (current && answer.ok) setPlace(answer.value);
      });
    return () => {
      current = false;
    };
  }, [client, id]);
  return place?.id === id ? place : null;
}
