import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import type { EngineCommandName, InputOf } from '../../shared/contract/index';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';
import type { FromEngine, ToEngine } from '../../electron/engine-protocol';

/** The real engine as a process that may be watched, disturbed and killed. */
export type Victim = {
  /** Undefined when the engine ended before it answered. */
  readonly ask: (name: string, input: unknown) => Promise<Result<unknown, AppError> | undefined>;
  readonly get: <N extends EngineCommandName>(name: N, input: InputOf<N>) => Promise<unknown>;
  readonly grant: (ticket: string, path: string) => void;
  readonly pid: number;
  /** Everything it wrote to standard output and standard error. */
  readonly said: () => string;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
  readonly close: () => Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
};
export type Surroundings = {
  readonly env?: Readonly<Record<string, string>>;
  /** Script loaded before the engine's own code. */
  readonly before?: string;
};

export const engineScript = resolve('out/engine/index.js');

export function startVictim(folder: string | null, { env = {}, before }: Surroundings = {}): Victim {
  const child = fork(engineScript, folder === null ? [] : ['--archive', folder], {
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...env },
    execArgv: before === undefined ? [] : ['--require', before],
  });
  const waiting = new Map<number, (result: Result<unknown, AppError> | undefined) => void>();
  let said = '';
  let last = 0;
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.on('message', (raw) => {
    const message = raw as FromEngine;
    if (message.kind !== 'answer') return;
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) => {
    child.once('exit', (code, signal) => {
      for (const answer of waiting.values()) answer(undefined);
      waiting.clear();
      done({ code, signal });
    });
  });
  // A message to an engine that has just been killed: its end is answered to whoever waits.
  child.on('error', () => undefined);
  const tell = (message: ToEngine): void => {
    if (child.connected) child.send(message, () => undefined);
  };
  const ask: Victim['ask'] = (name, input) =>
    new Promise((done) => {
      if (!child.connected) {
        done(undefined);
        return;
      }
      const id = (last += 1);
      waiting.set(id, done);
      tell({ kind: 'call', id, name, input });
    });
  return {
    ask,
    get: async (name, input) => {
      const result = await ask(name, input);
      if (result?.ok !== true) throw new Error(`${name}: ${JSON.stringify(result)} ${said}`);
      return result.value;
    },
    grant: (ticket, path) => {
      tell({ kind: 'grant', ticket, path });
    },
    pid: child.pid ?? 0,
    said: () => said,
    ended,
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await ended;
    },
    close: async () => {
      if (child.connected) child.disconnect();
      return ended;
    },
  };
}
