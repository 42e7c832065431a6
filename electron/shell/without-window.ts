import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, BrowserWindow, ipcMain, type Session } from 'electron';
import { COMMAND_CHANNEL } from '../../shared/contract/channels';
import { err } from '../../shared/result';
import { type Connect, runCommandLine } from '../command-line';
import { checkEngine, demand, say } from '../self-check';
import type { DrawnDocument } from '../engine-protocol';
import { Engine } from './engine';
import { PAGE_URL } from './page-scheme';
import { safeguards } from './window';

/** What a packaged program does besides showing its window: `--cli …` and `--self-check`. */
export type Asked = { readonly kind: 'cli'; readonly words: readonly string[] } | { readonly kind: 'selfCheck' };

export function askedWithoutWindow(argv: readonly string[]): Asked | null {
  const cli = argv.indexOf('--cli');
  if (cli >= 0) return { kind: 'cli', words: argv.slice(cli + 1) };
  return argv.includes('--self-check') ? { kind: 'selfCheck' } : null;
}

/** Does what was asked and gives the exit code. `pageSession` makes the session of the page as the window would have it. */
export async function answerWithoutWindow(asked: Asked, pageSession: () => Session): Promise<number> {
  if (asked.kind === 'cli') return runCommandLine(asked.words, connect);
  try {
    await checkEngine(connect);
    await checkPage(pageSession());
    say('all is well');
    return 0;
  } catch (cause) {
    process.stderr.write(`self-check failed: ${cause instanceof Error ? cause.message : 'unknown'}\n`);
    return 1;
  }
}

/** The engine as a utility process, where the program's binary no longer runs as plain Node (fuses). */
const connect: Connect = (folder, onProgress) => {
  let document: DrawnDocument | null = null;
  const engine = new Engine(join(__dirname, '../engine/index.js'), {
    onMessage: (message) => {
      if (message.kind === 'progress') onProgress(message);
    },
    onDocument: (drawn) => {
      document = drawn;
    },
    onDied: () => undefined,
  });
  engine.start(folder === null ? null : resolve(folder));
  return {
    ask: async (name, input) => {
      document = null;
      const result = await engine.call(name, input);
      return { result, document };
    },
    grant: (ticket, path) => {
      engine.say({ kind: 'grant', ticket, path });
    },
    close: () => {
      engine.stop();
      return Promise.resolve();
    },
  };
};

/** A page without a window: it loads, has our three functions and no Node, and the system holds it in its sandbox. */
async function checkPage(session: Session): Promise<void> {
  // Nothing stands behind this page: whatever it asks, it is answered as by a locked engine.
  ipcMain.handle(COMMAND_CHANNEL, () => err({ code: 'locked' }));
  const window = new BrowserWindow({ show: false, webPreferences: safeguards(session) });
  await window.loadURL(PAGE_URL);
  const seen: unknown = await window.webContents.executeJavaScript(
    `[Object.keys(window.archive).length, typeof require, document.querySelector('#root') !== null].join()`,
  );
  demand(seen === '3,undefined,true', 'the page is not as it should be');
  if (process.platform === 'linux' && !app.commandLine.hasSwitch('no-sandbox')) {
    const status = readFileSync(`/proc/${String(window.webContents.getOSProcessId())}/status`, 'utf8');
    demand(/^Seccomp:\s*2$/m.test(status), 'the page runs outside the sandbox of the system');
  }
  window.destroy();
  say('the page loads, in its sandbox');
}
