import { Worker } from 'node:worker_threads';
import { AppFailure } from '../../../shared/errors';
import { assertNever } from '../../../shared/result';
import type { Drawn } from './draw';
import type { FormJob } from './facts';
import type { FromPress, ToPress } from './press-protocol';
import type { PaperSeal } from './seal';

export type PressOptions = {
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops between two volumes; `draw` then fails with `cancelled`. */
  readonly signal?: AbortSignal;
  /**
   * Enters a print that carries a check code in the log, and says which entry that is; asked once, when nothing can stop
   * the print any more. What it throws, `draw` fails with.
   */
  readonly seal?: (content: string) => PaperSeal;
};
export type Press = {
  /** Fails with the `AppFailure`s of `draw`; with a plain Error when the worker broke or was ended. */
  readonly draw: (job: FormJob, options?: PressOptions) => Promise<Drawn>;
  /** Ends the worker; jobs under way fail. The next `draw` starts another. */
  readonly terminate: () => Promise<void>;
};

type Pending = {
  readonly resolve: (drawn: Drawn) => void;
  readonly reject: (fault: Error) => void;
  readonly onProgress: PressOptions['onProgress'];
  readonly seal: (content: string) => void;
};

/**
 * The engine's side of the press. The worker (`file`, the built press.ts) starts with the first job and stays,
 * its fonts open; it never keeps the process alive by itself.
 */
export function createPress(file: string | URL): Press {
  const pending = new Map<number, Pending>();
  let worker: Worker | null = null;
  let lastId = 0;

  const start = (): Worker => {
    const started = new Worker(file);
    started.on('message', (message: FromPress) => hear(message));
    started.on('error', () => lose(started));
    started.on('exit', () => lose(started));
    return started;
  };
  /** Whatever ended the worker: its jobs are told, and the next one gets a new worker. */
  const lose = (lost: Worker): void => {
    if (worker !== lost) return;
    worker = null;
    for (const { reject } of pending.values()) reject(new Error('The press stopped'));
    pending.clear();
  };
  const settle = (id: number): Pending | undefined => {
    const job = pending.get(id);
    pending.delete(id);
    if (pending.size === 0) worker?.unref();
    return job;
  };
  const hear = (message: FromPress): void => {
    switch (message.kind) {
      case 'progress':
        pending.get(message.id)?.onProgress?.(message.done, message.total);
        return;
      case 'seal':
        pending.get(message.id)?.seal(message.content);
        return;
      case 'drawn':
        settle(message.id)?.resolve(message.drawn);
        return;
      case 'failed':
        settle(message.id)?.reject(new AppFailure(message.error));
        return;
      case 'broke':
        settle(message.id)?.reject(new Error(`The press broke: ${message.name}\n${message.where}`));
        return;
      default:
        assertNever(message);
    }
  };

  return {
    draw: (job, { onProgress, signal, seal } = {}) =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1);
        const drawing = (worker ??= start());
        const say = (message: ToPress): void => drawing.postMessage(message);
        const cancel = (): void => say({ kind: 'cancel', id });
        const release = (): void => signal?.removeEventListener('abort', cancel);
        let refused: Error | null = null;
        pending.set(id, {
          onProgress,
          seal: (content) => {
            try {
              say({ kind: 'sealed', id, seal: seal?.(content) ?? null });
            } catch (fault) {
              refused = fault instanceof Error ? fault : new Error('not entered in the log');
              say({ kind: 'sealed', id, seal: null });
            }
          },
          resolve: (drawn) => {
            release();
            resolve(drawn);
          },
          reject: (fault) => {
            release();
            reject(refused ?? fault);
          },
        });
        drawing.ref();
        say({ kind: 'draw', id, job, sealed: seal !== undefined });
        if (signal?.aborted) cancel();
        else signal?.addEventListener('abort', cancel, { once: true });
      }),
    terminate: async () => {
      const ended = worker;
      if (ended === null) return;
      lose(ended);
      await ended.terminate();
    },
  };
}
