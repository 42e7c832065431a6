/**
 * `npm run package -- --verify DIR`: whether a package is still what was packed, and its fuses.
 * `npm run package -- --linux dir [--out DIR] [--with-stand-in]`: the program as a folder that runs by itself. One asar,
 * the fuses set, a manifest with the SHA-256 of every file. For people only an official Electron is packed; the stand-in
 * of electron-stand-in.mjs is refused, unless a check says outright that it wants nothing more.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAsar, writeAsar } from './asar.mjs';
import { build } from './built.mjs';
import { findElectron } from './electron.mjs';
import { readFuses, setFuses, wrongFuses } from './fuses.mjs';
import { licenceText, licenceTroubles, runtimePackages } from './licences.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
export const EXECUTABLE = 'guicang';
export const MANIFEST = 'manifest.json';
/** Packages that are not bundled into out/ (electron.vite.config.ts), each with all that it needs in turn. */
const CARRIED = [
  '@signalapp/sqlcipher',
  '@node-rs/argon2',
  'pdfmake',
  'fontkit',
  '@expo-google-fonts/noto-sans-sc',
  '@expo-google-fonts/noto-serif-sc',
];
const BUILT = ['cli.js', 'engine', 'preload', 'renderer', 'shared', 'shell'];

export async function packageForLinux(out, { withStandIn = false } = {}) {
  const electron = await findElectron();
  if (!isOfficial(dirname(electron)) && !withStandIn)
    throw new Error(
      'Not packaged: the Electron here is not the one this release is made for (a stand-in for developing is too old to be given to people). Connect once to where Electron is published, or set ELECTRON_OVERRIDE_DIST_PATH to an official one.',
    );
  const troubles = licenceTroubles(runtimePackages());
  if (troubles.length > 0) throw new Error(`Not packaged:\n${troubles.join('\n')}`);
  // A check has just been built for, and others are running what was built.
  if (!build({ always: !withStandIn })) throw new Error('Not packaged: the program could not be built.');

  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const from = dirname(electron);
  for (const entry of readdirSync(from))
    if (entry !== 'resources') cpSync(join(from, entry), join(out, entry), { recursive: true });
  renameSync(join(out, 'electron'), join(out, EXECUTABLE));
  mkdirSync(join(out, 'resources'));
  writeAsar(join(out, 'resources/app.asar'), programFiles(), (name) => name.endsWith('.node'));
  writeFileSync(join(out, 'LICENCES.txt'), licenceText());
  cpSync(join(root, 'LICENSE'), join(out, 'LICENSE'));
  setFuses(join(out, EXECUTABLE));
  const wrong = wrongFuses(readFileSync(join(out, EXECUTABLE)));
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  writeFileSync(join(out, MANIFEST), `${JSON.stringify(manifestOf(out), null, 1)}\n`);
  return out;
}

/** What Electron publishes names its version beside the binary; it is the one our dependency pins, or it is not given away. */
function isOfficial(folder) {
  const named = join(folder, 'version');
  const pinned = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version;
  return existsSync(named) && readFileSync(named, 'utf8').trim().replace(/^v/, '') === pinned;
}

/** Path → SHA-256 of every file of a package, the manifest itself left out. */
export function manifestOf(folder) {
  const files = filesBelow(folder).filter((path) => relative(folder, path) !== MANIFEST);
  const sums = files.map((path) => [
    relative(folder, path).split(sep).join('/'),
    createHash('sha256').update(readFileSync(path)).digest('hex'),
  ]);
  return Object.fromEntries(sums.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is wrong with a package, in words: a file that is not what was packed, one too many, a fuse. Empty when nothing is. */
export function troublesOf(folder) {
  const promised = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
  const found = manifestOf(folder);
  const names = [...new Set([...Object.keys(promised), ...Object.keys(found)])].sort();
  const files = names
    .filter((name) => promised[name] !== found[name])
    .map(
      (name) =>
        `${name} ${found[name] === undefined ? 'is missing' : promised[name] === undefined ? 'was not packed' : 'is not what was packed'}`,
    );
  return [
    ...files,
    ...asarTroubles(join(folder, 'resources/app.asar')),
    ...wrongFuses(readFileSync(join(folder, EXECUTABLE))),
  ];
}

function asarTroubles(path) {
  try {
    readAsar(path);
    return [];
  } catch (cause) {
    return [`app.asar: ${cause.message}`];
  }
}

function programFiles() {
  const { name, productName, version, license, main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const files = new Map([['package.json', Buffer.from(JSON.stringify({ name, productName, version, license, main }))]]);
  const add = (path) => files.set(relative(root, path).split(sep).join('/'), readFileSync(path));
  for (const part of BUILT) {
    const path = join(root, 'out', part);
    if (existsSync(path)) (part.endsWith('.js') ? [path] : filesBelow(path)).forEach(add);
  }
  for (const folder of carriedFolders()) filesBelow(folder).filter(runsHere).forEach(add);
  return files;
}

/** The folders of CARRIED and of everything they depend on that is installed here. */
function carriedFolders() {
  const found = new Set();
  const visit = (name, below) => {
    const folder = folderOf(name, below);
    if (folder === undefined || found.has(folder)) return;
    found.add(folder);
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) visit(needed, folder);
  };
  for (const name of CARRIED) visit(name, root);
  return found;
}

/** As Node looks for it: in node_modules of the asking folder, then of each one above. */
function folderOf(name, below) {
  for (let at = below; at.startsWith(resolve(root)) || `${at}${sep}` === root; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
  }
  return undefined;
}

/** Neither sources nor notes, and of libraries for several systems only this one's. */
function runsHere(path) {
  if (/\.(d\.[cm]?ts|ts|map|md|markdown|flow|c|cc|h|gyp)$/i.test(path)) return false;
  if (/[\\/]@expo-google-fonts[\\/]/.test(path))
    return /(400Regular|700Bold)[\\/][^\\/]+\.ttf$|LICENSE|package\.json$/.test(path);
  if (/[\\/](test|tests|docs|examples|\.github)[\\/]/.test(path)) return false;
  return !/[\\/]prebuilds[\\/]/.test(path) || /[\\/]prebuilds[\\/]linux-x64[\\/]/.test(path);
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

function verify(folder) {
  for (const { name, state, wanted } of readFuses(readFileSync(join(folder, EXECUTABLE))))
    console.log(`${name}: ${state}${wanted === null ? '' : ` (wanted: ${wanted})`}`);
  const troubles = troublesOf(folder);
  if (troubles.length > 0) throw new Error(troubles.join('\n'));
  console.log(`${Object.keys(manifestOf(folder)).length} files are what was packed.`);
}

async function main(words) {
  const value = (name) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
  const packed = value('--verify');
  if (packed !== undefined) return verify(packed);
  if (value('--linux') !== 'dir')
    throw new Error(
      'Usage: npm run package -- --linux dir [--out DIR] [--with-stand-in (for checks only)], or --verify DIR',
    );
  const withStandIn = words.includes('--with-stand-in');
  const out = await packageForLinux(resolve(value('--out') ?? join(root, 'dist/linux')), { withStandIn });
  if (withStandIn) console.log('Packaged with the stand-in Electron: for checks only, not to be given to people.');
  console.log(out);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((cause) => {
    console.error(cause.message);
    process.exit(1);
  });
}
