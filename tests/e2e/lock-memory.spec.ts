import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { frame } from '../../shared/i18n/zh-CN/frame';
import { openVault } from '../../electron/engine/vault/vault';
import { expect, test } from './app';
import { LOGIN, lockByKey, PASSPHRASE, setUp } from './steps';

/**
 * A lock leaves no key behind: the memory of every process of the program is read, byte for byte, for the data key raw
 * and in hex. The control is the engine, which holds it while unlocked: a search that finds nothing there would prove nothing.
 */
type Process = { readonly pid: number; readonly kind: 'shell' | 'engine' | 'page' | 'other' };

/** Field 4 of /proc/PID/stat; the name before it may hold anything. */
const parentOf = (pid: number): number => {
  try {
    return Number(
      readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  } catch {
    return 0;
  }
};
function kindOf(pid: number, root: number): Process['kind'] {
  if (pid === root) return 'shell';
  const line = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8');
  if (/node\.mojom\.NodeService/.test(line)) return 'engine';
  return /--type=renderer/.test(line) ? 'page' : 'other';
}
function familyOf(root: number): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]));
  const within = (pid: number): boolean => pid === root || (pid > 1 && within(parents.get(pid) ?? 0));
  return all.filter(within).flatMap((pid) => {
    try {
      return [{ pid, kind: kindOf(pid, root) }];
    } catch {
      return [];
    }
  });
}

const CHUNK = 8 * 1024 * 1024;
/** How often any of the needles stands in what the process may read or write. */
function copiesIn(pid: number, needles: readonly Buffer[]): number {
  const longest = Math.max(...needles.map((needle) => needle.length));
  const regions = readFileSync(`/proc/${String(pid)}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from = '', to = '', rights = '', name = ''] =
        /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)$/.exec(line) ?? [];
      const skipped = !rights.startsWith('r') || name.startsWith('[v') || from === '';
      return skipped ? [] : [{ from: BigInt(`0x${from}`), to: BigInt(`0x${to}`) }];
    });
  const memory = openSync(`/proc/${String(pid)}/mem`, 'r');
  const buffer = Buffer.alloc(CHUNK + longest);
  let copies = 0;
  try {
    for (const { from, to } of regions)
      for (let at = from; at < to; at += BigInt(CHUNK)) {
        const wanted = Number(to - at < BigInt(buffer.length) ? to - at : BigInt(buffer.length));
        let read = 0;
        try {
          read = readSync(memory, buffer, 0, wanted, at);
        } catch {
          continue; // a hole in the region: nothing is mapped there
        }
        // What begins in the overlap is counted by the next chunk.
        const part = buffer.subarray(0, read);
        for (const needle of needles)
          for (let hit = part.indexOf(needle); hit >= 0 && hit < CHUNK; hit = part.indexOf(needle, hit + 1))
            copies += 1;
      }
  } finally {
    closeSync(memory);
  }
  return copies;
}

const isAlive = (pid: number): boolean => parentOf(pid) !== 0;

test('a lock ends the engine within a second, and no copy of the key is left in shell or page', async ({
  launch,
  folder,
}) => {
  test.skip(process.platform !== 'linux' || process.getuid?.() !== 0, 'reads /proc/PID/mem as root on Linux');
  test.slow();
  const archive = join(folder, 'archive');
  mkdirSync(archive);
  const program = await launch();
  await setUp(program, archive);
  expect(await program.call('settings.set', { key: 'idleMinutes', value: 7 })).toMatchObject({ ok: true });

  const opened = await openVault(readFileSync(join(archive, 'vault.json')), { login: LOGIN, passphrase: PASSPHRASE });
  if (!opened.ok) throw new Error(opened.error.code);
  const { dataKey, groupSecret, identity } = opened.value;
  const secrets = [dataKey, groupSecret, identity.encryption.privateKey, identity.signing.privateKey];
  const raw = secrets.map((secret) => Buffer.from(secret.expose()));
  const needles = raw.flatMap((bytes) => [
    bytes,
    Buffer.from(bytes.toString('hex'), 'latin1'),
    Buffer.from(bytes.toString('hex'), 'utf16le'),
    Buffer.from(bytes.toString('hex').toUpperCase(), 'latin1'),
  ]);
  const root = program.app.process().pid ?? 0;
  const before = familyOf(root);
  const engine = before.find(({ kind }) => kind === 'engine');
  expect(engine, 'the engine is a process of its own').toBeDefined();
  // The control: the search does find the key where it is.
  expect(copiesIn(engine?.pid ?? 0, needles)).toBeGreaterThan(0);
  const found = (processes: readonly Process[]) =>
    processes.filter(({ kind }) => kind !== 'engine').map(({ pid, kind }) => [kind, copiesIn(pid, needles)]);
  expect(found(before).filter(([, copies]) => copies !== 0)).toEqual([]);

  await lockByKey(program);
  const since = Date.now();
  while (isAlive(engine?.pid ?? 0) && Date.now() - since < 5000) await program.page.waitForTimeout(20);
  expect(Date.now() - since).toBeLessThan(1000);
  await expect(program.page.getByRole('navigation', { name: frame.navigation })).toBeHidden();
  const after = familyOf(root);
  expect(after.some(({ pid }) => pid === engine?.pid)).toBe(false);
  expect(after.some(({ kind }) => kind === 'shell') && after.some(({ kind }) => kind === 'page')).toBe(true);
  // The fresh engine is locked: it too has nothing.
  expect(after.map(({ pid, kind }) => [kind, copiesIn(pid, needles)]).filter(([, copies]) => copies !== 0)).toEqual([]);
});

test('a lock ends a porter in the middle of its work within a second as well', async ({ launch, folder }) => {
  test.skip(process.platform !== 'linux', 'reads /proc on Linux');
  const archive = join(folder, 'archive');
  mkdirSync(archive);
  const program = await launch();
  await setUp(program, archive);
  const root = program.app.process().pid ?? 0;
  const before = familyOf(root).filter(({ kind }) => kind === 'engine');
  // A porter that comes to it hangs in the system until somebody writes to the other end, which nobody does.
  execFileSync('mkfifo', [join(archive, 'tombstones.log')]);
  const asked = program.call('backup.make', {}).catch(() => null);
  const backups = join(archive, 'backups');
  const isCopying = () =>
    existsSync(backups) && readdirSync(backups).some((name) => existsSync(join(backups, name, 'vault.json')));
  await expect.poll(isCopying).toBe(true);
  const working = familyOf(root).filter(({ kind }) => kind === 'engine');
  expect([before.length, working.length]).toEqual([1, 2]);

  await lockByKey(program);
  const since = Date.now();
  while (working.some(({ pid }) => isAlive(pid)) && Date.now() - since < 5000) await program.page.waitForTimeout(20);
  expect(Date.now() - since).toBeLessThan(1000);
  expect(readdirSync(backups).filter((name) => !name.endsWith('.partial'))).toEqual([]);
  await asked;
});
