import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readAsar, writeAsar } from '../../build/asar.mjs';

let folder: string;
let path: string;
const files = new Map([
  ['package.json', Buffer.from('{}')],
  ['out/shell/index.js', Buffer.from('1;\n'.repeat(3_000_000))],
  ['node_modules/x/library.node', Buffer.from('machine code')],
  ['empty.txt', Buffer.alloc(0)],
]);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'asar-'));
  path = join(folder, 'app.asar');
  writeAsar(path, files, (name) => name.endsWith('.node'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('gives back what was put in, libraries from beside it', () => {
  const found = readAsar(path);
  expect([...found.keys()].sort()).toEqual([...files.keys()].sort());
  for (const [name, bytes] of files) expect(found.get(name)?.equals(bytes), name).toBe(true);
  expect(readFileSync(join(`${path}.unpacked`, 'node_modules/x/library.node'), 'utf8')).toBe('machine code');
});
it.each([
  ['inside it', () => path, (bytes: Buffer) => bytes.length - 5],
  ['of a library beside it', () => join(`${path}.unpacked`, 'node_modules/x/library.node'), () => 3],
])('notices one byte changed %s', (_where, file, place) => {
  const bytes = readFileSync(file());
  const at = place(bytes);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file(), bytes);
  expect(() => readAsar(path)).toThrow('is not what was packed');
});
