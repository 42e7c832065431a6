/** Builds out/ when it is missing or older than a source; says nothing on standard output, which belongs to the command line. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['electron', 'renderer', 'shared'];

function newest(folder) {
  const times = readdirSync(join(root, folder), { withFileTypes: true }).map((entry) =>
    entry.isDirectory() ? newest(join(folder, entry.name)) : statSync(join(root, folder, entry.name)).mtimeMs,
  );
  return Math.max(0, ...times);
}

/** The page is built last: as old as it is the whole of out/. */
function builtAt() {
  return statSync(join(root, 'out/renderer/index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** True when out/ is there and current. */
export function build({ always = false } = {}) {
  const sources = Math.max(
    ...SOURCES.map(newest),
    ...['package-lock.json', 'electron.vite.config.ts'].map((name) => statSync(join(root, name)).mtimeMs),
  );
  if (!always && builtAt() > sources) return true;
  const done = spawnSync(
    process.execPath,
    [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    },
  );
  if (done.status !== 0) process.stderr.write(`${done.stdout}${done.stderr}`);
  return done.status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exit(build({ always: process.argv.includes('--always') }) ? 0 : 1);
