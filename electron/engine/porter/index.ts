import { AppFailure } from '../../../shared/errors';
import { jobs } from './jobs';
import type { FromPorter, JobKind, PorterJob } from './protocol';

/**
 * Entry of a porter's process. Under plain Node the engine forks it and speaks over the channel of the fork; under
 * Electron the shell starts it and hands it one end of a port whose other end the engine has, so that the key never
 * passes through the shell. It ends with its job, and with whoever gave it.
 */
type Line = { readonly send: (message: FromPorter) => void };
type MessagePort = {
  postMessage: (message: unknown) => void;
  on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) => void;
  start: () => void;
};
type ParentPort = { on: (event: 'message', listener: (event: { ports: MessagePort[] }) => void) => void };

const turn = (): Promise<void> => new Promise((next) => setImmediate(next));

async function work(line: Line, { kind, input }: PorterJob): Promise<void> {
  const run = jobs[kind] as (given: typeof input, hooks: Parameters<(typeof jobs)[JobKind]>[1]) => Promise<unknown>;
  try {
    const progress = (step: string, done: number, of: number): void => {
      line.send({ kind: 'progress', step, done, of });
    };
    line.send({ kind: 'done', value: await run(input, { progress, turn }) });
  } catch (cause) {
    line.send(toMessage(cause));
  }
}

function toMessage(cause: unknown): FromPorter {
  if (cause instanceof AppFailure) return { kind: 'failed', error: cause.appError };
  const where =
    cause instanceof Error
      ? (cause.stack ?? '')
          .split('\n')
          .filter((text) => /^\s+at /.test(text))
          .slice(0, 5)
          .join('\n')
      : '';
  return { kind: 'broke', name: cause instanceof Error ? cause.name : typeof cause, where };
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
const end = (): void => {
  process.exit(0);
};
if (parentPort !== undefined) {
  parentPort.on('message', ({ ports: [port] }) => {
    if (port === undefined) return;
    const line: Line = {
      send: (message) => {
        port.postMessage(message);
      },
    };
    port.on('message', ({ data }) => void work(line, data as PorterJob));
    port.on('close', end);
    port.start();
    line.send({ kind: 'ready' });
  });
} else {
  const line: Line = {
    send: (message) => {
      process.send?.(message);
    },
  };
  process.on('message', (message) => void work(line, message as PorterJob));
  process.on('disconnect', end);
  line.send({ kind: 'ready' });
}
