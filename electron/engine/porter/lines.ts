import { fork } from 'node:child_process';
import type { FromEngine, ToEngine } from '../../engine-protocol';
import type { FromPorter, PorterLink } from './protocol';

/** Starts a porter as a child of this very process: under plain Node. */
export function forkPorter(script: string): Promise<PorterLink> {
  const child = fork(script, [], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return Promise.resolve({
    send: (message) => {
      child.send(message);
    },
    onMessage: (listener) => {
      child.on('message', (message) => {
        listener(message as FromPorter);
      });
    },
    onEnd: (listener) => {
      child.once('exit', listener);
      child.once('error', listener);
    },
    end: () => {
      child.kill('SIGKILL');
    },
  });
}

/** One end of a port, as a utilityProcess of Electron gets it. */
export type EnginePort = {
  postMessage: (message: unknown) => void;
  on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) => void;
  start: () => void;
  close: () => void;
};

/**
 * Under Electron the shell starts the porter and gives each of the two one end of a port. What goes over it, the key
 * first of all, the shell never sees.
 */
export function createPorterLines(send: (message: FromEngine) => void) {
  const waiting = new Map<number, (link: PorterLink) => void>();
  const ended = new Map<number, () => void>();
  let lastId = 0;
  const linkOf = (id: number, port: EnginePort): PorterLink => ({
    send: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', ({ data }) => {
        listener(data as FromPorter);
      });
      port.start();
    },
    onEnd: (listener) => {
      ended.set(id, listener);
      port.on('close', listener);
    },
    end: () => {
      ended.delete(id);
      port.close();
      send({ kind: 'endPorter', id });
    },
  });
  return {
    start: (): Promise<PorterLink> =>
      new Promise((done) => {
        const id = (lastId += 1);
        waiting.set(id, done);
        send({ kind: 'wantPorter', id });
      }),
    hear: (message: ToEngine, ports: readonly EnginePort[]): void => {
      const port = ports[0];
      if (message.kind === 'porter' && port !== undefined) {
        waiting.get(message.id)?.(linkOf(message.id, port));
        waiting.delete(message.id);
      }
      if (message.kind === 'porterEnded') ended.get(message.id)?.();
    },
  };
}
