import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Recorder from './electron-recorder';

/** Starts the shell on the recorder as Electron would; the engine has not reported ready. */
export async function startShell() {
  const electron = (await import('electron')) as unknown as typeof Recorder;
  electron.reset();
  electron.app.paths['userData'] = mkdtempSync(join(tmpdir(), 'guicang-shell-'));
  await import('../../electron/shell/index');
  electron.app.ready();
  await new Promise((resolve) => setImmediate(resolve));
  const window = electron.BrowserWindow.all[0];
  if (window === undefined) throw new Error('the shell opened no window');
  const door = electron.ipcMain.handlers.get('archive:command');
  if (door === undefined) throw new Error('the shell opened no door');
  const ours = { sender: window.webContents, senderFrame: { url: 'app://archive/index.html#/desk', parent: null } };
  return {
    electron,
    window,
    page: electron.session.fromPartition('room'),
    preview: electron.session.defaultSession,
    userData: electron.app.paths['userData'],
    /** The engine that runs now. */
    engine: () => electron.utilityProcess.forked.at(-1) ?? { script: '', words: [], child: new electron.FakeChild() },
    ask: (name: unknown, input: unknown, event: unknown = ours) => Promise.resolve(door(event, name, input)),
  };
}
