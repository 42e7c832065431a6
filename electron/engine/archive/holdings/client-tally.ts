import { type Columns, GONE } from './columns';

/** Of each client, by id: how many volumes a reader of this clearance may see, and the last year of them; 0 where none. */
export type ClientTally = { readonly volumes: Int32Array; readonly lastYear: Int32Array };

/** One walk over the holdings: the same of a million volumes in SQL reads the row of each. */
export function tallyClients({ client, level, state, year, size, most }: Columns, clearance: number): ClientTally {
  const volumes = new Int32Array(most.client + 1);
  const lastYear = new Int32Array(most.client + 1);
  for (let slot = 0; slot < size; slot += 1) {
    if (state[slot] === GONE || (level[slot] ?? 0) > clearance) continue;
    const id = client[slot] ?? 0;
    volumes[id] = (volumes[id] ?? 0) + 1;
    lastYear[id] = Math.max(lastYear[id] ?? 0, year[slot] ?? 0);
  }
  return { volumes, lastYear };
}
