import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import type { EngineCommandName, InputOf, OutputOf, ProgressEvent } from '../shared/contract/index';
import type { AppError } from '../shared/errors';
import type { Result } from '../shared/result';
import type { DrawnDocument, FromEngine, ToEngine } from './engine-protocol';

export type Answer = { readonly result: Result<unknown, AppError>; readonly document: DrawnDocument | null };
export type EngineClient = {
  /** Any name and any input, as a stranger may send them: the gate decides. Rejects only when the engine itself ends. */
  readonly ask: (name: string, input: unknown) => Promise<Answer>;
  /** The same, typed, where a refusal is a fault of the caller: throws with the error's code. */
  readonly get: <N extends EngineCommandName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;
  /** The document of the answer before. */
  readonly lastDocument: () => DrawnDocument | null;
  /** From now on `ticket` stands for `path`. */
  readonly grant: (ticket: string, path: string) => void;
  /** Asks a long command, by its name, to stop; it then answers `cancelled`. */
  readonly cancel: (job: string) => void;
  readonly pid: number;
  readonly close: () => Promise<void>;
};

/** The engine under plain Node, as the command line, the demo and the benchmarks start it; `folder` null before set-up. */
export function connectEngine(
  script: string,
  folder: string | null,
  onProgress: (event: ProgressEvent) => void = () => undefined,
): EngineClient {
  const engine = fork(script, folder === null ? [] : ['--archive', resolve(folder)], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<
    number,
    { readonly done: (answer: Answer) => void; readonly failed: (cause: Error) => void }
  >();
  let lastId = 0;
  let lastDocument: DrawnDocument | null = null;
  const ended = new Promise<void>((done) => {
    engine.once('exit', () => {
      for (const { failed } of waiting.values()) failed(new Error('the engine stopped'));
      waiting.clear();
      done();
    });
  });
  engine.on('message', (raw) => {
    const message = raw as FromEngine;
    if (message.kind === 'progress') onProgress(message);
    if (message.kind !== 'answer') return;
    lastDocument = message.document ?? null;
    waiting.get(message.id)?.done({ result: message.result, document: lastDocument });
    waiting.delete(message.id);
  });
  const tell = (message: ToEngine): void => {
    engine.send(message);
  };
  const ask = (name: string, input: unknown): Promise<Answer> =>
    new Promise((done, failed) => {
      const id = (lastId += 1);
      waiting.set(id, { done, failed });
      tell({ kind: 'call', id, name, input });
    });
  return {
    ask,
    get: async (name, input) => {
      const { result } = await ask(name, input);
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
      return result.value as never;
    },
    lastDocument: () => lastDocument,
    grant: (ticket, path) => {
      tell({ kind: 'grant', ticket, path });
    },
    cancel: (job) => {
      tell({ kind: 'cancel', job });
    },
    pid: engine.pid ?? 0,
    close: async () => {
      if (engine.connected) engine.disconnect();
      await ended;
    },
  };
}
