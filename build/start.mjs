/** `npm start`: everything that is needed to see the window, then the window. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from './built.mjs';
import { findElectron } from './electron.mjs';
import { provideSystemLibraries } from './system-libraries.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

async function start() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    throw new Error(
      'There is no display here to open a window on: run npm start in a desktop session (npm test and npm run demo need none).',
    );
  }
  const electron = await findElectron();
  provideSystemLibraries(electron, { forTests: false });
  if (!build()) throw new Error('The program could not be built.');
  const asRoot = process.platform === 'linux' && process.getuid() === 0;
  if (asRoot) console.log('As root Electron runs without its sandbox: good enough to look around, not for real files.');
  const child = spawn(electron, [...(asRoot ? ['--no-sandbox'] : []), root, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}

start().catch((cause) => {
  console.error(cause.message);
  process.exit(1);
});
