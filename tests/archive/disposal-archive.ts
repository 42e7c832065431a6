import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openVault } from '../../electron/engine/vault/vault';
import type { DisposalList } from '../../shared/contract/disposal-list';
import { type DisposalRoom, openDisposalRoom } from './disposal-room';
import { type Engine, PASSPHRASE, temporaryFolder } from './engine-harness';

/** A real encrypted archive with several people in which much is due, and a clock that is moved over the half year. */
export const DAY = 86_400_000;
export const START = Date.parse('2049-03-10T04:00:00Z');
export const AFTER = START + 200 * DAY;
/** 2049-09-26 */
export const THEN = new Date(AFTER).toISOString().slice(0, 10);
export const YESTERDAY = new Date(AFTER - DAY).toISOString().slice(0, 10);

export function disposalArchive() {
  const outer = temporaryFolder();
  const folder = join(outer.path, 'archive');
  const clock = { now: START };
  return {
    folder,
    /** Where copies of the archive may be laid. */
    beside: (name: string) => join(outer.path, name),
    clock,
    open: (): Promise<DisposalRoom> => {
      mkdirSync(folder);
      return openDisposalRoom(folder, () => clock.now);
    },
    remove: () => {
      outer.remove();
    },
  };
}

/** What a test asks of the engine that is open just then. */
export const asking = (engine: () => Engine) => ({
  refusal: async (name: Parameters<Engine['ask']>[0], input: unknown): Promise<string> => {
    const answer = await engine().ask(name, input as never);
    if (answer.ok) return 'accepted';
    return answer.error.code === 'ruleBroken' ? answer.error.rule : answer.error.code;
  },
  rowsOf: async ({ id }: DisposalList) => (await engine().get('disposal.rows', { id, limit: 500 })).rows,
});

export async function vaultOf(folder: string) {
  const opened = await openVault(readFileSync(join(folder, 'vault.json')), { login: 'liwen', passphrase: PASSPHRASE });
  if (!opened.ok) expect.fail('the vault does not open');
  return opened.value;
}
