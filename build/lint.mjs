/**
 * `npm run lint`: one part of the tree after another, and all of them, so that one run tells all. The types of the whole
 * tree, and all that the rules ask of them, do not fit into the memory that Node allows one process.
 */
import { spawnSync } from 'node:child_process';

const PARTS = [
  ['.', '--ignore-pattern', 'tests/**'],
  ['tests', '--ignore-pattern', 'tests/renderer/**'],
  ['tests/renderer'],
];
const ended = PARTS.map((part) =>
  spawnSync(
    process.execPath,
    ['node_modules/eslint/bin/eslint.js', '-c', 'build/eslint.config.mjs', '--max-warnings', '0', ...part],
    { stdio: 'inherit' },
  ),
);
process.exit(ended.every(({ status }) => status === 0) ? 0 : 1);
