import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readFuses } from '../../build/fuses.mjs';
import { beginArchive, demoOperator } from '../demo/archive';

/** The program as it is given away: packaged once for these tests, with the Electron at hand, and run as an ordinary user. */
test.skip(process.platform !== 'linux', 'packages are made for Linux here');
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
let work: string;
let folder: string;
let home: string;
const packaging = (...words: string[]) =>
  spawnSync(process.execPath, ['build/package.mjs', ...words], { encoding: 'utf8' });

test.beforeAll(() => {
  test.setTimeout(240_000);
  work = mkdtempSync(join(tmpdir(), 'guicang-package-'));
  folder = join(work, 'guicang');
  home = join(work, 'home');
  mkdirSync(home);
  if (isRoot) {
    chmodSync(work, 0o755);
    chownSync(home, NOBODY, NOBODY);
  }
  const made = packaging('--linux', 'dir', '--out', folder, '--with-stand-in');
  expect(made.stderr, made.stderr).toBe('');
  expect(made.stdout).toContain('for checks only, not to be given to people');
});
test.afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

/** The packaged program as an ordinary user has it: his own home, the sandbox on, no switch. */
function start(
  words: readonly string[],
  { input = '', env = {}, under = [] }: { input?: string; env?: Record<string, string>; under?: string[] } = {},
) {
  const { ELECTRON_RUN_AS_NODE: _node, NODE_OPTIONS: _options, ...rest } = process.env;
  const asNobody = isRoot
    ? ['setpriv', `--reuid=${String(NOBODY)}`, `--regid=${String(NOBODY)}`, '--clear-groups']
    : [];
  const [command = '', ...others] = [
    ...asNobody,
    ...(isRoot ? ['xvfb-run', '-a'] : []),
    ...under,
    join(folder, 'guicang'),
    ...words,
  ];
  return spawnSync(command, others, {
    cwd: home,
    input,
    encoding: 'utf8',
    timeout: 80_000,
    env: { ...rest, HOME: home, ...env },
  });
}
/** Why no page can be put into a sandbox here, or null: user namespaces, or the helper of Chromium owned by root. */
function noSandbox(): string | null {
  const asUser = isRoot ? ['setpriv', `--reuid=${String(NOBODY)}`, `--regid=${String(NOBODY)}`, '--clear-groups'] : [];
  const [command, ...words] = [...asUser, 'unshare', '--user', '--pid', '--fork', 'true'];
  return spawnSync(command, words).status === 0
    ? null
    : 'this system gives ordinary users no namespaces to build a sandbox from';
}

test('what is packaged for people is an official Electron only', () => {
  test.skip(existsSync('node_modules/electron/dist/version'), 'an official Electron is at hand here');
  const refused = packaging('--linux', 'dir', '--out', join(work, 'none'));
  expect([refused.status, existsSync(join(work, 'none'))]).toEqual([1, false]);
  expect(refused.stderr).toMatch(/^Not packaged: .*stand-in/);
});

test('every fuse the binary has is as the table says', () => {
  const fuses = readFuses(readFileSync(join(folder, 'guicang')));
  console.log(fuses.map(({ name, state }) => `${name}: ${state}`).join('\n'));
  expect(fuses.length).toBeGreaterThanOrEqual(7);
  for (const { name, state, wanted } of fuses) if (wanted !== null) expect(state, name).toBe(wanted);
});

test('the package is what was packed, and says so of itself until a byte differs', () => {
  expect(packaging('--verify', folder)).toMatchObject({ status: 0, stderr: '' });
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['LICENCES.txt', 'LICENSE', 'manifest.json']));
  expect(readdirSync(join(folder, 'resources')).sort()).toEqual(['app.asar', 'app.asar.unpacked']);
  const asar = join(folder, 'resources/app.asar');
  const sound = readFileSync(asar);
  const changed = Buffer.from(sound);
  changed[changed.length - 9] = (changed[changed.length - 9] ?? 0) ^ 1;
  try {
    writeFileSync(asar, changed);
    const said = packaging('--verify', folder);
    expect(said.status).toBe(1);
    expect(said.stderr).toContain('resources/app.asar is not what was packed');
    expect(said.stderr).toMatch(/app\.asar: .+ is not what was packed/);
  } finally {
    writeFileSync(asar, sound);
  }
});

