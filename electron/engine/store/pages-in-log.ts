import { existsSync, readFileSync } from 'node:fs';

const HEADER = 32;
const FRAME_HEADER = 24;

/**
 * Numbers of the pages that the committed part of a write-ahead log holds, by its own account: frames that carry the
 * salts of the log's header, up to the last commit. Checksums are not looked at; who relies on it checks again afterwards.
 */
export function pagesInLog(path: string): ReadonlySet<number> {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const committed = new Set<number>();
  if (bytes.length < HEADER) return committed;
  const salts = bytes.subarray(16, 24);
  const frame = FRAME_HEADER + bytes.readUInt32BE(8);
  let pending: number[] = [];
  for (let at = HEADER; at + frame <= bytes.length; at += frame) {
    if (!bytes.subarray(at + 8, at + 16).equals(salts)) break;
    pending.push(bytes.readUInt32BE(at));
    if (bytes.readUInt32BE(at + 4) === 0) continue;
    for (const page of pending) committed.add(page);
    pending = [];
  }
  return committed;
}
