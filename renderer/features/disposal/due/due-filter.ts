import type { z } from 'zod';
import { dueFilter } from '../../../../shared/contract/disposal-due';
import { paths } from '../../../lib/paths';
import type { Params } from '../../../lib/route';

export type Filter = z.output<typeof dueFilter>;
export const emptyFilter: Filter = dueFilter.parse({});

const typedOf = (name: string, value: string): unknown =>
  name === 'which' ? value : name === 'free' ? value === 'yes' : Number(value);

/** The conditions that stand in the address; one that does not parse is dropped, so an old link still opens. */
export function filterOf(query: Params): Filter {
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(query)) {
    const typed = typedOf(name, value);
    if (dueFilter.partial().safeParse({ [name]: typed }).success) given[name] = typed;
  }
  return dueFilter.parse(given);
}

/** The address of the due list under these conditions. */
export function pathOf({ which, year, seriesId, departmentId, clientId, free }: Filter): string {
  return paths.disposalDue({
    ...(which === emptyFilter.which ? {} : { which }),
    ...(year === null ? {} : { year }),
    ...(seriesId === null ? {} : { seriesId }),
    ...(departmentId === null ? {} : { departmentId }),
    ...(clientId === null ? {} : { clientId }),
    ...(free === null ? {} : { free: free ? 'yes' : 'no' }),
  });
}

/** Whether anything but the list itself is chosen. */
export const isFiltered = (filter: Filter): boolean =>
  JSON.stringify({ ...filter, which: emptyFilter.which }) !== JSON.stringify(emptyFilter);
