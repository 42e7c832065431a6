import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test as base } from '@playwright/test';
import type { CommandName, InputOf, OutputOf } from '../../shared/contract/index';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';

/** Every script of package.json runs from the project's folder. */
const root = process.cwd();

export type LaunchOptions = {
  /** The folder of an earlier launch: the same machine, started again. */
  readonly userData?: string;
  readonly language?: 'zh-CN' | 'en';
  /** The archive this machine had open last. */
  readonly archive?: string;
  /** How many days the engine's clock is ahead of the PC's (electron/shell/clock.ts). */
  readonly daysAhead?: number;
};

/** The program as a person has it before them, and what only a test may do to it. */
export type Launched = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** What the page complained of so far (console.error, uncaught errors); a test that expects some takes them out. */
  readonly complaints: string[];
  /** The next dialogs of the system answer this path, or are closed without an answer. */
  readonly pick: (path: string | null) => Promise<void>;
  /** Asks as the page would, with the types of the contract. */
  readonly call: <N extends CommandName>(name: N, input: InputOf<N>) => Promise<Result<OutputOf<N>, AppError>>;
  /** Waits for the preview window that opens next. */
  readonly nextWindow: () => Promise<Page>;
  readonly close: () => Promise<void>;
  /** Ends every process at once, as a power cut does. */
  readonly kill: () => Promise<void>;
};

type Fixtures = {
  /** A folder of this test alone, gone afterwards. */
  readonly folder: string;
  readonly launch: (options?: LaunchOptions) => Promise<Launched>;
};

export { expect } from '@playwright/test';
export const test = base.extend<Fixtures>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'guicang-e2e-'));
    await use(folder);
    // Helpers of a program that has ended may still write their last lines; the folder is tried again until they have.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  },
  launch: async ({ folder }, use) => {
    const launched: Launched[] = [];
    await use(async (options = {}) => {
      const one = await launchApp(options.userData ?? join(folder, `machine-${String(launched.length + 1)}`), options);
      launched.push(one);
      return one;
    });
    for (const one of launched) await one.close();
    expect(
      launched.flatMap((one) => one.complaints),
      'the page complained',
    ).toEqual([]);
  },
});

/** Starts the built program in the Electron that build/electron.mjs finds. For programs without fixtures (demo, bench) too. */
export async function launchApp(
  userData: string,
  { language, archive, daysAhead }: LaunchOptions = {},
): Promise<Launched> {
  if (language !== undefined || archive !== undefined) {
    mkdirSync(userData, { recursive: true });
    const machine = { archive: archive ?? null, language: language ?? 'zh-CN', window: { width: 1280, height: 860 } };
    writeFileSync(join(userData, 'machine.json'), JSON.stringify(machine));
  }
  const app = await _electron.launch({
    executablePath: executable(),
    // Root has no sandbox (sandbox.spec.ts shows it working); as anybody else the tests run with it.
    chromiumSandbox: true,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root],
    env: {
      ...environment(),
      GUICANG_USER_DATA: userData,
      ...(daysAhead === undefined ? {} : { GUICANG_DAYS_AHEAD: String(daysAhead) }),
    },
  });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.waitForSelector('#root > *');
  let ended = false;
  const once = (end: () => Promise<unknown>) => async (): Promise<void> => {
    if (ended) return;
    ended = true;
    await end();
  };
  return {
    app,
    page,
    userData,
    complaints,
    pick: (path) =>
      app.evaluate(({ dialog }, picked) => {
        dialog.showOpenDialog = () =>
          Promise.resolve({ canceled: picked === null, filePaths: picked === null ? [] : [picked] });
      }, path),
    call: (name, input) =>
      page.evaluate(([asked, given]) => window.archive.invoke(asked, given) as Promise<never>, [name, input] as const),
    nextWindow: () => app.waitForEvent('window'),
    close: once(() => app.close()),
    kill: once(async () => {
      const gone = new Promise((done) => app.process().once('exit', done));
      app.process().kill('SIGKILL');
      await gone;
    }),
  };
}

let found: string | undefined;
export function executable(): string {
  found ??= execFileSync(process.execPath, [join(root, 'build/electron.mjs'), 'path'], { encoding: 'utf8' }).trim();
  return found;
}

/** Without what would make Electron start as plain Node. */
function environment(): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _node, ...rest } = process.env;
  return Object.fromEntries(Object.entries(rest).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
