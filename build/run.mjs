/** Runs a TypeScript program of the tests (bench, demo) under plain Node: `node build/run.mjs tests/bench/index.ts …`. */
import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'vite';
import { build } from './built.mjs';
import { withDisplay } from './display.mjs';
import { findElectron } from './electron.mjs';
import { provideSystemLibraries } from './system-libraries.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [entry, ...words] = process.argv.slice(2);
const name = basename(dirname(entry));

provideSystemLibraries(await findElectron(), { forTests: true });
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
const [command, ...rest] = withDisplay([process.execPath, `out/${name}/index.mjs`, ...words]);
process.exit(spawnSync(command, rest, { cwd: root, stdio: 'inherit' }).status ?? 1);