test('it checks itself: set-up, unlock, print, and a page in the sandbox of the system', () => {
  const why = noSandbox();
  test.skip(why !== null, why ?? '');
  const { status, stdout, stderr } = start(['--self-check']);
  expect([status, stdout.trim().split('\n')], stderr).toEqual([
    0,
    [
      'an archive was set up',
      'it opened with its passphrase and with no other',
      'a volume was saved and its cover drawn',
      'the log holds',
      'the page loads, in its sandbox',
      'all is well',
    ],
  ]);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('guicang-self-check-'))).toEqual([]);
});

test('it answers the command line without a window', async () => {
  const why = noSandbox();
  test.skip(why !== null, why ?? '');
  const archive = join(work, 'archive');
  const { engine } = await beginArchive(archive, 'out/engine/index.js');
  await engine.close();
  if (isRoot) execFileSync('chown', ['-R', String(NOBODY), archive]);
  const call = ['--cli', 'call', 'operators.me', '{}', '--archive', archive, '--operator', demoOperator.login];

  const typed = start(call, { input: `${demoOperator.passphrase}\n` });
  expect([typed.status, JSON.parse(typed.stdout || 'null')], typed.stderr).toMatchObject([
    0,
    { login: demoOperator.login },
  ]);

  const secret = join(home, 'passphrase');
  writeFileSync(secret, `${demoOperator.passphrase}\n`);
  chmodSync(secret, 0o644);
  expect(start([...call, '--passphrase-file', secret]).status).toBe(0);
  const beside = join(archive, 'passphrase');
  cpSync(secret, beside);
  const refused = start([...call, '--passphrase-file', beside]);
  expect([refused.status, refused.stdout]).toEqual([2, '']);
  expect(refused.stderr).toContain('may not lie beside the vault');

  const wrong = start(call, { input: 'not this one\n' });
  expect([wrong.status, wrong.stdout]).toEqual([1, '']);
  expect(wrong.stderr).toContain('{"code":"wrongPassphrase"}');
});

test('nobody turns it into something else', () => {
  const why = noSandbox();
  test.skip(why !== null, why ?? '');
  const script = join(home, 'script.js');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(join(home, 'ran'))}, '')`);
  chmodSync(script, 0o644);
  const asNode = start([script, '--cli', '--help'], { env: { ELECTRON_RUN_AS_NODE: '1' } });
  expect(asNode.stdout).toContain('archive call <command>');
  start(['--cli', '--help'], { env: { NODE_OPTIONS: `--require ${script}` } });
  expect(existsSync(join(home, 'ran'))).toBe(false);
  for (const name of ['remote-debugging-port=0', 'no-sandbox', 'js-flags=--expose-gc', 'user-data-dir=/tmp']) {
    const { status, stderr } = start([`--${name}`, '--cli', '--help']);
    expect([name, status]).toEqual([name, 1]);
    expect(stderr).toContain(`Guicang does not start with --${name.split('=')[0] ?? ''}`);
  }
});

/** Addresses of a network that any of its processes asked the system for. */
test('in all it does it asks for no network', () => {
  const why = noSandbox();
  test.skip(why !== null, why ?? '');
  test.skip(spawnSync('strace', ['-V']).error !== undefined, 'strace is not installed here');
  const seen = join(home, 'calls');
  const { status, stderr } = start(['--self-check'], {
    under: ['strace', '-f', '-qq', '-e', 'trace=connect,sendto,sendmmsg', '-o', seen],
  });
  expect(status, stderr).toBe(0);
  const calls = readFileSync(seen, 'utf8').split('\n');
  expect(calls.filter((call) => call.includes('AF_UNIX')).length).toBeGreaterThan(0);
  expect(calls.filter((call) => /AF_INET/.test(call))).toEqual([]);
});
