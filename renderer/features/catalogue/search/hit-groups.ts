import type { OutputOf } from '../../../../shared/contract/index';
import { paths } from '../../../lib/paths';

export type Hit = OutputOf<'catalogue.find'>['hits'][number];
export type GroupName = 'exact' | Hit['kind'];
export type HitGroup = { readonly name: GroupName; readonly hits: readonly Hit[] };

const kinds = ['volume', 'client', 'item', 'location'] as const satisfies readonly Hit['kind'][];

/** Hits as the list shows them: what the number names exactly first, then by kind, each in the order the engine gave. */
export function groupHits(hits: readonly Hit[]): HitGroup[] {
  const groups: HitGroup[] = [
    { name: 'exact', hits: hits.filter((hit) => hit.exact) },
    ...kinds.map((kind) => ({ name: kind, hits: hits.filter((hit) => !hit.exact && hit.kind === kind) })),
  ];
  return groups.filter((group) => group.hits.length > 0);
}

/** The page a hit opens: an item its row in its volume, a place the volumes that stand there. */
export function pathOfHit(hit: Hit): string {
  switch (hit.kind) {
    case 'volume':
      return paths.volume(hit.id);
    case 'item':
      return hit.volumeId === null ? paths.volume(hit.id) : paths.volume(hit.volumeId, { item: hit.id });
    case 'client':
      return paths.client(hit.id);
    case 'location':
      return paths.catalogue({ locationId: hit.id });
  }
}

/** What a scanner types: 13 digits (domain.md "Machine key"). It opens at once, without a look at the list. */
export const isScan = (text: string): boolean => /^\d{13}$/.test(text);
