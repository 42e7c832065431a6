import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openMachineFile } from '../../electron/shell/machine';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guicang-machine-'));
  path = join(folder, 'machine.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const nothing = { archive: null, language: 'zh-CN', window: { width: 1280, height: 860 } };

it('starts from nothing, in Chinese', () => {
  expect(openMachineFile(path).get()).toEqual(nothing);
  expect(existsSync(path)).toBe(false);
});
it('keeps what is set, and nothing else', () => {
  openMachineFile(path).set({ archive: '/srv/room', language: 'en' });
  expect(openMachineFile(path).get()).toEqual({ archive: '/srv/room', language: 'en', window: nothing.window });
  expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')) as object).sort()).toEqual([
    'archive',
    'language',
    'window',
  ]);
  expect(existsSync(`${path}.new`)).toBe(false);
});
it.each([
  '',
  '{',
  'null',
  '[]',
  '"x"',
  '{"archive":null,"language":"en","window":{"width":1280,"height":860},"extra":1}',
  '\u0000\u0000',
])('takes %j for none', (text) => {
  writeFileSync(path, text);
  expect(openMachineFile(path).get()).toEqual(nothing);
});
it('a damaged part does not take the others with it', () => {
  writeFileSync(path, JSON.stringify({ archive: '/srv/room', language: 'fr', window: { width: -5, height: 'x' } }));
  expect(openMachineFile(path).get()).toEqual({ ...nothing, archive: '/srv/room' });
});
it('what cannot be written is still so until the program ends', () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const machine = openMachineFile(join(folder, 'gone', 'machine.json'));
  machine.set({ language: 'en' });
  expect(machine.get().language).toBe('en');
  expect(said).toHaveBeenCalledOnce();
  said.mockRestore();
});
