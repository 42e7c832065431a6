/**
 * Writes and reads an asar: one file with the program in it, the SHA-256 of every file in its header. The format is
 * Electron's own; the header is a Chromium pickle (lengths in 32 bits, padded to four).
 */
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

const BLOCK = 4 * 1024 * 1024;
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

function integrityOf(bytes) {
  const blocks = [];
  for (let at = 0; at < bytes.length || blocks.length === 0; at += BLOCK)
    blocks.push(sha256(bytes.subarray(at, at + BLOCK)));
  return { algorithm: 'SHA256', hash: sha256(bytes), blockSize: BLOCK, blocks };
}

/**
 * `files`: path inside (with `/`) → bytes. What `outside` names lies beside the asar in `<path>.unpacked`, since the
 * system itself must open it (libraries). Returns the SHA-256 of the header, which macOS and Windows embed.
 */
export function writeAsar(path, files, outside) {
  const header = { files: {} };
  const inside = [];
  let offset = 0;
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const parts = name.split('/');
    const last = parts.pop();
    const folder = parts.reduce((at, part) => (at.files[part] ??= { files: {} }), header);
    const entry = { size: bytes.length, integrity: integrityOf(bytes) };
    if (outside(name)) {
      folder.files[last] = { ...entry, unpacked: true };
      const to = join(`${path}.unpacked`, name);
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, bytes, { mode: 0o755 });
    } else {
      folder.files[last] = { ...entry, offset: String(offset) };
      offset += bytes.length;
      inside.push(bytes);
    }
  }
  const text = Buffer.from(JSON.stringify(header));
  const padded = Math.ceil(text.length / 4) * 4;
  const head = Buffer.alloc(16 + padded);
  head.writeUInt32LE(4, 0);
  head.writeUInt32LE(padded + 8, 4);
  head.writeUInt32LE(padded + 4, 8);
  head.writeUInt32LE(text.length, 12);
  text.copy(head, 16);
  const file = openSync(path, 'w');
  for (const bytes of [head, ...inside]) writeSync(file, bytes);
  closeSync(file);
  return sha256(text);
}

/** Path inside → bytes, each checked against the SHA-256 in the header; throws at the first that differs. */
export function readAsar(path) {
  const whole = readFileSync(path);
  const start = 8 + whole.readUInt32LE(4);
  const header = JSON.parse(whole.toString('utf8', 16, 16 + whole.readUInt32LE(12)));
  const files = new Map();
  const walk = (folder, below) => {
    for (const [name, entry] of Object.entries(folder.files)) {
      const inside = below === '' ? name : `${below}/${name}`;
      if (entry.files !== undefined) {
        walk(entry, inside);
        continue;
      }
      const at = start + Number(entry.offset);
      const bytes = entry.unpacked
        ? readFileSync(join(`${path}.unpacked`, inside))
        : whole.subarray(at, at + entry.size);
      if (sha256(bytes) !== entry.integrity.hash) throw new Error(`${inside} is not what was packed`);
      files.set(inside, bytes);
    }
  };
  walk(header, '');
  return files;
}
