import type { z } from 'zod';
import { volumeFilter } from '../../../../shared/contract/catalogue';
import { paths } from '../../../lib/paths';
import type { Params } from '../../../lib/route';

export type VolumeFilter = z.output<typeof volumeFilter>;
const numbers = ['clientId', 'year', 'locationId', 'seriesId'] as const;

/** The conditions that stand in the address; one that does not parse is dropped, so an old link still opens. */
export function filterOf(query: Params): VolumeFilter {
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(query)) {
    const typed = numbers.some((one) => one === name) ? Number(value) : name === 'listed' ? value === 'true' : value;
    if (volumeFilter.partial().safeParse({ [name]: typed }).success) given[name] = typed;
  }
  return volumeFilter.parse(given);
}

/** The address of the catalogue under these conditions. */
export function pathOf(filter: VolumeFilter): string {
  return paths.catalogue(
    Object.fromEntries(
      Object.entries(filter)
        .filter(([, value]) => value !== null && value !== '' && value !== false)
        .map(([name, value]) => [name, value === true ? 'true' : value]),
    ),
  );
}

export const emptyFilter: VolumeFilter = volumeFilter.parse({});
export const isFiltered = (filter: VolumeFilter): boolean => JSON.stringify(filter) !== JSON.stringify(emptyFilter);
