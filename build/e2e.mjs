/** `npm run e2e [-- file …]`: the tests in the real Electron, on a display of their own. */
import { spawnSync } from 'node:child_process';
import { build } from './built.mjs';
import { withDisplay } from './display.mjs';
import { findElectron } from './electron.mjs';
import { provideSystemLibraries } from './system-libraries.mjs';

provideSystemLibraries(await findElectron(), { forTests: true });
if (!build()) process.exit(1);
const [command, ...words] = withDisplay([
  process.execPath,
  'node_modules/@playwright/test/cli.js',
  'test',
  '-c',
  'tests/e2e',
  ...process.argv.slice(2),
]);
process.exit(spawnSync(command, words, { stdio: 'inherit' }).status ?? 1);
