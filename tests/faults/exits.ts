import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startVictim, type Victim } from './engine';
import type { Outcome } from './report';
import { aClient, credentials, type Subject } from './subject';

type Way = {
  readonly name: string;
  readonly end: (victim: Victim, folder: string) => Promise<unknown>;
  /** Done to the archive before the engine opens it, which then refuses. */
  readonly damage?: (folder: string) => void;
};
const ways: readonly Way[] = [
  { name: 'its starter goes', end: (victim) => victim.close() },
  {
    name: 'its starter goes in the middle of saving',
    end: async (victim) => {
      const asking = Array.from({ length: 5 }, (_, n) => victim.ask('clients.save', aClient(`X${String(n)}`)));
      await victim.close();
      await Promise.all(asking);
    },
  },
  {
    name: 'its files are taken away under it',
    end: async (victim, folder) => {
      rmSync(folder, { recursive: true });
      await victim.close();
    },
  },
  {
    name: 'a thread of its own has been at work',
    end: async (victim) => {
      await victim.ask('forms.preview', { of: 'volumes', ids: [1], form: 'cover', withoutGlyph: 'leaveBlank' });
      await victim.close();
    },
  },
  {
    name: 'it has refused a damaged store',
    damage: (folder) => {
      const path = join(folder, 'room-1.db');
      const bytes = readFileSync(path);
      bytes.fill(0, bytes.length - 2048, bytes.length - 2000);
      writeFileSync(path, bytes);
    },
    end: (victim) => victim.close(),
  },
  { name: 'it is asked to end', end: (victim) => victim.kill('SIGTERM') },
];

/**
 * Engines that end with a store open: none may abort (a handle left to the driver's own clearing up does, durability
 * design, finding 10). Control: a program that leaves one open.
 */
export async function exits(subject: Subject, count: number): Promise<Outcome> {
  const faults: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const way = ways[n % ways.length];
    if (way === undefined) break;
    const folder = subject.copy();
    way.damage?.(folder);
    const victim = startVictim(folder);
    const unlocked = await victim.ask('operators.unlock', credentials);
    if (unlocked?.ok !== (way.damage === undefined)) faults.push(`${way.name}: ${JSON.stringify(unlocked)}`);
    if (unlocked?.ok === true) await victim.get('clients.save', aClient('X'));
    await way.end(victim, folder);
    const { code, signal } = await victim.ended;
    if (code === 134 || ['SIGABRT', 'SIGSEGV', 'SIGBUS'].includes(signal ?? ''))
      faults.push(`${way.name}: ${String(code ?? signal)}`);
    rmSync(folder, { recursive: true, force: true });
  }
  const left = spawnSync(process.execPath, [resolve('tests/faults/unclosed.cjs'), join(subject.folder(), 'left.db')]);
  return {
    fault: 'the engine ends with a store open',
    runs: count,
    of: ways.map(({ name }) => name).join('; '),
    losses: faults.length,
    ...(faults[0] === undefined ? {} : { first: faults[0] }),
    control: { what: 'a handle left open', losses: left.signal === 'SIGABRT' || left.status === 134 ? 1 : 0 },
  };
}
