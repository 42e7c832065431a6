/**
 * Runs a TypeScript program of the tests (bench, demo, faults) under plain Node: `node build/run.mjs tests/bench/index.ts …`.
 * `--no-window` before it: the program needs neither an Electron nor a display.
 */
import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'vite';
import { build } from './built.mjs';
import { withDisplay } from './display.mjs';
import { findElectron } from './electron.mjs';
import { provideSystemLibraries } from './system-libraries.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const withWindow = given[0] !== '--no-window';
const [entry, ...words] = withWindow ? given : given.slice(1);
const name = basename(dirname(entry));

if (withWindow) provideSystemLibraries(await findElectron(), { forTests: true });
if (!build()) process.exit(1);
await bundle({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: entry,
    outDir: `out/${name}`,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: { output: { format: 'esm', entryFileNames: 'index.mjs', chunkFileNames: '[name].mjs' } },
  },
});
const program = [process.execPath, `out/${name}/index.mjs`, ...words];
const [command, ...rest] = withWindow ? withDisplay(program) : program;
process.exit(spawnSync(command, rest, { cwd: root, stdio: 'inherit' }).status ?? 1);
