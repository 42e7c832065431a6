import { join } from 'node:path';
import type { FromEngine, ToEngine } from '../engine-protocol';
import { clockFrom } from './clock';
import { createEngine } from './engine';
import { createPress } from './forms/press-client';
import { keptAsFound } from './store/open';
import { createPorter } from './porter/client';
import { createPorterLines, type EnginePort, forkPorter } from './porter/lines';

/**
 * The engine's process. The shell starts it as a utilityProcess; tests and the command line start the same file under
 * plain Node with child_process and advanced serialisation. It imports no 'electron'.
 */
type Port = {
  readonly send: (message: FromEngine) => void;
  readonly listen: (receive: (message: ToEngine, ports: readonly EnginePort[]) => void) => void;
  /** Whether this process may start another one itself. */
  readonly mayFork: boolean;
};

/** Electron's utilityProcess gives a `parentPort`; its messages come wrapped in `data`. */
type ParentPort = {
  postMessage: (message: unknown) => void;
  on: (event: 'message', listener: (event: { data: unknown; ports: EnginePort[] }) => void) => void;
};

function openPort(): Port {
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
  if (parentPort !== undefined) {
    return {
      send: (message) => {
        parentPort.postMessage(message);
      },
      listen: (receive) => {
        parentPort.on('message', ({ data, ports }) => {
          receive(data as ToEngine, ports);
        });
      },
      mayFork: false,
    };
  }
  return {
    send: (message) => {
      process.send?.(message);
    },
    listen: (receive) => {
      process.on('message', (message) => {
        receive(message as ToEngine, []);
      });
      // Whoever started us is gone: nobody can lock this engine any more, so it locks itself.
      process.on('disconnect', () => {
        process.exit(0);
      });
    },
    mayFork: true,
  };
}

function folderOf(argv: readonly string[]): string | null {
  const at = argv.indexOf('--archive');
  return at < 0 ? null : (argv[at + 1] ?? null);
}

const port = openPort();
// All three files are built side by side (electron.vite.config.ts).
const press = createPress(join(__dirname, 'press.js'));
const lines = createPorterLines(port.send);
const porter = createPorter(port.mayFork ? () => forkPorter(join(__dirname, 'porter.js')) : lines.start);
const engine = createEngine({
  folder: folderOf(process.argv),
  press,
  porter,
  clock: clockFrom(process.argv),
  send: port.send,
});
const IDLE_EVERY_MS = 60_000;
setInterval(() => {
  // What failed is noted for the desk; an error nobody named must not end the engine.
  engine.idle().catch(() => undefined);
}, IDLE_EVERY_MS).unref();
// A handle left open at exit can abort the process (durability design, finding 10).
process.on('exit', () => {
  engine.close();
  // A store that was refused must not be closed (store/open.ts): the process ends before its connection is torn down.
  if (keptAsFound()) process.kill(process.pid, 'SIGKILL');
});
port.listen((message, ports) => {
  lines.hear(message, ports);
  engine.receive(message);
});
port.send({ kind: 'ready' });
