import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export type PageFile = { readonly bytes: Buffer; readonly type: string };
/** Path in the address (`/index.html`) → what it answers. Made once at start: no request ever reaches the file system. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wav': 'audio/wav',
};

/** Reads every file below `folder` that has a type the page may use. */
export function readPageFiles(folder: string): PageFiles {
  const files = new Map<string, PageFile>();
  const walk = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = `${below}/${entry.name}`;
      const type = TYPES[extname(entry.name)];
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() && type !== undefined) files.set(path, { bytes: readFileSync(join(folder, path)), type });
    }
  };
  walk('');
  return files;
}
