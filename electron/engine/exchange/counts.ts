import type { Candidates } from './intake';

/** What a ledger brings, counted once: the check before and the batch after say the same figures of the same things. */
export type ImportCounts = {
  readonly volumes: number;
  readonly filed: number;
  readonly assembling: number;
  readonly items: number;
  /** Clients the volumes and lists of this ledger are about, and those of them that come into being. */
  readonly clients: number;
  readonly newClients: number;
  readonly persons: number;
  /** Different places that lists of places and the volumes name, and those of them the archive does not have yet. */
  readonly locations: number;
  readonly newLocations: number;
};

/** `hasPlace` says whether a code is a place of the archive before anything of this ledger is written. */
export function countCandidates(
  { volumes, clients, persons, locations }: Candidates,
  hasPlace: (code: string) => boolean,
): ImportCounts {
  const filed = volumes.filter(({ facts }) => facts.state === 'filed').length;
  const places = [
    ...new Set([
      ...locations.map(({ code }) => code),
      ...volumes.flatMap(({ locationCode, currentCode }) => [locationCode ?? [], currentCode ?? []].flat()),
    ]),
  ];
  return {
    volumes: volumes.length,
    filed,
    assembling: volumes.length - filed,
    items: volumes.reduce((sum, { facts }) => sum + facts.items.length, 0),
    clients: new Set([...volumes.flatMap(({ facts }) => facts.clientCode ?? []), ...clients.map(({ code }) => code)])
      .size,
    newClients: clients.length,
    persons: persons.length,
    locations: places.length,
    newLocations: places.filter((code) => !hasPlace(code)).length,
  };
}
