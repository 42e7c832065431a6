/** `npm test`: everything a change must pass, on a fresh machine too. Goes on after a failure, so that one run tells all. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './built.mjs';
import { withDisplay } from './display.mjs';
import { findElectron } from './electron.mjs';
import { provideSystemLibraries } from './system-libraries.mjs';

const SIDES = ['shared/domain', 'shared', 'electron', 'renderer', 'tests'];
const reports = mkdtempSync(join(tmpdir(), 'guicang-test-'));
const total = { passed: 0, failed: 0 };

const tool = (script, ...words) => [process.execPath, `node_modules/${script}`, ...words];

function run([command, ...words], env = {}) {
  return spawnSync(command, words, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

/** The same beside other work: what it said is printed when it is asked for. */
function begin([command, ...words]) {
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = new Promise((done) => child.on('error', () => done(false)).on('close', (code) => done(code === 0)));
  return async () => {
    const passed = await ended;
    process.stdout.write(said);
    return passed;
  };
}

/** A step that is one check, not a number of tests: it counts when it fails. */
async function check(title, body) {
  console.log(`\n── ${title}`);
  const passed = await body();
  if (!passed) {
    total.failed += 1;
    console.log(`${title}: FAILED`);
  }
  return passed;
}

/** Counts by the runner's own report; a run that ended badly without a failed test counts as one failure. */
function count(title, command, report, env, read) {
  console.log(`\n── ${title}`);
  const ended = run(command, env);
  const { passed, failed } = readReport(report, read);
  total.passed += passed;
  total.failed += ended ? failed : Math.max(failed, 1);
}

function readReport(report, read) {
  try {
    return read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const setUp = await check('set-up', async () => {
  const electron = await findElectron();
  provideSystemLibraries(electron, { forTests: true });
  console.log(electron);
  return true;
}).catch((cause) => {
  console.error(cause.message);
  total.failed += 1;
  return false;
});
// Lint takes as long as all the others together, and each of them uses one core.
const lint = begin([process.execPath, 'build/lint.mjs']);
await check('format', () => run(tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')));
for (const side of SIDES) await check(`types of ${side}`, () => run(tool('typescript/bin/tsc', '-p', side)));
await check('lint', lint);
// Before the unit tests: some of them start the built engine.
const built = await check('build', () => build({ always: true }));

const unit = join(reports, 'unit.json');
count(
  'unit tests',
  tool(
    'vitest/vitest.mjs',
    'run',
    '-c',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unit}`,
  ),
  unit,
  {},
  (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
  }),
);
if (setUp && built) {
  const whole = join(reports, 'whole.json');
  const command = withDisplay(tool('@playwright/test/cli.js', 'test', '-c', 'tests/e2e', '--reporter=list,json'));
  count('end to end, in the real Electron', command, whole, { PLAYWRIGHT_JSON_OUTPUT_NAME: whole }, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  }));
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
