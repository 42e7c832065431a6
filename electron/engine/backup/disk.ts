import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { AppFailure } from '../../../shared/errors';
import { classifyFile } from '../store/faults';

/** Files of a backup, written so that they are on the disk when the function returns, and read without a page in between. */
const CHUNK = 1024 * 1024;

export type Turn = () => Promise<void>;

async function walk(path: string, hash: Hash, turn: Turn, take?: (bytes: Buffer) => void): Promise<number> {
  const handle = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK);
    let bytes = 0;
    for (;;) {
      const read = readSync(handle, chunk, 0, CHUNK, bytes);
      if (read === 0) return bytes;
      hash.update(chunk.subarray(0, read));
      take?.(chunk.subarray(0, read));
      bytes += read;
      await turn();
    }
  } finally {
    closeSync(handle);
  }
}

/** Length and SHA-256 of a file. */
export async function digestOf(path: string, turn: Turn): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  const bytes = await walk(path, hash, turn);
  return { bytes, sha256: hash.digest('hex') };
}

/** Copies to a new file, synced; the digest is that of what was read. */
export async function copySynced(from: string, to: string, turn: Turn): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  const handle = openSync(to, 'wx', 0o600);
  try {
    const bytes = await walk(from, hash, turn, (chunk) => {
      let written = 0;
      while (written < chunk.length) written += writeSync(handle, chunk, written);
    });
    fsyncSync(handle);
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(handle);
  }
}

export function writeSynced(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'wx', 0o600);
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function syncFile(path: string): void {
  // Windows flushes only through a handle that may write.
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** NTFS journals names itself, and Windows cannot open a folder for this. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Says in our words what the disk said; anything else is thrown on as it is. */
export function faultOf(cause: unknown): unknown {
  return cause instanceof AppFailure ? cause : classifyFile(cause);
}

export const backupFailed = (reason: string, facts: Record<string, string> = {}): AppFailure =>
  new AppFailure({ code: 'backupFailed', reason, facts });
