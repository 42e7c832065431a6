import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Items 1 and 16 of the security checklist, on what is built and pinned. */
describe('1: no address of a network', () => {
  it.each(['out/shell/index.js', 'out/preload/index.js'])('in %s', (path) => {
    // Comments may name where something was read; code may not go there.
    const code = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    const addresses = [...code.matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s'"`)]+/g)].map(([address]) => address);
    // Names of JSON schema's and XML's vocabularies, which nobody fetches.
    expect(addresses.filter((address) => !/^https?:\/\/(json-schema\.org|www\.w3\.org)\//.test(address))).toEqual([]);
  });
});

it('16: one version of Electron, written out', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: { electron: string };
  };
  const installed = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as { version: string };
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(installed.version).toBe(devDependencies.electron);
});
