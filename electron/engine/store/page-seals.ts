import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';

/**
 * SQLCipher seals each page for its place in the file, not for its time: an old page put back passes every check of
 * the database (durability design, finding 6). One digest over the seals of all pages tells it; the witness keeps it.
 */
const PAGE = 4096;
/** The last half of a page's 64-byte HMAC, which ends the page. */
const SEAL = 32;
const CHUNK_PAGES = 256;
const WAL_HEADER = 32;
const FRAME_HEADER = 24;

export type PageSeals = {
  /** SHA-256 over all seals in order, hex. */
  readonly digest: () => string;
  /** Reads the seals of these pages again, and of all the file has grown by. */
  readonly refresh: (pages: ReadonlySet<number>) => void;
  /** After the last connection to the store in this process is closed, and not before. */
  readonly close: () => void;
};

/**
 * Reads the seals of a whole file; a rest shorter than a page (damage that the seal check names) is not a page. The file
 * stays open until `close`: on POSIX systems, closing any descriptor of a file drops every lock that the process holds
 * on it, those of the database among them, and other processes would take the store for one that nobody has open.
 */
export function readPageSeals(path: string): PageSeals {
  const handle = openSync(path, 'r');
  let seals = Buffer.alloc(0);
  const readAt = (page: number): void => {
    readSync(handle, seals, (page - 1) * SEAL, SEAL, page * PAGE - SEAL);
  };
  const fitted = (): number => {
    const known = seals.length / SEAL;
    const count = Math.floor(fstatSync(handle).size / PAGE);
    const next = Buffer.alloc(count * SEAL);
    seals.copy(next);
    seals = next;
    return Math.min(known, count);
  };
  const readRest = (from: number): void => {
    const chunk = Buffer.alloc(CHUNK_PAGES * PAGE);
    const count = seals.length / SEAL;
    for (let start = from; start < count; start += CHUNK_PAGES) {
      const read = readSync(handle, chunk, 0, chunk.length, start * PAGE);
      for (let at = 0; (at + 1) * PAGE <= read && start + at < count; at += 1)
        chunk.copy(seals, (start + at) * SEAL, (at + 1) * PAGE - SEAL, (at + 1) * PAGE);
    }
  };
  fitted();
  readRest(0);
  return {
    digest: () => createHash('sha256').update(seals).digest('hex'),
    refresh: (pages) => {
      const known = fitted();
      for (const page of pages) if (page <= known) readAt(page);
      readRest(known);
    },
    close: () => {
      closeSync(handle);
    },
  };
}

/** Numbers of the pages that stand in the write-ahead log beside the store. No lock is ever held on that file. */
export function pagesInLog(path: string): Set<number> {
  const log = `${path}-wal`;
  const pages = new Set<number>();
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) <= WAL_HEADER) return pages;
  const bytes = readFileSync(log);
  for (let at = WAL_HEADER; at + FRAME_HEADER <= bytes.length; at += FRAME_HEADER + PAGE)
    pages.add(bytes.readUInt32BE(at));
  return pages;
}
