import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve('.');
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });

type Imports = ReadonlyMap<string, readonly string[]>;

/** File → files it needs at run time; a type is gone by then and may point anywhere. */
function importsOf(sources: ReadonlyMap<string, string>): Imports {
  const found = (from: string): string | undefined =>
    [`${from}.ts`, `${from}.tsx`, `${from}/index.ts`].find((path) => sources.has(path));
  return new Map(
    [...sources].map(([path, text]) => {
      const named = [...text.matchAll(/^(?:import|export)(?! type)[^'";]*? from '(\.[^']+)'/gm)].map((match) =>
        found(join(dirname(path), match[1] ?? '')),
      );
      return [path, named.filter((target): target is string => target !== undefined)] as const;
    }),
  );
}

/** The first circle found, as the names along it; null when there is none. */
function circle(imports: Imports): string[] | null {
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): string[] | null => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const next of imports.get(path) ?? []) {
      const found = visit(next, [...way, path]);
      if (found !== null) return found;
    }
    done.add(path);
    return null;
  };
  for (const path of imports.keys()) {
    const found = visit(path, []);
    if (found !== null) return found;
  }
  return null;
}

it('no file needs itself by way of others', () => {
  const sources = new Map(
    ['shared', 'electron', 'renderer']
      .flatMap(filesBelow)
      .map((path) => [resolve(path), readFileSync(path, 'utf8')] as const),
  );
  expect(importsOf(sources).get(resolve('shared/contract/index.ts'))?.length).toBeGreaterThan(5);
  expect(circle(importsOf(sources))?.map((path) => relative(root, path)) ?? null).toBeNull();
});

it('finds a circle, and takes one of types for none', () => {
  const two = (kind: string) =>
    new Map([
      ['/a.ts', `${kind} { b } from './b';\n`],
      ['/b.ts', `${kind} { a } from './a';\n`],
    ]);
  expect(circle(importsOf(two('import')))).toEqual(['/a.ts', '/b.ts', '/a.ts']);
  expect(circle(importsOf(two('import type')))).toBeNull();
});
