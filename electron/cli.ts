import { join, resolve } from 'node:path';
import { runCommandLine } from './command-line';
import { connectEngine } from './engine-client';

/** The command line under plain Node: `npm run archive -- …`. */
void runCommandLine(process.argv.slice(2), (folder, onProgress) =>
  connectEngine(join(__dirname, 'engine', 'index.js'), folder === null ? null : resolve(folder), onProgress),
).then((code) => {
  process.exitCode = code;
});
