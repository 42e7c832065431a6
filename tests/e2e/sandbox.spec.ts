import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { executable, expect, test } from './app';

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
/** As root the program is started as nobody, since root has no sandbox; nobody must be able to read it. */
const asNobody = (words: string[]): string[] =>
  isRoot ? ['setpriv', `--reuid=${String(NOBODY)}`, `--regid=${String(NOBODY)}`, '--clear-groups', ...words] : words;
const readable = (): boolean =>
  [executable(), 'out/shell/index.js'].every((path) => {
    const [command = '', ...words] = asNobody(['test', '-r', path]);
    return spawnSync(command, words).status === 0;
  });
/** What starts the program: the checkout, or, where that lies out of an ordinary user's reach, a package made of it. */
function programFor(folder: string): string[] {
  if (readable()) return [executable(), process.cwd()];
  const packed = join(folder, 'packed');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['build/package.mjs', '--linux', 'dir', '--out', packed, '--with-stand-in'],
    { encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  return [join(packed, 'guicang')];
}

/** Every process that keeps its data in `userData`: the program, its helpers, and the display it was given. */
const processes = (userData: string): number[] =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => ['cmdline', 'environ'].some((name) => said(pid, name).includes(userData)))
    .map(Number);
/** Empty where it has ended, or is not ours to read. */
function said(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
const end = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {
    // It had ended already.
  }
};
/** Asked first, so that the display takes its lock file along; then without asking. None of them writes on afterwards. */
async function endAll(userData: string): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const left = (): number => {
      const living = processes(userData);
      for (const pid of living) end(pid, signal);
      return living.length;
    };
    const asked = expect.poll(left, { timeout: signal === 'SIGTERM' ? 3_000 : 20_000 }).toBe(0);
    if (signal === 'SIGKILL') await asked;
    else await asked.catch(() => undefined);
  }
}

/** Process ids of the pages whose program keeps its data in `userData`, and what the kernel holds them to. */
function pages(userData: string): { readonly seccomp: string; readonly namespaces: number }[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (!command.includes('--type=renderer') || !command.includes(userData)) return [];
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return [
        {
          seccomp: /^Seccomp:\s*(\d)/m.exec(status)?.[1] ?? '',
          namespaces: /^NSpid:\s*(.*)$/m.exec(status)?.[1]?.split(/\s+/).length ?? 0,
        },
      ];
    } catch {
      return [];
    }
  });
}

test.skip(process.platform !== 'linux', 'reads /proc');
test('an ordinary user works with a page in the sandbox of the system', async ({ folder }) => {
  test.setTimeout(180_000);
  const userData = join(folder, 'machine');
  mkdirSync(userData);
  if (isRoot) {
    chmodSync(folder, 0o755);
    chownSync(userData, NOBODY, NOBODY);
  }
  // The display of the tests is root's: nobody brings one of his own.
  const [command = '', ...words] = asNobody([...(isRoot ? ['xvfb-run', '-a'] : []), ...programFor(folder)]);
  spawn(command, words, {
    env: { ...process.env, HOME: userData, XDG_CONFIG_HOME: userData, GUICANG_USER_DATA: userData },
    stdio: 'ignore',
  });
  try {
    // 2: system calls filtered; more than one id: a process namespace of its own.
    await expect
      .poll(() => pages(userData), { timeout: 20_000 })
      .toEqual([{ seccomp: '2', namespaces: expect.any(Number) }]);
    expect(pages(userData)[0]?.namespaces).toBeGreaterThan(1);
  } finally {
    await endAll(userData);
  }
});
