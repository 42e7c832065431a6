import { mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Disk, realDisk, replaceFile } from '../../electron/engine/vault/file';
import { codeOf } from './fixtures';

const folder = () => mkdtemp(join(tmpdir(), 'vault-'));
const OLD = Buffer.from('old');
const NEW = Buffer.from('new');
const fault = (code: string): Error => Object.assign(new Error(code), { code });

/** The real disk, with each call noted, and with the faults of one step in the order they come. */
function watched(steps: string[], faults: Partial<Record<keyof Disk, string[]>> = {}): Disk {
  const before = (step: keyof Disk): void => {
    steps.push(step);
    const code = faults[step]?.shift();
    if (code !== undefined) throw fault(code);
  };
  return {
    writeAndSync: async (path, bytes) => {
      before('writeAndSync');
      await realDisk.writeAndSync(path, bytes);
    },
    rename: async (from, to) => {
      before('rename');
      await realDisk.rename(from, to);
    },
    syncFolder: async (path) => {
      before('syncFolder');
      await realDisk.syncFolder(path);
    },
    remove: async (path) => {
      before('remove');
      await realDisk.remove(path);
    },
    wait: (milliseconds) => Promise.resolve(void steps.push(`wait ${String(milliseconds)}`)),
  };
}

describe('replacing a file whole', () => {
  it('writes and syncs beside it, renames, then syncs the folder, in this order', async () => {
    const path = join(await folder(), 'vault.json');
    const steps: string[] = [];
    expect(codeOf(await replaceFile(path, NEW, watched(steps)))).toBe('accepted');
    expect(steps).toEqual(['writeAndSync', 'rename', 'syncFolder']);
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(dirname(path))).toEqual(['vault.json']);
  });

  it('is readable by its owner only', async () => {
    const path = join(await folder(), 'vault.json');
    await replaceFile(path, NEW);
    expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
  });

  it.each<[keyof Disk, string, string]>([
    ['writeAndSync', 'ENOSPC', 'diskFull'],
    ['writeAndSync', 'EDQUOT', 'diskFull'],
    ['writeAndSync', 'EROFS', 'folderReadOnly'],
    ['writeAndSync', 'EACCES', 'folderReadOnly'],
    ['writeAndSync', 'EIO', 'diskError'],
    ['rename', 'EIO', 'diskError'],
    ['rename', 'ENOENT', 'folderMissing'],
  ])('keeps the old file when %s fails with %s, and says %s', async (step, code, told) => {
    const path = join(await folder(), 'vault.json');
    await writeFile(path, OLD);
    expect(codeOf(await replaceFile(path, NEW, watched([], { [step]: [code] })))).toBe(told);
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(dirname(path))).toEqual(['vault.json']);
    expect(codeOf(await replaceFile(path, NEW))).toBe('accepted');
  });

  it('says what went wrong first, even where the half-written file cannot be taken away', async () => {
    const path = join(await folder(), 'vault.json');
    await writeFile(path, OLD);
    expect(codeOf(await replaceFile(path, NEW, watched([], { rename: ['ENOSPC'], remove: ['EIO'] })))).toBe('diskFull');
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  it('does not say done before the folder is on the disk', async () => {
    const path = join(await folder(), 'vault.json');
    expect(codeOf(await replaceFile(path, NEW, watched([], { syncFolder: ['EIO'] })))).toBe('diskError');
  });

  it('waits for a virus scanner that holds the file: ten times, five seconds in all', async () => {
    const path = join(await folder(), 'vault.json');
    const steps: string[] = [];
    expect(
      codeOf(await replaceFile(path, NEW, watched(steps, { rename: Array.from({ length: 10 }, () => 'EPERM') }))),
    ).toBe('accepted');
    expect(steps.filter((step) => step === 'wait 500')).toHaveLength(10);
    await writeFile(path, OLD);
    expect(
      codeOf(await replaceFile(path, NEW, watched([], { rename: Array.from({ length: 11 }, () => 'EBUSY') }))),
    ).toBe('diskError');
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  it('names a missing folder', async () => {
    expect(codeOf(await replaceFile(join(await folder(), 'gone', 'vault.json'), NEW))).toBe('folderMissing');
  });

  it('overwrites what an earlier crash left behind', async () => {
    const path = join(await folder(), 'vault.json');
    await writeFile(`${path}.new`, 'half of somethi');
    await replaceFile(path, NEW);
    expect(await readdir(dirname(path))).toEqual(['vault.json']);
  });

  it('never replaces a folder', async () => {
    const path = join(await folder(), 'vault.json');
    await mkdir(path);
    expect((await replaceFile(path, NEW)).ok).toBe(false);
    expect((await stat(path)).isDirectory()).toBe(true);
  });
});
