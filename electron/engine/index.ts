import { join } from 'node:path';
import type { FromEngine, ToEngine } from '../engine-protocol';
import { createEngine } from './engine';
import { createPress } from './forms/press-client';
import { keptAsFound } from './store/open';

/**
 * The engine's process. The shell starts it as a utilityProcess; tests and the command line start the same file under
 * plain Node with child_process and advanced serialisation. It imports no 'electron'.
 */
type Port = {
  readonly send: (message: FromEngine) => void;
  readonly listen: (receive: (message: ToEngine) => void) => void;
};

/** Electron's utilityProcess gives a `parentPort`; its messages come wrapped in `data`. */
type ParentPort = {
  postMessage: (message: unknown) => void;
  on: (event: 'message', listener: (event: { data: unknown }) => void) => void;
};

function openPort(): Port {
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
  if (parentPort !== undefined) {
    return {
      send: (message) => {
        parentPort.postMessage(message);
      },
      listen: (receive) => {
        parentPort.on('message', ({ data }) => {
          receive(data as ToEngine);
        });
      },
    };
  }
  return {
    send: (message) => {
      process.send?.(message);
    },
    listen: (receive) => {
      process.on('message', (message) => {
        receive(message as ToEngine);
      });
      // Whoever started us is gone: nobody can lock this engine any more, so it locks itself.
      process.on('disconnect', () => {
        process.exit(0);
      });
    },
  };
}

function folderOf(argv: readonly string[]): string | null {
  const at = argv.indexOf('--archive');
  return at < 0 ? null : (argv[at + 1] ?? null);
}

const port = openPort();
// Both files are built side by side (electron.vite.config.ts).
const press = createPress(join(__dirname, 'press.js'));
const engine = createEngine({ folder: folderOf(process.argv), press, clock: () => Date.now(), send: port.send });
// A handle left open at exit can abort the process (durability design, finding 10).
process.on('exit', () => {
  engine.close();
  // A store that was refused must not be closed (store/open.ts): the process ends before its connection is torn down.
  if (keptAsFound()) process.kill(process.pid, 'SIGKILL');
});
port.listen(engine.receive);
port.send({ kind: 'ready' });
