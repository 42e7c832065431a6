/**
 * `npm run lint`: the tree in parts, two at a time, and all of them, so that one run tells all. The types of the whole
 * tree, and all that the rules ask of them, do not fit into the memory that Node allows one process.
 */
import { spawn } from 'node:child_process';

/** Two lanes that take about as long as each other. */
const LANES = [
  [['shared', 'electron', '*.ts'], ['tests/renderer']],
  [['renderer'], ['tests', '--ignore-pattern', 'tests/renderer/**']],
];
const HEAP_MB = 4096;

function lint(part) {
  const words = ['node_modules/eslint/bin/eslint.js', '-c', 'build/eslint.config.mjs', '--max-warnings', '0', ...part];
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, ...words], { stdio: 'inherit' });
  return new Promise((done) => child.on('error', () => done(false)).on('close', (code) => done(code === 0)));
}

async function inTurn(parts) {
  let passed = true;
  for (const part of parts) passed = (await lint(part)) && passed;
  return passed;
}

const lanes = await Promise.all(LANES.map(inTurn));
process.exit(lanes.every(Boolean) ? 0 : 1);
