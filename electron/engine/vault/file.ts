import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type AppError, ROOM_FOR_A_SAVE } from '../../../shared/errors';
import { err, ok, type Result } from '../../../shared/result';

/** The calls on the disk, apart so that tests see their order and can make each of them fail. */
export type Disk = {
  readonly writeAndSync: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly syncFolder: (path: string) => Promise<void>;
  /** Takes a file away, or does nothing where there is none. */
  readonly remove: (path: string) => Promise<void>;
  readonly wait: (milliseconds: number) => Promise<void>;
};

export const realDisk: Disk = {
  async writeAndSync(path, bytes) {
    const file = await open(path, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  async syncFolder(path) {
    // Windows cannot open a folder for this; NTFS journals names itself.
    if (process.platform === 'win32') return;
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
  remove: (path) => rm(path, { force: true }),
  wait: (milliseconds) => wait(milliseconds),
};

const RETRIES = 10;
const RETRY_AFTER_MS = 500;
/** What a virus scanner that holds the old file makes rename() say on Windows. */
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY']);

/**
 * Replaces a file whole: after a crash or power cut at any moment it is the old one or the new one, and once this
 * answered `ok` it is the new one. The new bytes wait in `<path>.new`, which a failed call takes away again and the next
 * call overwrites after a crash; one engine per archive makes the fixed name safe. Fails with `folderMissing`, `folderReadOnly`, `diskFull` or `diskError`; the old
 * file is then still in place, except after a failed folder sync, when it is one of the two.
 */
export async function replaceFile(
  path: string,
  bytes: Uint8Array,
  disk: Disk = realDisk,
): Promise<Result<null, AppError>> {
  const fresh = `${path}.new`;
  try {
    await disk.writeAndSync(fresh, bytes);
    await renamePatiently(fresh, path, disk);
    await disk.syncFolder(dirname(path));
    return ok(null);
  } catch (cause) {
    await takeAway(fresh, disk);
    return err(diskFault(cause));
  }
}

/** What went wrong first is what a person is told; that the half-written bytes cannot be taken away either is not. */
async function takeAway(path: string, disk: Disk): Promise<void> {
  try {
    await disk.remove(path);
  } catch {
    // It stays behind; the next call overwrites it.
  }
}

async function renamePatiently(from: string, to: string, disk: Disk): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await disk.rename(from, to);
    } catch (cause) {
      if (attempt === RETRIES || !HELD.has(errorCode(cause))) throw cause;
      await disk.wait(RETRY_AFTER_MS);
    }
  }
}

/** The bytes of vault.json: `vaultMissing` when it is not there, `diskError` when it cannot be read. */
export async function readVaultFile(path: string): Promise<Result<Buffer, AppError>> {
  try {
    return ok(await readFile(path));
  } catch (cause) {
    const missing = ['ENOENT', 'ENOTDIR'].includes(errorCode(cause));
    return err({ code: missing ? 'vaultMissing' : 'diskError' });
  }
}

const errorCode = (cause: unknown): string => (cause instanceof Error && 'code' in cause ? String(cause.code) : '');

function diskFault(cause: unknown): AppError {
  switch (errorCode(cause)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'diskFull', needed: ROOM_FOR_A_SAVE };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { code: 'folderReadOnly' };
    case 'ENOENT':
    case 'ENOTDIR':
      return { code: 'folderMissing' };
    default:
      return { code: 'diskError' };
  }
}
