import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Recorded } from './recorder';

/**
 * What a power cut may leave on a disk. A file's bytes are certain once it was synced, its name once its folder was;
 * of the rest any part may have arrived. The disk keeps what it said it kept: no software can promise more.
 */
export const remains = ['dropped', 'kept', 'subset', 'torn'] as const;
export type Remains = (typeof remains)[number];
export type Random = (below: number) => number;

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly length: number };
type Inode = { certain: Buffer; pending: Change[] };
type NameChange = { readonly path: string; readonly inode: Inode | null };

/** Files that need no image: shared memory is empty after a restart. */
const lasts = (path: string): boolean => !path.endsWith('-shm');

export type Disk = {
  readonly apply: (operation: Recorded) => void;
  /** Writes one possible state of the disk into `folder`, which must be empty. */
  readonly image: (folder: string, what: Remains, random: Random) => void;
};

/** A disk as it stands in `base`, all of it certain. `folder` is where the recorded program saw it. */
export function createDisk(base: string, folder: string): Disk {
  const certain = new Map<string, Inode>();
  const now = new Map<string, Inode>();
  let names: NameChange[] = [];
  for (const path of filesBelow(base)) {
    const inode: Inode = { certain: readFileSync(join(base, path)), pending: [] };
    certain.set(join(folder, path), inode);
    now.set(join(folder, path), inode);
  }
  const name = (path: string, inode: Inode | null): void => {
    names.push({ path, inode });
    if (inode === null) now.delete(path);
    else now.set(path, inode);
  };
  const fileAt = (path: string): Inode => {
    const found = now.get(path) ?? { certain: Buffer.alloc(0), pending: [] };
    if (!now.has(path)) name(path, found);
    return found;
  };
  const settle = (path: string): void => {
    const inode = fileAt(path);
    inode.certain = inode.pending.reduce(changed, inode.certain);
    inode.pending = [];
  };
  return {
    apply: (operation) => {
      if (!lasts(operation.path)) return;
      switch (operation.kind) {
        case 'opened':
          if (operation.emptied) fileAt(operation.path).pending.push({ length: 0 });
          else fileAt(operation.path);
          return;
        case 'written':
          fileAt(operation.path).pending.push({ at: operation.at, bytes: operation.bytes });
          return;
        case 'cut':
          fileAt(operation.path).pending.push({ length: operation.length });
          return;
        case 'synced':
          settle(operation.path);
          return;
        case 'unlinked':
          name(operation.path, null);
          return;
        case 'renamed': {
          const inode = fileAt(operation.path);
          name(operation.to, inode);
          name(operation.path, null);
          return;
        }
        case 'folderSynced':
          for (const { path, inode } of names.filter((each) => dirname(each.path) === operation.path)) {
            if (inode === null) certain.delete(path);
            else certain.set(path, inode);
          }
          names = names.filter((each) => dirname(each.path) !== operation.path);
          return;
      }
    },
    image: (into, what, random) => {
      // A journaling file system keeps the order of names: some number of them arrived, in order.
      const arrived = what === 'kept' ? names.length : what === 'dropped' ? 0 : random(names.length + 1);
      const seen = new Map(certain);
      for (const { path, inode } of names.slice(0, arrived)) {
        if (inode === null) seen.delete(path);
        else seen.set(path, inode);
      }
      for (const [path, inode] of seen) {
        const to = join(into, path.slice(folder.length));
        mkdirSync(dirname(to), { recursive: true });
        writeFileSync(to, left(inode, what, random).reduce(changed, inode.certain));
      }
    },
  };
}

function left({ pending }: Inode, what: Remains, random: Random): Change[] {
  switch (what) {
    case 'dropped':
      return [];
    case 'kept':
      return pending;
    case 'subset':
      return pending.filter(() => random(2) === 0);
    case 'torn': {
      const last = pending.at(-1);
      if (last === undefined || 'length' in last) return pending;
      const sectors = Math.ceil(last.bytes.length / 512);
      return [...pending.slice(0, -1), { at: last.at, bytes: last.bytes.subarray(0, random(sectors) * 512) }];
    }
  }
}

function changed(bytes: Buffer, change: Change): Buffer {
  if ('length' in change) {
    const cut = Buffer.alloc(change.length);
    bytes.copy(cut, 0, 0, Math.min(bytes.length, change.length));
    return cut;
  }
  const whole = Buffer.alloc(Math.max(bytes.length, change.at + change.bytes.length));
  bytes.copy(whole);
  change.bytes.copy(whole, change.at);
  return whole;
}

function filesBelow(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = join(below, entry.name);
    if (entry.isDirectory()) return filesBelow(folder, path);
    return entry.isFile() && lasts(path) ? [path] : [];
  });
}
