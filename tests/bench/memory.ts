import { readdirSync, readFileSync } from 'node:fs';

/** MB that a process and all below it hold, pages shared with others counted by their share (PSS). Linux only: null elsewhere. */
export function memoryOf(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const stat = read(`/proc/${name}/stat`);
        // The command, in brackets, may hold spaces; what follows the last bracket is state and parent.
        const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
        return parent === undefined ? [] : [[Number(name), Number(parent)] as const];
      }),
  );
  const isBelow = (one: number): boolean => one === pid || (one > 1 && isBelow(parents.get(one) ?? 0));
  const kilobytes = [...parents.keys()]
    .filter(isBelow)
    .map((one) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${String(one)}/smaps_rollup`) ?? '')?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/** Seconds of processor that a process has used, its own and the kernel's for it: what a busy machine does not change much. */
export function processorOf(pid: number): number | null {
  const stat = process.platform === 'linux' ? read(`/proc/${String(pid)}/stat`) : undefined;
  const [user, kernel] =
    stat
      ?.slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number) ?? [];
  return user === undefined || kernel === undefined ? null : (user + kernel) / 100;
}

/** A process may end while it is looked at. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
