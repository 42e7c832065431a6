/**
 * Whose work is in the program and on what terms: every package that runs at a user's, read from package-lock.json and
 * its own folder. For the About page (a virtual module), for the package (a text file), for the tests.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Licences that somebody has read and that go together with AGPL-3.0-only. */
export const REVIEWED = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'AGPL-3.0-only',
  'MIT AND OFL-1.1',
  '(MIT AND Zlib)',
];
/** A package that does not name its licence in its package.json: what its own licence file says, read by a person. */
const READ_BY_HAND = { 'png-js@1.1.0': 'MIT' };

/** Every package that ships: [{ name, version, licence, folder }], in order of name. `licence` null where none is known. */
export function runtimePackages(lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional)
    .map(([path, { version, license }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, version, licence: license ?? READ_BY_HAND[`${name}@${version}`] ?? null, folder: path };
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** What is wrong with the licences of `packages`, in words; empty when each is known and reviewed. */
export const licenceTroubles = (packages) =>
  packages
    .filter(({ licence }) => !REVIEWED.includes(licence))
    .map(({ name, version, licence }) => `${name}@${version}: ${licence ?? 'no licence'} is not reviewed`);

/** The whole text that goes with the package: each name, then the words of its licence. */
export function licenceText() {
  return runtimePackages()
    .filter(({ folder }) => existsSync(join(root, folder)))
    .map(({ name, version, licence, folder }) => {
      // A package of fonts has two: one for its code, one for the type.
      const files = readdirSync(join(root, folder)).filter((entry) => /^(licen[cs]e|copying)/i.test(entry));
      const words = files.map((file) => readFileSync(join(root, folder, file), 'utf8').trim());
      return [`${name} ${version}\n${licence}`, ...words].join('\n\n');
    })
    .join(`\n\n${'-'.repeat(72)}\n\n`);
}

/** `import { licences } from 'virtual:licences'`: the list the About page shows. */
export function licencesModule() {
  const id = 'virtual:licences';
  return {
    name: 'licences',
    resolveId: (asked) => (asked === id ? `\0${id}` : undefined),
    load(asked) {
      if (asked !== `\0${id}`) return undefined;
      const list = runtimePackages();
      const troubles = licenceTroubles(list);
      if (troubles.length > 0) throw new Error(troubles.join('\n'));
      const shown = [...new Map(list.map(({ name, version, licence }) => [name, { name, version, licence }])).values()];
      return `export const licences = ${JSON.stringify(shown)};`;
    },
  };
}
