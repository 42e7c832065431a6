import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FUSES, readFuses, setFuses, wrongFuses } from '../../build/fuses.mjs';

/** On a binary made up of what matters: the mark, the version, the strip. The real one is in e2e/package.spec.ts. */
const binary = (states: string, version = 1): Buffer =>
  Buffer.concat([
    Buffer.alloc(4096, 7),
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([version, states.length]),
    Buffer.from(states, 'latin1'),
    Buffer.alloc(512, 9),
  ]);
const set = (bytes: Buffer): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), 'fuses-'));
  const path = join(folder, 'electron');
  try {
    writeFileSync(path, bytes);
    setFuses(path);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
};
const asShipped = '101001101';

describe('the fuses of a binary', () => {
  it('are read with their names', () => {
    expect(readFuses(binary('10')).map(({ name, state }) => [name, state])).toEqual([
      ['RunAsNode', 'on'],
      ['EnableCookieEncryption', 'off'],
    ]);
  });
  it.each([9, 7])('are all set as the table says, where the binary has %i', (length) => {
    const shipped = binary(asShipped.slice(0, length));
    expect(wrongFuses(shipped).length).toBeGreaterThan(3);
    const done = set(shipped);
    expect(wrongFuses(done)).toEqual([]);
    expect(done.length).toBe(shipped.length);
    expect(readFuses(done).filter(({ wanted }) => wanted !== null)).toEqual(
      FUSES.slice(0, length)
        .filter(([, wanted]) => wanted !== null)
        .map(([name, wanted]) => ({ name, state: wanted, wanted })),
    );
  });
  it('that the table does not name are an error, read or set', () => {
    const later = binary(`${asShipped}1`);
    expect(wrongFuses(later).at(-1)).toBe('fuse 9 is on, wanted: a decision');
    expect(() => set(later)).toThrow('fuse 9: nobody has decided on it yet');
  });
  it('that a later Electron took out are left alone', () => {
    expect(wrongFuses(set(binary('1r1001101')))).toEqual([]);
  });
  it.each([
    ['no Electron', Buffer.alloc(64), 'not an Electron binary'],
    ['a strip of another kind', binary(asShipped, 2), 'version 2'],
    ['two strips', Buffer.concat([binary(asShipped), binary(asShipped)]), 'more than one strip'],
  ])('are refused in %s', (_what, bytes, words) => {
    expect(() => readFuses(bytes)).toThrow(words);
  });
});
