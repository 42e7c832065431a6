import { useLiveQuery } from 'dexie-react-hooks';
import { useDesk } from '../../../lib/desk-context';

/** When drafts of this volume's facts and items were left (UTC); null where there is none. */
export function useKeptDrafts(id: number): { readonly facts: string | null; readonly items: string | null } {
  const desk = useDesk();
  const kept = useLiveQuery(() => desk.drafts.bulkGet([`volume:${id}`, `items:${id}`]), [desk, id]);
  return { facts: kept?.[0]?.savedAt ?? null, items: kept?.[1]?.savedAt ?? null };
}
