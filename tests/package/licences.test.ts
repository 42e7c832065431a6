import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { licenceText, licenceTroubles, runtimePackages } from '../../build/licences.mjs';

type Entry = { readonly version?: string; readonly hasInstallScript?: boolean };
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const lock = read('package-lock.json') as { packages: Record<string, Entry> };

describe('the work of others', () => {
  it('is under a licence that somebody has read, each package of it', () => {
    expect(licenceTroubles(runtimePackages())).toEqual([]);
    expect(runtimePackages().length).toBeGreaterThan(100);
  });
  it('names every dependency of the program', () => {
    const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
    const names = runtimePackages().map(({ name }) => name);
    expect(Object.keys(dependencies).filter((name) => !names.includes(name))).toEqual([]);
  });
  it.each([
    ['none', {}],
    ['one nobody has read', { license: 'SSPL-1.0' }],
  ])('is refused with %s', (_what, licence) => {
    const packages = { '': {}, 'node_modules/x': { version: '1.0.0', ...licence } };
    expect(licenceTroubles(runtimePackages({ packages }))).toHaveLength(1);
  });
  it('does not speak of what only builds and tests the program', () => {
    const packages = { '': {}, 'node_modules/x': { version: '1.0.0', dev: true } };
    expect(runtimePackages({ packages })).toEqual([]);
  });
  it('goes with the package in full', () => {
    const text = licenceText();
    for (const words of ['GNU AFFERO GENERAL PUBLIC LICENSE', 'Permission is hereby granted', 'SIL', 'Apache License'])
      expect(text, words).toContain(words);
    for (const { name, folder } of runtimePackages()) if (existsSync(folder)) expect(text).toContain(`${name} `);
  });
});

it('no dependency runs a script at its installation that nobody has read', () => {
  const running = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version ?? ''}`);
  expect(Object.keys(read('build/install-scripts.json') as object).sort()).toEqual(running.sort());
  // Later npm asks the same of package.json, and warns at every installation of what it does not find there.
  const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };
  const names = running.map((one) => [one.replace(/@[^@]*$/, ''), false] as const);
  expect(allowScripts).toEqual(Object.fromEntries(names));
});
