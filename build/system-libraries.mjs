/** What Electron needs of a Linux system: checked with ldd, installed where we are root on Debian, else named in one command. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const FOR_WINDOW = [
  'libnss3',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libcups2',
  'libgtk-3-0',
  'libgbm1',
  'libasound2',
  'libxss1',
  'fonts-noto-cjk',
];
const FOR_TESTS = ['xvfb', 'xauth', 'poppler-utils'];

const run = (command, words) => spawnSync(command, words, { encoding: 'utf8' });
const onPath = (name) => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** Nothing to do off Linux. Throws with the one command to run where it may not install by itself. */
export function provideSystemLibraries(executable, { forTests }) {
  if (process.platform !== 'linux') return;
  const lacking = whatIsLacking(executable, forTests);
  if (lacking.length === 0) return;
  const packages = [...FOR_WINDOW, ...(forTests ? FOR_TESTS : [])];
  if (!onPath('apt-get'))
    throw new Error(
      `Missing on this system: ${lacking.join(', ')}. On Debian these packages bring them: ${packages.join(' ')}.`,
    );
  if (process.getuid() !== 0)
    throw new Error(`Missing: ${lacking.join(', ')}. Run: sudo apt-get install ${packages.join(' ')}`);
  install(packages);
  const still = whatIsLacking(executable, forTests);
  if (still.length > 0) throw new Error(`Still missing after installing: ${still.join(', ')}.`);
}

function whatIsLacking(executable, forTests) {
  const libraries = [...run('ldd', [executable]).stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  const commands = forTests ? ['Xvfb', 'xauth', 'pdftotext', 'pdftoppm'].filter((name) => !onPath(name)) : [];
  return [...libraries, ...commands, ...(hasChineseFont() ? [] : ['a Chinese font'])];
}

function hasChineseFont() {
  const listed = run('fc-list', [':lang=zh-cn', 'family']);
  return listed.status === 0 && listed.stdout.trim() !== '';
}

function install(packages) {
  console.log(`Installing system libraries: ${packages.join(' ')} …`);
  apt(['update']);
  apt(['install', '-y', '--no-install-recommends', ...packages.map(asCalledHere)]);
}

function apt(words) {
  const done = spawnSync('apt-get', ['-qq', ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (done.status !== 0) throw new Error(`apt-get ${words.join(' ')} failed.`);
}

/** Debian 13 renamed some libraries when time became 64 bits wide: libasound2 is libasound2t64 there. */
function asCalledHere(name) {
  const known = /Candidate: (?!\(none\))/.test(run('apt-cache', ['policy', name]).stdout);
  return known ? name : `${name}t64`;
}
